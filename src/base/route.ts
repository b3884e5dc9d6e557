/* What views keep in the address, as authentik does: `#/path;{"tablePage":2}`, the JSON percent-encoded. */

export type RouteState = Readonly<Record<string, unknown>>;

/** Path of the page in view. */
export const currentPath = (): string => location.hash.slice(1).split(";", 1)[0] ?? "";

/** What the views of the page have put into the address; nothing when somebody wrote nonsense there. */
export function routeState(): RouteState {
    const text = location.hash.slice(1).split(";").slice(1).join(";");
    if (text === "") return {};
    try {
        const value: unknown = JSON.parse(decodeURIComponent(text));
        return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
    } catch {
        return {};
    }
}

/** An address with state, for links. */
export function href(path: string, state: RouteState = {}): string {
    const kept = Object.entries(state).filter(([, value]) => value !== undefined && value !== "");
    return kept.length === 0 ? `#${path}` : `#${path};${encodeURIComponent(JSON.stringify(Object.fromEntries(kept)))}`;
}

/** Changes part of the state; undefined and empty text remove. Makes no step in the history, and no `hashchange`. */
export function setRouteState(changes: RouteState): void {
    history.replaceState(history.state, "", href(currentPath(), { ...routeState(), ...changes }));
}
