import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { canonical, type Entry } from "#mock/encoding/ldap/attribute.ts";
import { depthBelow, levelsOf, levelsOfText, parseDn } from "#mock/encoding/ldap/dn.ts";
import { LdapLimitError, matcher } from "#mock/encoding/ldap/filter.ts";
import { PAGED, type Search } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { LdapSyntaxError } from "#mock/encoding/ldap/syntax-error.ts";
import { ApiClient, type Fetch, runFlow } from "./flow-runner.ts";
import { find, rootEntry, selection } from "./search.ts";
import type { Provider } from "./tree.ts";

/** RFC 4511 4.14. */
export const START_TLS = "1.3.6.1.4.1.1466.20037";

/** What the directory needs of the engine; a test takes parts of it away. */
export interface Engine {
    readonly fetch: Fetch;
    /** Reads rows. */
    readonly look: <T>(work: (call: Call) => T) => Promise<T>;
}

/** Who is bound, and to what. */
export interface Bound {
    readonly provider: number;
    readonly user: number;
    readonly client: ApiClient;
    /** Under which a cached bind is remembered. */
    readonly remembered: string;
}

export interface Found {
    readonly code: number;
    readonly message?: string;
    readonly entries: readonly Entry[];
}
const nothing = (code: number, message: string): Found => ({ code, message, entries: [] });

/** Providers that an application uses, in the order of their keys: only they are spoken for. */
export const usedProviders = (db: Db): Provider[] =>
    db
        .all("authentik_providers_ldap.ldapprovider")
        .filter(({ pk }) => db.by("authentik_core.application", "provider", pk) !== undefined)
        .toSorted((a, b) => a.pk - b.pk);

const providerOf = (db: Db, levels: readonly string[]): Provider | undefined =>
    usedProviders(db).find(({ base_dn }) => {
        const base = levelsOfText(base_dn);
        return base !== undefined && depthBelow(levels, base) !== undefined;
    });

/** A code of an authenticator app behind the password: it is the last thing, and has nothing but digits (2023.2.2). */
const CODE = /^(.*);(\d{6,8})$/s;

/** More than there are connections: binds of those that went away are forgotten. */
const MOST_CACHED = 1000;

/** The directories of all LDAP providers: what an LDAP outpost does, without its wire. */
export class Directory {
    readonly #engine: Engine;
    /** Binds that are not to be asked for again, by provider, name and password. They last as long as their session, which is looked at each time. */
    readonly #cached: ExpiringMap<Bound>;
    constructor(engine: Engine, mostCached = MOST_CACHED) {
        this.#engine = engine;
        this.#cached = new ExpiringMap(Infinity, mostCached);
    }

    /** Lets somebody in through the provider's flow. A result code, and who is bound where it is 0. */
    async bind(dn: string, password: string, ip: string): Promise<{ code: number; bound?: Bound }> {
        const name = nameOf(dn);
        if (!name) return { code: RESULT.invalidDnSyntax };
        const found = await this.#engine.look(({ db, random }) => {
            const provider = providerOf(db, name.levels);
            return (
                provider && {
                    now: random.now(),
                    pk: provider.pk,
                    flow: db.get("authentik_flows.flow", provider.authorization_flow).slug,
                    application: db.by("authentik_core.application", "provider", provider.pk)?.slug ?? "",
                    isCached: provider.bind_mode === "cached",
                }
            );
        });
        if (!found || name.username === undefined) return { code: RESULT.operationsError };
        // RFC 4513 5.1.2: a name without a password is no proof of anything.
        if (password === "") return { code: RESULT.invalidCredentials };
        const remembered = bytesToHex(sha256(utf8ToBytes(JSON.stringify([found.pk, name.levels, password]))));
        const known = this.#cached.get(remembered, found.now);
        if (known && found.isCached && (await isSignedIn(known.client)) && (await mayOpen(known.client, found.application)))
            return { code: RESULT.success, bound: known };
        this.#cached.delete(remembered);
        const client = new ApiClient(this.#engine.fetch, ip);
        const [, before = password, code] = CODE.exec(password) ?? [];
        if (!(await runFlow(client, found.flow, { username: name.username, password: before, code }))) return { code: RESULT.invalidCredentials };
        if (!(await mayOpen(client, found.application))) {
            await this.#signOut(client);
            return { code: RESULT.insufficientAccessRights };
        }
        const user = await userOf(client);
        if (user === undefined) return { code: RESULT.operationsError };
        const bound = { provider: found.pk, user, client, remembered };
        if (found.isCached) this.#cached.set(remembered, bound, found.now);
        return { code: RESULT.success, bound };
    }

    /** M10: ends the session of whoever is bound, through the flow for that; a cached bind is forgotten. */
    async unbind(dn: string, bound: Bound | undefined): Promise<number> {
        const name = nameOf(dn);
        const isKnown = name && (await this.#engine.look(({ db }) => providerOf(db, name.levels) !== undefined));
        // Also where the provider is gone meanwhile, or has another base: nobody else would end the session.
        if (bound) {
            this.#cached.delete(bound.remembered);
            await this.#signOut(bound.client);
        }
        return isKnown ? RESULT.success : RESULT.operationsError;
    }

    async #signOut(client: ApiClient): Promise<void> {
        const { body } = await client.ask("GET", "core/tenants/current/");
        if (typeof body.flow_invalidation !== "string") return console.warn("LDAP: the tenant has no flow to sign out by.");
        const isDone = await runFlow(client, body.flow_invalidation, { username: "", password: "", code: undefined });
        if (!isDone) console.warn(`LDAP: ${body.flow_invalidation} did not sign out.`);
    }

    /** What a search finds; a failure finds nothing (M11). */
    async search(search: Search, bound: Bound | undefined): Promise<Found> {
        try {
            return await this.#engine.look((call) => searched(call, search, bound));
        } catch (error) {
            if (error instanceof LdapLimitError) return nothing(RESULT.adminLimitExceeded, error.message);
            if (error instanceof LdapSyntaxError) return nothing(RESULT.operationsError, error.message);
            console.warn("LDAP: a search failed.", error);
            return nothing(RESULT.operationsError, "The users or groups could not be read.");
        }
    }
}

function searched({ db }: Call, search: Search, bound: Bound | undefined): Found {
    const filtered = (entries: readonly Entry[]): Found => ({ code: RESULT.success, entries: entries.map(selection(search)) });
    if (search.base === "" && search.scope === "base") return filtered([rootEntry(usedProviders(db), [START_TLS], [PAGED])].filter(matcher(search.filter)));
    if (search.base === "") return filtered([]);
    const base = levelsOf(parseDn(search.base));
    const provider = providerOf(db, base);
    if (!provider) return nothing(RESULT.operationsError, "No provider has this base.");
    const user = bound && db.find("authentik_core.user", bound.user);
    if (!user?.is_active || bound?.provider !== provider.pk) return nothing(RESULT.insufficientAccessRights, "Bind to this base first.");
    return filtered(find(db, provider, base, search, { user, seesAll: seesAll(db, provider, user.pk) }));
}

/** Whether somebody finds everybody, and not only themself. */
export const seesAll = (db: Db, { search_group: group }: Pick<Provider, "search_group">, user: number): boolean =>
    db.find("authentik_core.group", group)?.users.includes(user) ?? false;

/** Somebody who does. */
export const searcherOf = (db: Db, { search_group: group }: Pick<Provider, "search_group">): User | undefined =>
    db.some("authentik_core.user", db.find("authentik_core.group", group)?.users ?? []).find(({ is_active: isActive }) => isActive);

/** A name as its levels, and the user that it is of: its first `cn`. */
function nameOf(dn: string): { levels: string[]; username: string | undefined } | undefined {
    try {
        const parsed = parseDn(dn);
        return { levels: levelsOf(parsed), username: parsed.flat().find(({ type }) => canonical(type) === "cn")?.value };
    } catch (error) {
        if (error instanceof LdapSyntaxError) return undefined;
        throw error;
    }
}

async function userOf(client: ApiClient): Promise<number | undefined> {
    const { status, body } = await client.ask("GET", "core/users/me/");
    const user = body.user;
    return status === 200 && typeof user === "object" && user !== null && "pk" in user && typeof user.pk === "number" ? user.pk : undefined;
}

async function mayOpen(client: ApiClient, application: string): Promise<boolean> {
    const { status, body } = await client.ask("GET", `core/applications/${application}/check_access/`);
    return status === 200 && body.passing === true;
}

const isSignedIn = async (client: ApiClient): Promise<boolean> => (await userOf(client)) !== undefined;
