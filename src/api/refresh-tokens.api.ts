import { del, get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** With which an application gets new access tokens for a user. */
export type RefreshToken = Schema["TokenModel"];

const one = (id: string | number) => ({ path: { id } });

export const refreshTokens = {
    list: (query?: Query<"get", "/oauth2/refresh_tokens/">, signal?: AbortSignal) => get("/oauth2/refresh_tokens/", { query, signal }),
    usedBy: (id: string | number, signal?: AbortSignal) => get("/oauth2/refresh_tokens/{id}/used_by/", { ...one(id), signal }),
    destroy: (id: string | number) => del("/oauth2/refresh_tokens/{id}/", one(id)),
};
