import { allPages } from "./all-pages.ts";
import { crud, family } from "./crud.ts";
import { del, get, post } from "./endpoint.ts";
import { isUrl, pictureForm } from "./picture.ts";
import type { Schema } from "./schema.ts";

/** An account elsewhere that a user has connected. */
export type Connection = Schema["UserSourceConnection"];
/** Another place that people may sign in from. */
export type Source = Schema["Source"];
export type LdapSource = Schema["LDAPSource"];
export type OAuthSource = Schema["OAuthSource"];
export type PlexSource = Schema["PlexSource"];
export type SamlSource = Schema["SAMLSource"];
/** A service that an OAuth source can stand for, with the addresses that it has for everybody. */
export type OAuthService = Schema["SourceType"];
/** What a synchronisation with a directory has last done. */
export type SyncTask = Schema["Task"];
/** What the other side needs to know about a SAML source. */
export type SamlMetadata = Schema["SAMLMetadata"];

/** Sources of all kinds. */
export const sources = {
    ...family("/sources/all/", "/sources/all/{slug}/"),
    /** All of them: there are only ever a few. */
    all: (signal?: AbortSignal): Promise<Source[]> => allPages((query) => get("/sources/all/", { query, signal })),
    /** Stores a picture, its address, or `fa://<class>`; an empty address takes away what there is. */
    setIcon: (slug: string, picture: File | string) =>
        isUrl(picture)
            ? post("/sources/all/{slug}/set_icon_url/", { path: { slug }, body: { url: picture } })
            : post("/sources/all/{slug}/set_icon/", { path: { slug }, body: pictureForm(picture) }),
    /** What the caller may connect to. */
    userSettings: (signal?: AbortSignal) => get("/sources/all/user_settings/", { signal }),
    /** Connections of one user: an administrator is shown everybody's, and the API cannot be asked for one. */
    async connections(user: number, signal?: AbortSignal): Promise<Connection[]> {
        const all = await allPages((query) => get("/sources/user_connections/all/", { query, signal }));
        return all.filter((connection) => connection.user === user);
    },
    disconnect: (id: number) => del("/sources/user_connections/all/{id}/", { path: { id } }),
};

export const ldapSources = {
    ...crud("/sources/ldap/", "/sources/ldap/{slug}/", ["sync_users_password"]),
    /** What its last synchronisations have done; empty before the first. */
    syncStatus: (slug: string, signal?: AbortSignal): Promise<SyncTask[]> => get("/sources/ldap/{slug}/sync_status/", { path: { slug }, signal }),
};
export const oauthSources = {
    ...crud("/sources/oauth/", "/sources/oauth/{slug}/", ["provider_type", "authorization_url", "access_token_url", "profile_url"]),
    services: (signal?: AbortSignal): Promise<OAuthService[]> => get("/sources/oauth/source_types/", { signal }),
};
export const plexSources = crud("/sources/plex/", "/sources/plex/{slug}/");
export const samlSources = {
    ...crud("/sources/saml/", "/sources/saml/{slug}/"),
    metadata: (slug: string, signal?: AbortSignal): Promise<SamlMetadata> => get("/sources/saml/{slug}/metadata/", { path: { slug }, signal }),
};
