// Lets a screen that is switched on without a network show what was last known. The page fills the shelf (screen.js).
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  // The page asks for its own news itself: that may fail, and then the page says so.
  if (request.method === "GET" && request.destination) event.respondWith(fresh(request));
});

async function fresh(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  }
}
