import { expect } from "chai";
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from "puppeteer-core";
// @ts-expect-error: a build script without types
import { resolveBrowser } from "../../build/browser.mjs";
import { shake } from "./shaken.ts";

/** One visitor: a browser context of its own, and what its pages complained of. */
export interface Visitor {
    readonly context: BrowserContext;
    /** Addresses that its pages asked for. */
    readonly asked: readonly string[];
    /** Errors, refused scripts and styles, each with the page's address. */
    readonly complaints: readonly string[];
    open(url: string): Promise<Page>;
}

let browser: Promise<Browser> | undefined;

const launch = (): Promise<Browser> => (browser ??= resolveBrowser().then((options: Parameters<typeof puppeteer.launch>[0]) => puppeteer.launch(options)));

async function closeBrowser(): Promise<void> {
    await (await browser)?.close();
    browser = undefined;
}

/** What a suite's pages are opened in front of: started before its tests, ended with the browser after them. */
export function running(start: () => Promise<{ readonly url: string; stop(): Promise<void> }>): { readonly url: string } {
    let started: Awaited<ReturnType<typeof start>> | undefined;
    before(async () => {
        started = await start();
    });
    after(async () => {
        await closeBrowser();
        await started?.stop();
    });
    return {
        get url() {
            if (!started) throw new Error("Nothing runs before the first test.");
            return started.url;
        },
    };
}

/** ms: what comes late on a busy machine has come; what never comes is a failure. */
const PATIENCE = 30_000;

/** Browsers print each refusal of a signed-out visitor's requests; these are not defects. */
const isExpected = (text: string): boolean => /status of 40[013]/.test(text);

export async function visitor(): Promise<Visitor> {
    const context = await (await launch()).createBrowserContext();
    const asked: string[] = [];
    const complaints: string[] = [];
    const open = async (url: string): Promise<Page> => {
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE);
        await page.setViewport({ width: 1440, height: 900 });
        if (process.env.SHAKEN) await shake(page);
        page.on("request", (request) => asked.push(request.url()));
        page.on("pageerror", (error) => complaints.push(`${page.url()}: ${String(error)}`));
        page.on("console", (message) => {
            if (message.type() === "error" && !isExpected(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
        });
        await page.evaluateOnNewDocument(() => {
            addEventListener("securitypolicyviolation", (event) =>
                console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
            );
        });
        await page.goto(url);
        return page;
    };
    return { context, asked, complaints, open };
}

/**
 * Waits until the page shows a text, in whatever shadow root. The driver's own search by text keeps what it has once read, and its search through shadow
 * roots (`>>>`) looks again only when something changes outside them.
 */
export async function shows(page: Page, text: string): Promise<void> {
    await page.waitForFunction(
        (wanted) => {
            const holds = (node: ParentNode): boolean =>
                [...node.querySelectorAll("*")].some(
                    (element) =>
                        [...element.childNodes].some((part) => part.nodeType === Node.TEXT_NODE && part.textContent?.includes(wanted)) ||
                        (element.shadowRoot && holds(element.shadowRoot)),
                );
            return holds(document);
        },
        {},
        text,
    );
}

/**
 * Waits until there is an element like this, in whatever shadow root, and gives it.
 * @param text   all that it says, or a pattern of it; by default anything
 */
export async function found(page: Page, selector: string, text: string | RegExp = ""): Promise<ElementHandle<HTMLElement>> {
    return page.waitForFunction(
        (wanted, words, pattern) => {
            const says = (element: HTMLElement): boolean => {
                const said = element.textContent.trim();
                return pattern === undefined ? words === "" || said === words : new RegExp(pattern).test(said);
            };
            const find = (node: ParentNode): HTMLElement | undefined => {
                const here = [...node.querySelectorAll<HTMLElement>(wanted)].find(says);
                if (here) return here;
                for (const { shadowRoot } of node.querySelectorAll("*")) {
                    const inside = shadowRoot && find(shadowRoot);
                    if (inside) return inside;
                }
                return undefined;
            };
            return find(document);
        },
        {},
        selector,
        typeof text === "string" ? text : "",
        typeof text === "string" ? undefined : text.source,
    ) as Promise<ElementHandle<HTMLElement>>;
}

/** Reads again until this is read: what follows from a press, a touch or an answer follows a moment later. */
export async function becomes<T>(read: () => Promise<T>, wanted: T): Promise<void> {
    let last = await read();
    for (const until = Date.now() + PATIENCE; !isEqual(last, wanted) && Date.now() < until; last = await read())
        await new Promise((again) => setTimeout(again, 50));
    expect(last).to.deep.equal(wanted);
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Clicks an element like this once it is there; wherever it has moved to meanwhile. */
export async function press(page: Page, selector: string, text: string | RegExp = ""): Promise<void> {
    await (await found(page, selector, text)).evaluate((element) => element.click());
}

/**
 * Goes to another view of the interface that is open, and waits until the page has heard of it: the driver's `goto` is back before.
 * What is shown there may still have to be loaded, while what was shown before stays: wait for what is new before you press anything.
 * @param hash   as `#/identity/users`
 */
export async function goTo(page: Page, hash: string): Promise<void> {
    await page.evaluate(
        (to) =>
            new Promise<void>((heard) => {
                const before = location.href;
                location.hash = to;
                if (location.href === before) heard();
                else addEventListener("hashchange", () => heard(), { once: true });
            }),
        hash,
    );
}
