import names from "./owned-paths.json";

/** Paths that the engine answers, by their first part: the one list, which the build also writes into the service worker. */
export const OWNED_PATHS = new RegExp(`^/(${names.join("|")})/`);

/** Where a page asks the service worker with what it was navigated to, when that was more than an address. */
export const NAVIGATION_PATH = "/-/sandbox/navigation";
