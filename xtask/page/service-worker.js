// Makes the page work without a network, and never shows an old program over newer data.
//
// A version is stored completely, each file verified by its hash, or not at all. Online, the page itself always comes
// from the network, and its files by their hashed names. Offline, the page that ran last on this device is shown, if
// it is stored completely; an older one never is.

const BUILD = "@build";
const FILES = "@files";

const SCOPE = new URL(self.registration.scope);
const STORES = `facetten ${SCOPE.pathname} `;
const OWN_STORE = STORES + BUILD;
const MEMORY = `facetten-memory ${SCOPE.pathname}`;
const COMPLETE = new URL(".complete", SCOPE).href;
const LAST_RUN = new URL(".last-run", SCOPE).href;
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => event.waitUntil(fill()));

self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      if (!(await isComplete(BUILD))) await fill();
      const keep = [OWN_STORE, STORES + (await lastRun())];
      for (const name of await caches.keys()) {
        if (name.startsWith(STORES) && !keep.includes(name)) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  ),
);

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (path === "" || path === "index.html") event.respondWith(page(event.request));
  else if (/-[0-9a-f]{10}\.\w+$/.test(path)) event.respondWith(file(url.href, event.request));
});

async function fill() {
  const store = await caches.open(OWN_STORE);
  await Promise.all(
    Object.entries(FILES).map(async ([name, hash]) => {
      const url = new URL(name, SCOPE).href;
      const response = await fetch(url, { cache: "no-cache" });
      const bytes = await response.clone().arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      if (!response.ok || found !== hash) throw new Error(`${name} is not the file of version ${BUILD}`);
      await store.put(url, response);
    }),
  );
  await store.put(COMPLETE, new Response(BUILD));
}

async function isComplete(build) {
  return caches.has(STORES + build) && Boolean(await (await caches.open(STORES + build)).match(COMPLETE));
}

async function lastRun() {
  const memory = await (await caches.open(MEMORY)).match(LAST_RUN);
  return memory ? memory.text() : BUILD;
}

async function page(request) {
  const fresh = fetch(request).then(async (response) => {
    // A hotel's login page answers as well; only our own page names a build.
    const build = response.ok && (await response.clone().text()).match(/<meta name="facetten-build" content="([^"]+)"/);
    if (!build) throw new Error("not our page");
    await (await caches.open(MEMORY)).put(LAST_RUN, new Response(build[1]));
    return response;
  });
  const patience = new Promise((_, giveUp) => setTimeout(giveUp, PATIENCE_MS, new Error("too slow")));
  try {
    return await Promise.race([fresh, patience]);
  } catch {
    fresh.catch(() => {});
    const build = await lastRun();
    if (await isComplete(build)) {
      const stored = await (await caches.open(STORES + build)).match(SCOPE.href);
      if (stored) return stored;
    }
    return fresh.catch(() => needsNetwork());
  }
}

async function file(url, request) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(STORES)) continue;
    const stored = await (await caches.open(name)).match(url);
    if (stored) return stored;
  }
  return fetch(request);
}

function needsNetwork() {
  const text = `<!doctype html><html lang="de"><meta charset="utf-8"><title>Facetten</title>
<h1>Facetten braucht einmal eine Verbindung</h1>
<p>Auf diesem Gerät lief zuletzt eine neuere Fassung, die noch nicht vollständig gespeichert ist. Ihre Daten sind
unverändert da. Bitte einmal mit Verbindung öffnen.</p>
<h1 lang="en">Facetten needs a connection once</h1>
<p lang="en">A newer version ran last on this device and has not been stored completely. Your data is unchanged.
Please open it once with a connection.</p></html>`;
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
