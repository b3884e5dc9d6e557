import { send } from "./client.ts";
import { answer } from "./endpoint.ts";
import type { Schema } from "./schema.ts";
import type { Page } from "#src/common/page.ts";

/** That a user let an application know something about them. */
export interface Consent {
    pk: number;
    expires?: string | null;
    application: { name: string; slug: string };
    /** Names, with spaces between. */
    permissions?: string;
}

export const consents = {
    list: (query: object, signal?: AbortSignal): Promise<Page<Consent>> => answer(send("GET", "/core/user_consent/", { query, signal })),
    usedBy: (pk: string | number, signal?: AbortSignal) => answer<Schema["UsedBy"][]>(send("GET", `/core/user_consent/${pk}/used_by/`, { signal })),
    /** The application has to ask again. */
    destroy: (pk: string | number) => answer<unknown>(send("DELETE", `/core/user_consent/${pk}/`)),
};
