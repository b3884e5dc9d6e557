import type { Challenge } from "#src/api/challenges.ts";
import { browser } from "#src/base/browser.ts";
import { arrived } from "#src/base/history-layers.ts";
import { ignore } from "#src/base/ignore.ts";
import { locale as language } from "#src/context/locale.ts";
import { drawers } from "#src/shell/drawer-state.ts";
import { connectFixture, type Prepare } from "./fixture.ts";
import { type Key, plugIn } from "./security-key.ts";

export const THEMES = ["light", "dark"] as const;
export const DIRECTIONS = ["ltr", "rtl"] as const;
export const WIDTHS = ["wide", "narrow"] as const;
export const FAULTS = ["none", "slow", "failing", "offline"] as const;
export type Fault = (typeof FAULTS)[number];

/** The engine's data: a fresh install, the sample company, or very many objects. */
export const DATA_SETS = ["fresh", "sample", "crowded"] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** How a story is shown; set by a story that is about one of them, and by the toolbar of the catalogue. */
export interface StoryContext {
    theme: (typeof THEMES)[number];
    locale: string;
    direction: (typeof DIRECTIONS)[number];
    width: (typeof WIDTHS)[number];
    fault: Fault;
    data: DataSet;
    /** Hash of the address; or a function that prepares something and gives the hash. */
    address: string | Prepare;
    /** Whether the story talks to an engine of its own; elements alone need none. */
    backend: boolean;
    /** Who is signed in there; "" for nobody. */
    user: string;
    /** What every flow shows, in place of the engine's challenge. */
    challenge: Challenge | undefined;
    /** What is sent gets no answer, as long as the story is shown. */
    waits: boolean;
    /** What the engine answers at addresses that end so, in place of its own; undefined where nothing is there, as in a real authentik. */
    answers: Readonly<Record<string, unknown>>;
    /** The security key in the browser: what becomes of a question to it. */
    key: Key;
}

export const PLAIN: StoryContext = {
    theme: "light",
    locale: "en",
    direction: "ltr",
    width: "wide",
    fault: "none",
    data: "fresh",
    address: "#/",
    backend: false,
    user: "akadmin",
    challenge: undefined,
    waits: false,
    answers: {},
    key: "none",
};

const NARROW_PX = 390;
/** The catalogue shows a story in a frame, by which media queries go; a story on a page of its own has its body only. */
const room = window.frameElement instanceof HTMLElement ? window.frameElement : document.body;

/** Where a dialog is that a page has opened. */
export const OPEN_MODAL = "body > div > ak-modal";

/** Whether something on the page would be lost: then it asks the browser to stay. */
const wouldAsk = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

let undoLast = (): void => undefined;
let last: Promise<unknown> = Promise.resolve();

/** Sets the context up, one call after the other; what the story before has set up is undone first. */
export function arrange(wanted: Partial<StoryContext>): Promise<void> {
    const made = last.catch(ignore("whoever called `arrange` has got it")).then(() => make({ ...PLAIN, ...wanted }));
    last = made;
    return made;
}

async function make({ theme, locale, direction, width, address, key, ...fixture }: StoryContext): Promise<void> {
    undoLast();
    undoLast = () => undefined;
    for (const left of document.querySelectorAll(OPEN_MODAL)) {
        // It would ask first, and the question would be left.
        if (wouldAsk()) left.remove();
        else left.dispatchEvent(new Event("ak-close"));
    }
    await arrived();
    dress(theme);
    plugIn(key);
    document.documentElement.dir = direction;
    room.style.maxInlineSize = width === "narrow" ? `${NARROW_PX}px` : "";
    drawers.show(undefined);
    await language.set(locale);
    const connection = fixture.backend ? await connectFixture(fixture) : undefined;
    undoLast = connection?.undo ?? undoLast;
    history.replaceState(null, "", typeof address === "string" ? address : connection ? await address(connection) : "#/");
}

/** Light or dark, by the class that PatternFly's tokens follow. */
export function dress(theme: StoryContext["theme"]): void {
    document.documentElement.classList.toggle("pf-v6-theme-dark", theme === "dark");
    document.documentElement.style.colorScheme = theme;
}

// Wherever a flow leads, and whatever form it sends off by itself: the story stays in view, and sends no request to other origins.
browser.assign = () => undefined;
HTMLFormElement.prototype.submit = () => undefined;
const { fetch: ask } = window;
window.fetch = (input, init) => {
    const request = new Request(input, init);
    return new URL(request.url).origin === location.origin ? ask(request) : Promise.reject(new TypeError("Failed to fetch"));
};
