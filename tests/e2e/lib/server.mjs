// A static host as plain as they come: files of one folder below a path, nothing else. What a journey does to the host
// (a new version, no network, a lost or damaged file) it does through `folder`, `online` and `damage`.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export async function serve(folder, prefix = "/irgendwo/tief/unten/") {
  const host = { folder, online: true, damage: (name, bytes) => bytes };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (!host.online) return request.socket.destroy();
    if (!path.startsWith(prefix)) return void response.writeHead(404).end();
    const name = normalize(path.slice(prefix.length)) === "." ? "index.html" : normalize(path.slice(prefix.length));
    try {
      const bytes = host.damage(name, await readFile(join(host.folder, name)));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/plain; charset=utf-8", "cache-control": "no-cache" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.url = host.origin + prefix;
  host.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return host;
}
