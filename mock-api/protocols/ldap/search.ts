import type { Db } from "#kernel/store/db.ts";
import { ANONYMOUS, groupsOf, type User } from "#mock/apps/core/user.resource.ts";
import { canonical, type Entry, entry } from "#mock/encoding/ldap/attribute.ts";
import { depthBelow, escapeDnValue, levelsOfText } from "#mock/encoding/ldap/dn.ts";
import { type Filter, matcher } from "#mock/encoding/ldap/filter.ts";
import type { Search } from "#mock/encoding/ldap/message.ts";
import { foldCase } from "#mock/encoding/ldap/prepare.ts";
import { baseEntry, type Branch, BRANCHES, containerEntry, groupEntry, type Provider, userEntry, virtualGroupEntry } from "./tree.ts";
import { INDEXED, indexed } from "./user-index.ts";

/** Whoever asks, and whether they see more than themself. */
export interface Searcher {
    readonly user: User;
    readonly seesAll: boolean;
}

/** The entries of a provider's directory that a search finds, with all of their attributes. `base`: the levels of the search's base. */
export function find(db: Db, provider: Provider, base: readonly string[], { scope, filter }: Search, searcher: Searcher): Entry[] {
    const root = levelsOfText(provider.base_dn) ?? [];
    const depth = depthBelow(base, root);
    if (depth === undefined) return [];
    const [branch, name] = [base[depth - 1], base[depth - 2]];
    const reaches = (level: number): boolean => (scope === "sub" ? level >= depth : level === depth + (scope === "one" ? 1 : 0));
    const found: Entry[] = depth === 0 && reaches(0) ? [baseEntry(provider)] : [];
    const wanted = equalities(filter);
    for (const known of BRANCHES) {
        if (depth > 0 && branch !== `ou=${known}`) continue;
        if (depth <= 1 && reaches(1)) found.push(containerEntry(provider, known));
        if (depth <= 2 && reaches(2)) found.push(...leaves(db, provider, known, { name, wanted, searcher }));
    }
    return found.filter(matcher(filter));
}

interface Asked {
    /** The level of the one entry that is asked for; undefined for all. */
    readonly name: string | undefined;
    readonly wanted: ReadonlyMap<string, string>;
    readonly searcher: Searcher;
}

function leaves(db: Db, provider: Provider, branch: Branch, { name, wanted, searcher }: Asked): Entry[] {
    const isNamed = (text: string): boolean => name === undefined || name === `cn=${escapeDnValue(foldCase(text))}`;
    const { user: self, seesAll } = searcher;
    if (branch === "groups") {
        const groups = (seesAll ? db.all("authentik_core.group") : groupsOf(db, self)).filter((group) => isNamed(group.name));
        return groups.map((group) => groupEntry(db, provider, group, seesAll ? undefined : self));
    }
    // The outpost reads users from the API, which does not list the account of visitors.
    const users = (seesAll ? candidates(db, wanted) : [self]).filter(({ username }) => isNamed(username) && username !== ANONYMOUS);
    return users.map((user) => (branch === "users" ? userEntry : virtualGroupEntry)(db, provider, user));
}

/** The users that may be found: those of an index where the filter asks for one of its attributes, else all. */
function candidates(db: Db, wanted: ReadonlyMap<string, string>): readonly User[] {
    for (const attribute of INDEXED) {
        const value = wanted.get(attribute);
        if (value !== undefined) return indexed(db, attribute, value);
    }
    return db.all("authentik_core.user");
}

/** What every entry that is found must be equal to: conditions at the top of the filter, or below its AND. By canonical names. */
function equalities(filter: Filter): Map<string, string> {
    const conditions = filter.kind === "and" ? filter.filters : [filter];
    return new Map(
        conditions.flatMap((condition): [string, string][] =>
            condition.kind === "equal" && typeof condition.value === "string" ? [[canonical(condition.attribute), condition.value]] : [],
        ),
    );
}

/** RFC 4511 4.5.1.8: no names mean all attributes, as `*` does; `1.1` means none; operational attributes (`+`) there are none. */
export function selection({ attributes, typesOnly }: Pick<Search, "attributes" | "typesOnly">): (found: Entry) => Entry {
    const names = new Set(attributes.filter((name) => name !== "1.1" && name !== "+").map(canonical));
    const all = attributes.length === 0 || names.has("*");
    return (found) => {
        if (all && !typesOnly) return found;
        const kept = [...found.attributes].filter(([name]) => all || names.has(name));
        return { dn: found.dn, attributes: new Map(kept.map(([name, attribute]) => [name, typesOnly ? { ...attribute, values: [] } : attribute])) };
    };
}

/** What the server says of itself to anybody: RFC 4512 5.1. */
export const rootEntry = (providers: readonly Provider[], extensions: readonly string[], controls: readonly string[]): Entry =>
    entry("", [
        ["objectClass", "top"],
        ["supportedLDAPVersion", "3"],
        ["namingContexts", providers.map(({ base_dn }) => base_dn)],
        ["supportedExtension", extensions],
        ["supportedControl", controls],
        ["vendorName", "goauthentik.io"],
    ]);
