import { send } from "./client.ts";
import { answer, get, patch } from "./endpoint.ts";
import { users } from "./users.api.ts";
import type { Schema } from "./schema.ts";

/** What the demo application has to know of the client that it is to be. */
export interface DemoClient {
    /** The application's name. */
    name: string;
    /** Key of its provider. */
    provider: number;
    client_id: string;
    client_type: "confidential" | "public";
    /** Whether answers may go to the demo's address; `none`: the provider has no redirect URI, and would keep the first that is used. */
    redirect_uri: "allowed" | "refused" | "none";
}

/** What the demo application has to know to be the service provider of an application. */
export interface DemoServiceProvider {
    /** The application's name. */
    name: string;
    /** Key of its provider. */
    provider: number;
    /** Where answers go. */
    acs_url: string;
    /** For whom answers are; empty: for anybody. */
    audience: string;
}

/** What happens to somebody who opens an address of an application behind an outpost. */
export interface ProxiedVisit {
    /** The application's name. */
    name: string;
    /** The outpost's. */
    outpost: string;
    /** What is answered, and where it leads. */
    status: number;
    location: string | null;
    /** What the application is told; null where the request does not come to it. */
    headers: [name: string, value: string][] | null;
    /** Applications of the same outpost that this browser is signed in to. */
    also_signed_in: { slug: string; name: string }[];
}

/** What the console of an application's directory begins with. */
export interface DemoDirectory {
    /** The application's name. */
    name: string;
    base_dn: string;
    /** Where the server itself speaks LDAP, for this and all other directories. */
    addresses: string[];
    /** Who is signed in, if anybody; to administrators who find only themselves somebody else. Whether they find everybody. */
    username: string | null;
    is_visitor: boolean;
    sees_all: boolean;
}

/** An operation of LDAP (RFC 4511). */
export type LdapOperation =
    | { op: "bind"; dn: string; password: string }
    | { op: "search"; base: string; scope: "base" | "one" | "sub"; filter: string; attributes: string }
    | { op: "unbind" };

export interface LdapEntry {
    dn: string;
    attributes: { name: string; values: string[] }[];
}

export interface LdapAnswer {
    /** By which the next operation names its connection; null where that is over. */
    connection: string | null;
    /** The result code (RFC 4511 A), its name, and what the server says to it in English. */
    code: number;
    result: string;
    message: string;
    entries: LdapEntry[];
}

const one = (id: number) => ({ path: { id } });

/** The demo application's own questions to the sandbox; those of the protocols are asked by `src/demo`, as any client asks them. */
export const demo = {
    client: (slug: string, redirect_uri: string): Promise<DemoClient> =>
        answer(send("GET", `/-/sandbox/demo/${encodeURIComponent(slug)}/`, { query: { redirect_uri } })),
    serviceProvider: (slug: string): Promise<DemoServiceProvider> => answer(send("GET", `/-/sandbox/demo/saml/${encodeURIComponent(slug)}/`)),
    /** `at`: a path of the application, with its query. */
    visit: (slug: string, at: string, signal?: AbortSignal): Promise<ProxiedVisit> =>
        answer(send("GET", `/-/sandbox/demo/proxy/${encodeURIComponent(slug)}/`, { query: { at }, signal })),
    directory: (slug: string, signal?: AbortSignal): Promise<DemoDirectory> =>
        answer(send("GET", `/-/sandbox/demo/ldap/${encodeURIComponent(slug)}/`, { signal })),
    /** Where the sandbox itself speaks for an application's directory; nowhere in a tab, and where no sandbox answers. */
    directoryAddresses: (slug: string, signal?: AbortSignal): Promise<string[]> =>
        demo.directory(slug, signal).then(
            ({ addresses }) => addresses,
            () => [],
        ),
    operate: (connection: string | null, operation: LdapOperation): Promise<LdapAnswer> =>
        answer(send("POST", "/-/sandbox/demo/ldap/", { body: { connection, ...operation } })),
    /** Whether the visitor may change providers; not where nobody is signed in. */
    isAdministrator: (): Promise<boolean> =>
        users.me().then(
            ({ user }) => user.is_superuser,
            () => false,
        ),
    setAcs: (id: number, acs_url: string) => patch("/providers/saml/{id}/", { ...one(id), body: { acs_url } }),
    /** The provider with its secret; administrators only. */
    provider: (id: number): Promise<Schema["OAuth2Provider"]> => get("/providers/oauth2/{id}/", one(id)),
    setRedirectUris: (id: number, redirect_uris: string) => patch("/providers/oauth2/{id}/", { ...one(id), body: { redirect_uris } }),
};
