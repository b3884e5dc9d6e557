/** Where an outpost answers, on the host of every application. */
export const OUTPOST_PATH = "/outpost.goauthentik.io/";

/** The path of a file of ours at the host of an application, where all other paths are the application's; undefined for any other path. */
export const fileBelowOutpost = (pathname: string): string | undefined =>
    pathname.startsWith(`${OUTPOST_PATH}static/`) ? pathname.slice(OUTPOST_PATH.length - 1) : undefined;

/** Envoy asks about an address behind this one, by the method with which it was opened: any there is. */
export const isAskedByEnvoy = (pathname: string): boolean => pathname.startsWith(`${OUTPOST_PATH}auth/envoy`);
