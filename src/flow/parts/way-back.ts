/** What somebody's settings begin a flow with names them as where it ends. */
const SETTINGS = "/if/user/#/settings";

/** The settings from which somebody began a flow, to go back to when they think better of it; undefined for other flows. */
export function wayBack(search: string): string | undefined {
    const next = new URLSearchParams(search).get("next");
    return next?.startsWith(SETTINGS) ? next : undefined;
}
