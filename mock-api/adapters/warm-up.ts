import { loadPython } from "#mock/python/python.ts";

/** How long the engine must have been idle, in ms. */
const IDLE_MS = 4000;
/** What is asked by whoever opens a page or signs in: none of it leads to an expression by itself. */
const NO_SIGN = /^\/(?!api\/v3\/)|^\/api\/v3\/(flows\/executor|root\/config|core\/tenants\/current|core\/users\/me|outposts\/instances)\//;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Told of every request: loads Python once somebody works here and is idle, so that the first expression does not wait for it. */
export function warmUpAfter(pathname: string): void {
    if (!timer && NO_SIGN.test(pathname)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void loadPython(), IDLE_MS);
    // On Node it must not keep the process alive; a browser's timer is a number.
    (timer as { unref?: () => void }).unref?.();
}
