import type { Route } from "#src/pages/router.ts";

/** Addresses of the user interface, as in authentik. */
export const routes: readonly Route[] = [
    { path: "/library", load: async () => (await import("./library/library.page.ts")).libraryPage },
    { path: "/settings", load: async () => (await import("./settings/settings.page.ts")).settingsPage },
    { path: "/outside", load: async () => (await import("#src/shell/outside/outside.page.ts")).outsidePage },
];

export const HOME = "/library";
