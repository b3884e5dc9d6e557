import { allPages } from "./all-pages.ts";
import { send } from "./client.ts";
import { crud, family } from "./crud.ts";
import { answer, fill, get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** What signs people in to an application, of whatever kind. */
export type Provider = Schema["Provider"];
export type OAuth2Provider = Schema["OAuth2Provider"];
/** The addresses that a client of a provider is configured with; those of its application are null while it has none. */
export type SetupUrls = { readonly [Name in keyof Schema["OAuth2ProviderSetupURLs"]]: string | null };
/** Claims by name. */
export type Claims = Schema["PropertyMappingPreview"]["preview"];

export const providers = family("/providers/all/", "/providers/all/{id}/");

export const oauth2Providers = {
    ...crud("/providers/oauth2/", "/providers/oauth2/{id}/"),
    setupUrls: (id: number, signal?: AbortSignal): Promise<SetupUrls> => get("/providers/oauth2/{id}/setup_urls/", { path: { id }, signal }),
    preview: (id: number, user: number, signal?: AbortSignal) => preview("/providers/oauth2/{id}/preview_user/", id, user, signal),
};

/** What a provider would tell about a user; the document does not know that one can be named (D-450). */
const preview = async (path: string, id: number, user: number, signal: AbortSignal | undefined): Promise<Claims> =>
    (await answer<Schema["PropertyMappingPreview"]>(send("GET", fill(path, { id }), { query: { for_user: user }, signal }))).preview;

/** Sources whose tokens a provider can trust: their keys are known. */
export const trustworthySources = (signal?: AbortSignal) =>
    allPages((query) => get("/sources/oauth/", { query: { ...query, has_jwks: true, ordering: "name" }, signal }));
