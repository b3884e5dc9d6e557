/* What lies over a page, as a dialog does, has an entry of its own in the browser's history: Back closes it instead of leaving it above another page. */

import { pathOf } from "./route.ts";

/** One thing over the page. */
interface Layer {
    id: string;
    /** False while its entry waits for the browser, which is still on its way back from another: that way is not one out of this. */
    isEntered: boolean;
    /** The hash of the page that it is over. */
    hash: string;
    /** False once it was taken out of the page in another way. */
    isThere: () => boolean;
    /** True when it cannot close without a question. */
    asks: () => boolean;
    /** Closes it, after asking where it asks. */
    leave: () => void;
}

/** Key in the state of the history: ids of the layers over the page there. */
const KEY = "akLayers";

let layers: Layer[] = [];
let count = 0;
// A page that is loaded again finds the state of the one before: its numbers must not be taken for ours.
const page = Math.random().toString(36).slice(2);

function idsNow(): string[] {
    const state: unknown = history.state;
    const ids: unknown = typeof state === "object" && state !== null && KEY in state ? state[KEY] : [];
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

/** @param hash of another page than is in view */
const enter = (id: string, hash?: string): void => history.pushState({ ...history.state, [KEY]: [...idsNow(), id] }, "", hash);

/** Going back takes the browser a moment; what is done to the history meanwhile would be done at the wrong place. */
let travelling: Promise<void> = Promise.resolve();

/** Resolves when the browser has gone back from all that was closed: an address that is set before would be that of another page. */
export const arrived = (): Promise<void> => travelling;

/** Puts something over the page. @returns takes its entry out of the history again, once it is closed */
export function addLayer(over: Pick<Layer, "isThere" | "asks" | "leave">): () => Promise<void> {
    const id = `${page}-${++count}`;
    const layer = { ...over, id, isEntered: false, hash: location.hash };
    layers = [...layers.filter(({ isThere }) => isThere()), layer];
    travelling = travelling.then(() => {
        if (!layers.includes(layer)) return;
        enter(id);
        layer.isEntered = true;
        layer.hash = location.hash;
    });
    return () => {
        layers = layers.filter((one) => one.id !== id);
        return (travelling = travelling.then(leaveClosed));
    };
}

/** Nothing to do where Back has gone already; more where a layer below was closed before. */
async function leaveClosed(): Promise<void> {
    while (isClosed(idsNow().at(-1))) {
        const gone = new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
        history.back();
        await gone;
    }
}

const isClosed = (id: string | undefined): boolean => id !== undefined && id.startsWith(page) && !layers.some((layer) => layer.id === id);

window.addEventListener("popstate", () => {
    layers = layers.filter(({ isThere }) => isThere());
    for (const layer of layers.filter(({ isEntered }) => isEntered).toReversed()) {
        if (idsNow().includes(layer.id)) return;
        if (layer.asks()) {
            // Where another address was typed: its own page comes back, before anybody has seen that it was left. Giving it up leads on from there.
            enter(layer.id, pathOf(layer.hash) === pathOf(location.hash) ? undefined : layer.hash || "#");
            layer.leave();
            return;
        }
        layer.leave();
    }
});
