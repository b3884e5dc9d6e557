// In front of MSW's worker: requests that the engine does not answer go straight to the network, without asking a page first.
// Navigations do too: the boot page asks the engine where they lead.
const OWNED = /^\/(api|application|source|media|ws|-|recovery|flows)\//;

self.addEventListener("fetch", (event) => {
    const { origin, pathname } = new URL(event.request.url);
    if (origin !== self.location.origin || event.request.mode === "navigate" || !OWNED.test(pathname)) event.stopImmediatePropagation();
});

// MSW's worker takes itself away when the last page is left, also when that page only gives way to the next one, which then finds
// a registration that is going ("Failed to update a ServiceWorker"). Ours stays: without a page it lets everything through.
ServiceWorkerRegistration.prototype.unregister = () => Promise.resolve(false);

importScripts("/mockServiceWorker.js");
