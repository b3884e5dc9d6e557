import type { Db } from "#kernel/store/db.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { groupsOf, isSuperuser, uidOf, type User } from "#mock/apps/core/user.resource.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { type Entry, entry, type Value } from "#mock/encoding/ldap/attribute.ts";
import { escapeDnValue } from "#mock/encoding/ldap/dn.ts";

export type Provider = Models["authentik_providers_ldap.ldapprovider"];
export type Group = Models["authentik_core.group"];
export const BRANCHES = ["users", "groups", "virtual-groups"] as const;
export type Branch = (typeof BRANCHES)[number];

/* What stands in the directory of a provider. Source: internal/outpost/ldap/{entries,utils,group,constants}. */

const CLASSES = {
    "users": ["user", "organizationalPerson", "inetOrgPerson", "goauthentik.io/ldap/user"],
    "groups": ["group", "groupOfUniqueNames", "groupOfNames", "goauthentik.io/ldap/group"],
    "virtual-groups": ["group", "groupOfUniqueNames", "groupOfNames", "goauthentik.io/ldap/group", "goauthentik.io/ldap/virtual-group"],
} as const;

const dnOf = (provider: Provider, branch: Branch, name: string): string => `cn=${escapeDnValue(name)},ou=${branch},${provider.base_dn}`;

export const baseEntry = (provider: Provider): Entry => {
    const base = provider.base_dn;
    return entry(base, [
        ["distinguishedName", base],
        ["objectClass", ["top", "domain"]],
        ["supportedLDAPVersion", "3"],
        ["namingContexts", [base, ...BRANCHES.map((branch) => `ou=${branch},${base.toLowerCase()}`)]],
        ["vendorName", "goauthentik.io"],
        ["vendorVersion", `authentik LDAP Outpost Version ${VERSION}`],
    ]);
};

export function containerEntry(provider: Provider, branch: Branch): Entry {
    const dn = `ou=${branch},${provider.base_dn.toLowerCase()}`;
    return entry(dn, [
        ["distinguishedName", dn],
        ["objectClass", ["top", "nsContainer"]],
        ["commonName", branch],
    ]);
}

export const userEntry = (db: Db, provider: Provider, user: User): Entry =>
    entry(dnOf(provider, "users", user.username), [
        ["cn", user.username],
        ["sAMAccountName", user.username],
        ["uid", uidOf(db, user)],
        ["name", user.name],
        ["displayName", user.name],
        ["mail", user.email],
        ["objectClass", CLASSES.users],
        ["uidNumber", uidNumber(provider, user)],
        ["gidNumber", uidNumber(provider, user)],
        ["memberOf", groupsOf(db, user).map(({ name }) => dnOf(provider, "groups", name))],
        ["goauthentik.io/ldap/active", String(user.is_active)],
        ["goauthentik.io/ldap/superuser", String(isSuperuser(db, user))],
        ...ownAttributes(user.attributes),
    ]);

/** `only`: the one member that whoever asks may see. */
export function groupEntry(db: Db, provider: Provider, group: Group, only?: User): Entry {
    const members = only ? [only] : db.some("authentik_core.user", group.users);
    return entry(dnOf(provider, "groups", group.name), [
        ["cn", group.name],
        ["sAMAccountName", group.name],
        ["uid", group.pk],
        ["objectClass", CLASSES.groups],
        ["member", members.map(({ username }) => dnOf(provider, "users", username))],
        ["gidNumber", gidNumber(provider, group)],
        ["goauthentik.io/ldap/superuser", String(group.is_superuser)],
        ...ownAttributes(group.attributes),
    ]);
}

/** The group of the same name that each user has, for systems where everybody needs one. */
export const virtualGroupEntry = (db: Db, provider: Provider, user: User): Entry =>
    entry(dnOf(provider, "virtual-groups", user.username), [
        ["cn", user.username],
        ["sAMAccountName", user.username],
        ["uid", uidOf(db, user)],
        ["objectClass", CLASSES["virtual-groups"]],
        ["member", dnOf(provider, "users", user.username)],
        ["gidNumber", uidNumber(provider, user)],
        ["goauthentik.io/ldap/superuser", "false"],
    ]);

function uidNumber(provider: Provider, { pk, attributes }: User): string {
    const own = attributes.uidNumber;
    return typeof own === "string" && own !== "" ? own : String(provider.uid_start_number + pk);
}

/** Digits of a group's key, as a number, that count. */
const DIGITS = 5;

function gidNumber(provider: Provider, { pk, attributes }: Group): string {
    const own = attributes.gidNumber;
    if (typeof own === "string" && own !== "") return own;
    const number = BigInt(`0x${pk.replaceAll("-", "")}`).toString();
    return String(provider.gid_start_number + Number(number.slice(0, DIGITS)));
}

/** Attributes that somebody has given an object replace what it would have by itself. */
const ownAttributes = (attributes: JsonObject): [string, Value[]][] =>
    Object.entries(attributes).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).filter((one) => one !== null).map(textOf)]);

/** A value as Go's `%v` writes it. */
function textOf(value: Json): string {
    if (Array.isArray(value)) return `[${value.map(textOf).join(" ")}]`;
    if (!isObject(value)) return String(value);
    const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `map[${members.map(([name, member]) => `${name}:${textOf(member)}`).join(" ")}]`;
}
