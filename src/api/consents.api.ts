import { del, get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** That a user let an application know something about them; names of permissions have spaces between. */
export type Consent = Schema["UserConsent"];

const one = (id: string | number) => ({ path: { id } });

export const consents = {
    list: (query?: Query<"get", "/core/user_consent/">, signal?: AbortSignal) => get("/core/user_consent/", { query, signal }),
    usedBy: (id: string | number, signal?: AbortSignal) => get("/core/user_consent/{id}/used_by/", { ...one(id), signal }),
    /** The application has to ask again. */
    destroy: (id: string | number) => del("/core/user_consent/{id}/", one(id)),
};
