import type { Page } from "puppeteer-core";

/** How much slower than this machine the page computes. */
const SLOWER = 4;
/** ms between request and answer, for what is fetched over HTTP. */
const LATENCY = 60;
/** ms at most that something comes later than it would. */
const LATE = 400;

/**
 * Makes a page slow at bad places, as a machine that stops for a moment: `SHAKEN=1 npm run test:e2e` finds tests that pass by luck. A test that fails there
 * by anything but its limit waits for something that was so before.
 */
export async function shake(page: Page): Promise<void> {
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY, downloadThroughput: -1, uploadThroughput: -1 });
    await page.evaluateOnNewDocument((most) => {
        const later = (): number => Math.random() * most;
        const fetched = window.fetch;
        // Answers come in another order than they were asked for, too.
        window.fetch = async (...asked) => {
            await new Promise((go) => setTimeout(go, later()));
            const answer = await fetched(...asked);
            await new Promise((go) => setTimeout(go, later()));
            return answer;
        };
        const [listen, unlisten] = [window.addEventListener.bind(window), window.removeEventListener.bind(window)];
        const late = new WeakMap<object, EventListener>();
        window.addEventListener = (type: string, heard: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions) => {
            if ((type !== "hashchange" && type !== "popstate") || typeof heard !== "function") return listen(type, heard!, options);
            const waiting = late.get(heard) ?? ((event: Event) => void setTimeout(() => late.has(heard) && heard.call(window, event), later()));
            late.set(heard, waiting);
            listen(type, waiting, options);
        };
        window.removeEventListener = (type: string, heard: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions) => {
            unlisten(type, (heard && late.get(heard)) ?? heard!, options);
            if (heard) late.delete(heard);
        };
    }, LATE);
}
