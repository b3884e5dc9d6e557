// In front of MSW's worker: requests that the engine does not answer go straight to the network, without asking a page first.
// Navigations do too: the boot page asks the engine where they lead. The build writes the list of owned paths here (owned-paths.json).
const OWNED = /^\/(__OWNED_PATHS__)\//;

// A navigation by POST (a SAML binding, OAuth's form_post) has a body, which the boot page cannot see: it is kept until that page asks.
const NAVIGATION = "/-/sandbox/navigation";
const KEPT = "sandbox-navigations";
const keyOf = (client) => `${NAVIGATION}/${client}`;

self.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    const isOurs = origin === self.location.origin;
    const isNavigation = request.mode === "navigate";
    if (isOurs && isNavigation && request.method === "POST" && OWNED.test(pathname)) event.respondWith(keep(event));
    else if (isOurs && !isNavigation && pathname === NAVIGATION) event.respondWith(handOver(event));
    else if (isOurs && !isNavigation && OWNED.test(pathname)) return;
    event.stopImmediatePropagation();
});

async function keep({ request, resultingClientId }) {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    const [body, cache] = await Promise.all([request.arrayBuffer(), caches.open(KEPT)]);
    await cache.put(keyOf(resultingClientId), new Response(body, { headers }));
    return fetch("/tab/boot.html");
}

// Once: a page that asks again was reached in another way since.
async function handOver({ clientId }) {
    const cache = await caches.open(KEPT);
    const kept = await cache.match(keyOf(clientId));
    await cache.delete(keyOf(clientId));
    return kept ?? new Response(null, { status: 204 });
}

// What no page has asked for belongs to tabs that are gone.
self.addEventListener("activate", (event) => event.waitUntil(caches.delete(KEPT)));

// MSW's worker takes itself away when the last page is left, also when that page only gives way to the next one, which then finds
// a registration that is going ("Failed to update a ServiceWorker"). Ours stays: without a page it lets everything through.
ServiceWorkerRegistration.prototype.unregister = () => Promise.resolve(false);

importScripts("/mockServiceWorker.js");
