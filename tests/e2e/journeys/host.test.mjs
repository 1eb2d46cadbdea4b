// The page as it is delivered: below any path, without a network, across versions, and as one file.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, SINGLE_FILE, journey } from "../lib/journey.mjs";
import { Shell } from "../lib/shell.mjs";

const started = (page) => page.locator("h1").first().waitFor();
const build = (page) => page.locator('meta[name="facetten-build"]').getAttribute("content");

async function offlineReady(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((soon) => setTimeout(soon, 50));
  });
}

/** The same page under another version, as a publisher would upload it. */
async function newerVersion() {
  const folder = await mkdtemp(join(tmpdir(), "facetten-newer-"));
  await cp(DIST, folder, { recursive: true });
  const page = await readFile(join(folder, "index.html"), "utf8");
  const old = page.match(/name="facetten-build" content="([^"]+)"/)[1];
  const changed = page.replaceAll(old, "99.0.0+newer");
  await writeFile(join(folder, "index.html"), changed);
  const hash = (text) => createHash("sha256").update(text).digest("hex");
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  await writeFile(join(folder, "sw.js"), worker.replaceAll(old, "99.0.0+newer").replace(hash(page), hash(changed)));
  return folder;
}

journey("the page works below any path and asks only its own host", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  await started(page);
  const foreign = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith(location.origin)),
  );
  assert.deepEqual(foreign, []);
});

journey("the page opens without a network after the first visit", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  await started(page);
  await offlineReady(page);
  host.online = false;
  await page.reload();
  await started(page);
  host.online = true;
  browser.findings = browser.findings.filter((finding) => !finding.includes("net::ERR"));
});

journey("after a newer version ran, an older one is never shown", async ({ host, start }) => {
  const newer = await newerVersion();
  try {
    const browser = await start();
    const page = await browser.open(host.url);
    await started(page);
    await offlineReady(page);
    const old = await build(page);

    // The newer page arrives, but its worker cannot be stored: one of its files is missing on the host.
    const complete = await readFile(join(newer, "sw.js"), "utf8");
    await writeFile(join(newer, "sw.js"), complete.replace('"./": "', '"./": "0'));
    host.folder = newer;
    await page.reload();
    await started(page);
    assert.equal(await build(page), "99.0.0+newer");
    host.online = false;
    await page.reload();
    await page.getByText("braucht einmal eine Verbindung").waitFor();

    // Once it is stored completely, it opens without a network, in its own version.
    host.online = true;
    await writeFile(join(newer, "sw.js"), complete);
    await page.goto(host.url);
    await started(page);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const names = async () => (await caches.keys()).filter((name) => name.endsWith("99.0.0+newer"));
      const complete = async (name) => (await (await caches.open(name)).keys()).some((key) => key.url.endsWith(".complete"));
      for (;;) {
        const [name] = await names();
        if (name && (await complete(name))) return;
        await new Promise((soon) => setTimeout(soon, 50));
      }
    });
    host.online = false;
    await page.reload();
    await started(page);
    assert.equal(await build(page), "99.0.0+newer");
    assert.notEqual(old, "99.0.0+newer");
    host.online = true;
    browser.findings = browser.findings.filter((finding) => !/net::ERR|503|404/.test(finding));
  } finally {
    await rm(newer, { recursive: true, force: true });
  }
});

journey("the single file opens by double click and requests nothing", async ({ start }) => {
  const browser = await start();
  const requests = [];
  browser.context.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  const began = performance.now();
  const page = await browser.open(SINGLE_FILE);
  await started(page);
  assert.ok(performance.now() - began < 2000, "usable within two seconds");
  assert.deepEqual(requests, [SINGLE_FILE]);
});

for (const [what, ending, damage] of [
  ["a lost script", ".js", () => {
    throw new Error("lost");
  }],
  ["a lost program", ".wasm", () => {
    throw new Error("lost");
  }],
  ["a damaged program", ".wasm", (bytes) => bytes.subarray(0, bytes.length / 2)],
]) {
  journey(`${what} ends on the rescue page, not on a blank one`, async ({ host, start }) => {
    host.damage = (name, bytes) => (name.startsWith("facetten-") && name.endsWith(ending) ? damage(bytes) : bytes);
    const browser = await start();
    const page = await browser.open(host.url);
    await page.getByRole("heading", { name: "Facetten ist stehen geblieben" }).waitFor();
    assert.ok(browser.findings.length > 0);
    browser.findings = [];
  });
}

journey("a browser that is too old is told so", async ({ host, start }) => {
  const browser = await start();
  await browser.context.addInitScript(() => {
    const refuse = async () => {
      throw new WebAssembly.CompileError("invalid opcode 0xfd");
    };
    Object.assign(WebAssembly, { compile: refuse, compileStreaming: refuse, instantiate: refuse, instantiateStreaming: refuse });
  });
  const page = await browser.open(host.url);
  await page.getByText("Ist der Browser zu alt?").waitFor();
  browser.findings = [];
});

journey("a part of the program that did not come says so in its place, and comes at the next try", async ({ host, start }) => {
  let lost = true;
  host.damage = (name, bytes) => {
    if (lost && name.startsWith("split_house")) throw new Error("lost");
    return bytes;
  };
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.go("#/rollen");
  await page.getByRole("heading", { name: "Dieser Teil des Programms ist noch nicht geladen" }).waitFor();
  await shell.go("#/kunden");
  await page.getByRole("heading", { level: 1, name: "Kunden" }).waitFor();
  lost = false;
  await shell.go("#/rollen");
  await page.getByRole("link", { name: /Key-Account-Management/ }).first().waitFor();
  browser.findings = browser.findings.filter((finding) => !finding.includes("404"));
});

journey("inside another page nobody's data is shown", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  await started(page);
  await page.route(`${host.origin}/around.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${host.url}" title="inside"></iframe>` }),
  );
  await page.goto(`${host.origin}/around.html`);
  await page.frameLocator("iframe").getByRole("link", { name: "In einem eigenen Fenster öffnen" }).waitFor();
  assert.equal(await page.frameLocator("iframe").locator("h1").count(), 0);
});

journey("no script that comes from outside ever runs", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  await started(page);
  const refused = await page.evaluate(() => {
    const attempts = {
      handler: () => (document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>"),
      script: () => (document.createElement("div").innerHTML = "<script>alert(1)</scr" + "ipt>"),
      address: () => (document.createElement("div").innerHTML = "<a href='javascript:alert(1)'>x</a>"),
      file: () => (document.createElement("script").src = "https://example.com/x.js"),
      policy: () => window.trustedTypes.createPolicy("other", {}),
    };
    return Object.entries(attempts).filter(([, attempt]) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    }).map(([name]) => name);
  });
  assert.deepEqual(refused, ["handler", "script", "address", "file", "policy"]);
  browser.findings = [];
});

journey("every published file is in the list of checksums, unchanged", async () => {
  const list = (await readFile(join(DIST, "SHA256SUMS"), "utf8")).trim().split("\n").map((line) => line.split("  "));
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.equal(list.length, files.length - 1);
  for (const [hash, name] of list) {
    assert.equal(createHash("sha256").update(await readFile(join(DIST, name))).digest("hex"), hash, name);
  }
});
