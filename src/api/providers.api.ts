import type { Page } from "#src/base/page.ts";
import { allPages } from "./all-pages.ts";
import { send } from "./client.ts";
import { crud, family } from "./crud.ts";
import { answer, fill, get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** What signs people in to an application, of whatever kind. */
export type Provider = Schema["Provider"];
export type OAuth2Provider = Schema["OAuth2Provider"];
export type SamlProvider = Schema["SAMLProvider"];
export type ProxyProvider = Schema["ProxyProvider"];
export type LdapProvider = Schema["LDAPProvider"];
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

export const samlProviders = {
    ...crud("/providers/saml/", "/providers/saml/{id}/"),
    /** What a service provider is set up with; there is none before an application has the provider. */
    metadata: (id: number, signal?: AbortSignal) => get("/providers/saml/{id}/metadata/", { path: { id }, signal }),
    preview: (id: number, user: number, signal?: AbortSignal) => preview("/providers/saml/{id}/preview_user/", id, user, signal),
    /** Makes a provider of a service provider's metadata. @param flow slug of the authorization flow */
    async importMetadata(name: string, flow: string, metadata: File): Promise<void> {
        const body = new FormData();
        body.set("name", name);
        body.set("authorization_flow", flow);
        body.set("file", metadata);
        await send("POST", "/providers/saml/import_metadata/", { body });
    },
};

export const proxyProviders = crud("/providers/proxy/", "/providers/proxy/{id}/", [
    "mode",
    "internal_host",
    "basic_auth_enabled",
    "basic_auth_user_attribute",
    "basic_auth_password_attribute",
]);
export const ldapProviders = crud("/providers/ldap/", "/providers/ldap/{id}/");

/** What a provider would tell about a user; the document does not know that one can be named (D-450). */
const preview = async (path: string, id: number, user: number, signal: AbortSignal | undefined): Promise<Claims> =>
    (await answer<Schema["PropertyMappingPreview"]>(send("GET", fill(path, { id }), { query: { for_user: user }, signal }))).preview;

/** Sources whose tokens a provider can trust: their keys are known. */
export const trustworthySources = (signal?: AbortSignal) =>
    allPages((query) => get("/sources/oauth/", { query: { ...query, has_jwks: true, ordering: "name" }, signal }));

/** A provider that an outpost works for. */
export type CarriedProvider = Pick<Provider, "pk" | "name" | "assigned_application_name"> & { external_host?: string };

/** Providers that an outpost of this type can work for, and that an application has. */
export const carriedProviders = (
    type: Schema["Outpost"]["type"],
    query: { search: string; ordering: string; page: number; page_size: number },
    signal?: AbortSignal,
): Promise<Page<CarriedProvider>> => (type === "proxy" ? proxyProviders : ldapProviders).list({ ...query, application__isnull: false }, signal);

/** Providers of these kinds sign nobody in by themselves: an outpost does it for them. */
const BY_OUTPOST: ReadonlySet<string> = new Set(["ak-provider-proxy-form", "ak-provider-ldap-form"]);

/** Whether a provider needs an outpost and is in none. */
export async function lacksOutpost({ pk, component }: Pick<Provider, "pk" | "component">, signal?: AbortSignal): Promise<boolean> {
    if (!BY_OUTPOST.has(component)) return false;
    return (await get("/outposts/instances/", { query: { providers_by_pk: [pk], page_size: 1 }, signal })).results.length === 0;
}
