import type { Page } from "#src/common/page.ts";
import { send } from "./client.ts";
import { answer } from "./endpoint.ts";
import type { UserSetting } from "./user-settings.api.ts";

/** An account elsewhere that a user has connected. */
export interface Connection {
    pk: number;
    user: number;
    source: { slug: string };
}

/** Kinds of sources that users connect to, by the component of their setting. */
const PLACES: Readonly<Record<string, string>> = {
    "ak-user-settings-source-oauth": "oauth",
    "ak-user-settings-source-plex": "plex",
    "ak-user-settings-source-saml": "saml",
};

/** Server pages hold a hundred at most. */
const PAGE_SIZE = 100;

export const sources = {
    /** What the caller may connect to. */
    userSettings: (signal?: AbortSignal): Promise<UserSetting[]> => answer(send("GET", "/sources/all/user_settings/", { signal })),
    /** Connections of one user: an administrator is shown everybody's otherwise. */
    async connections(user: number, signal?: AbortSignal): Promise<Connection[]> {
        const query = { page_size: PAGE_SIZE, user };
        const { results } = await answer<Page<Connection>>(send("GET", "/sources/user_connections/all/", { query, signal }));
        return results.filter((connection) => connection.user === user);
    },
    isKnown: (component: string): boolean => component in PLACES,
    disconnect: (component: string, pk: number) => answer<unknown>(send("DELETE", `/sources/user_connections/${PLACES[component] ?? "all"}/${pk}/`)),
};
