/* What views keep in the address, as authentik does: `#/path;{"tablePage":2}`, the JSON percent-encoded. */

export type RouteState = Readonly<Record<string, unknown>>;

/** Stands for the address while something is done as it was there. */
let other: string | undefined;
const here = (): string => other ?? location.hash;

/** Does something as it would be done at another address. That holds until it first waits. */
export function asAt<T>(hash: string, act: () => T): T {
    other = hash;
    try {
        return act();
    } finally {
        other = undefined;
    }
}

/** Path of the page in view. */
export const currentPath = (): string => pathOf(here());

/** What the views of the page have put into the address; nothing when somebody wrote nonsense there. */
export function routeState(): RouteState {
    const text = here().slice(1).split(";").slice(1).join(";");
    if (text === "") return {};
    try {
        const value: unknown = JSON.parse(decodeURIComponent(text));
        return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
    } catch {
        return {};
    }
}

/** Addresses as they were left, by path. */
const left = new Map<string, string>();
window.addEventListener("hashchange", ({ oldURL }) => {
    // A script that says the address has changed need not say from where.
    if (!URL.canParse(oldURL)) return;
    const { hash } = new URL(oldURL);
    left.set(pathOf(hash), hash);
});

/** The path in an address with or without its state, as `#/identity/users;{…}`. */
export const pathOf = (address: string): string => address.slice(1).split(";", 1)[0] ?? "";

/** The address of a page with all that its views had put there when it was left last; as it is given where nobody was there yet. */
export const asLeft = (address: string): string => left.get(pathOf(address)) ?? address;

/** An address with state, for links. */
export function href(path: string, state: RouteState = {}): string {
    const kept = Object.entries(state).filter(([, value]) => value !== undefined && value !== "");
    return kept.length === 0 ? `#${path}` : `#${path};${encodeURIComponent(JSON.stringify(Object.fromEntries(kept)))}`;
}

/** Changes part of the state; undefined and empty text remove. Makes no step in the history, and no `hashchange`. */
export function setRouteState(changes: RouteState): void {
    history.replaceState(history.state, "", changed(changes));
}

/** The same as a step in the history, so that Back leads to what was before. No `hashchange` either: whoever goes knows. */
export function pushRouteState(changes: RouteState): void {
    history.pushState(null, "", changed(changes));
}

const changed = (changes: RouteState): string => href(currentPath(), { ...routeState(), ...changes });

/**
 * Calls when the address says something else of the page that is in view now; no longer when it is of another page, which the
 * view is about to be taken away for.
 * @returns what ends it
 */
export function followRoute(follow: () => void): () => void {
    const path = currentPath();
    const changed = (): void => {
        if (currentPath() === path) follow();
    };
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
}
