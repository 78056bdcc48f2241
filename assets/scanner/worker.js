/* The service worker of /door/: the page and all that it needs, kept here, so that it opens without a network.
   FORUM is written before this by the server: { version, assets }. */

const KEPT = `forum-door-${FORUM.version}`;
const PAGE = "/door/";
const PATIENCE = 2500; // milliseconds for the network before the kept page is shown

self.addEventListener("install", (event) => {
  self.skipWaiting(); // an open page has loaded what it runs; what it stores is in no cache
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOld(), clients.claim()])));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === PAGE) event.respondWith(page(request));
  else if (pathname.startsWith("/static/") || FORUM.assets.includes(pathname)) event.respondWith(asset(request));
});

async function keepAll() {
  const cache = await caches.open(KEPT);
  await cache.addAll(FORUM.assets.map((address) => new Request(address, { cache: "no-cache" })));
  await keepPage(await fetch(PAGE, { cache: "no-store" }));
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("forum-door-") && name !== KEPT).map((name) => caches.delete(name)));
}

/** The network's page, if it comes in time and is ours; else the kept one. */
async function page(request) {
  const fetched = fetch(request).then(async (response) => {
    if (!response.redirected && response.ok && !response.headers.has("X-Forum-Door")) throw new Error("not our page"); // a hotel's Wi-Fi
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    await keepPage(response.clone());
    return response;
  });
  const kept = await (await caches.open(KEPT)).match(PAGE);
  if (!kept) return fetched;
  return Promise.race([fetched, late()]).catch(() => kept);
}

/** A gate's page that runs with the assets we keep; with none, this browser has no gate any more. */
async function keepPage(response) {
  const version = response.headers.get("X-Forum-Door");
  if (!response.ok || response.redirected || version === null) return;
  const cache = await caches.open(KEPT);
  if (version === "none") await cache.delete(PAGE);
  else if (version === FORUM.version) await cache.put(PAGE, response);
}

async function asset(request) {
  return (await caches.match(request, { cacheName: KEPT })) ?? fetch(request);
}

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}
