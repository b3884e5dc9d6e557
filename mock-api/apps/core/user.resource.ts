import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { superuser } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { date, describe, email, embed, flag, inverse, list, nested, object, type Row, serial, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, byAttributes, equals, namedAnyOf, asBoolean, type Filter } from "#kernel/resource/filters.ts";
import { on } from "#kernel/resource/listener.ts";
import { memo } from "#kernel/store/memo.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes, View } from "#kernel/resource/view.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { avatarOf } from "./avatar.field.ts";
import { groupFields, num_pk, parent_name } from "./group.resource.ts";
import { secretKey } from "./settings.model.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { own, put } from "#kernel/base/own.ts";

const fields = describe({
    pk: serial(),
    username: text({ max: 150, unique: true, format: "username" }),
    name: text({ blank: true, required: true }),
    is_active: flag(true),
    last_login: date({ nullable: true }),
    groups: inverse("authentik_core.group", "users", { required: true, blank: true, accessor: "ak_groups" }),
    email: email({ blank: true }),
    attributes: object(),
    path: text({ format: "path", default: "users" }),
    uuid: uuid({ hidden: true, default: (random) => random.uuid() }),
    password: text({ hidden: true, blank: true }),
    password_change_date: date({ hidden: true, nullable: true, default: (random) => new Date(random.now()).toISOString() }),
    date_joined: date({ hidden: true, nullable: true, default: (random) => new Date(random.now()).toISOString() }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.user": Row<typeof fields>;
    }
}
export type User = Row<typeof fields>;

/** Groups that a user is a direct member of. */
export const groupsOf = (db: Db, user: { pk: Key }) => db.where("authentik_core.group", "users", user.pk);

/** Direct member of a superuser group; parents do not count. */
export const isSuperuser = (db: Db, user: { pk: Key }): boolean => groupsOf(db, user).some((group) => group.is_superuser);

/** Stable id of a user that reveals nothing about them. */
export function uidOf(db: Db, user: { pk: number }): string {
    const known = uids(db).get(user.pk);
    if (known) return known;
    const uid = bytesToHex(sha256(utf8ToBytes(`${user.pk}-${secretKey(db)}`)));
    uids(db).set(user.pk, uid);
    return uid;
}
/** Hashes that were made before, at most one for each user: a list of users shows one each. */
const uids = memo(() => new Map<number, string>());

/** Keys of users are never given again: what was kept for one that goes is of no use. */
export const uidListener = on("authentik_core.user", ["deleted"], ({ row, db }) => void uids(db).delete(row.pk));

const avatar = computes<User>(text(), ({ row, call }) => avatarOf(row, call.environment.AUTHENTIK_AVATARS ?? "initials"));
const uid = computes<User>(text(), ({ row, db }) => uidOf(db, row));
const is_superuser = computes<User>(flag(), ({ row, db }) => isSuperuser(db, row));
const picture = { avatar, uid };

/** A group as the lists of users show it. */
export const userGroup = new View(
    "UserGroup",
    "authentik_core.group",
    describe({
        pk: groupFields.pk,
        name: groupFields.name,
        is_superuser: groupFields.is_superuser,
        parent: groupFields.parent,
        attributes: groupFields.attributes,
    }),
    { num_pk, parent_name },
);

const pathStartsWith: Filter = { shape: text(), test: (asked) => equals.test({ ...asked, name: "path__startswith" }) };

/** `true`: in a superuser group; `false`: in a group that is not one. Who is in no group matches neither. */
const inSuperuserGroup: Filter = {
    shape: flag(),
    test: ({ values, call }) => {
        const wanted = asBoolean(values.at(-1)!);
        return wanted === undefined ? undefined : ({ pk }) => groupsOf(call.db, { pk }).some((group) => group.is_superuser === wanted);
    },
};

export const user = resource("authentik_core.user", {
    path: "core/users/{id}",
    schema: "User",
    names: ["User", "Users"],
    fields,
    computed: {
        is_superuser,
        groups_obj: computes(list(embed("UserGroup")), ({ row, db, call }) => groupsOf(db, row).map((group) => call.show("UserGroup", group))),
        ...picture,
    },
    indexes: ["path"],
    order: ["username"],
    search: ["username", "name", "is_active", "email", "uuid"],
    filters: {
        username: equals,
        email: equals,
        name: equals,
        is_active: equals,
        uuid: { ...equals, shape: text() },
        path: equals,
        path_startswith: pathStartsWith,
        attributes: byAttributes,
        is_superuser: inSuperuserGroup,
        groups_by_name: namedAnyOf("groups__name", "authentik_core.group", "name"),
        groups_by_pk: anyOf("groups"),
    },
    access: superuser,
    hiddenRows: (row) => row.username === ANONYMOUS,
    isShared: true,
    label: (row) => row.username,
    isAudited: true,
});

/** Name of the technical account that events of visitors belong to. */
export const ANONYMOUS = "AnonymousUser";

const accountName = text({ max: 150, format: "account" });

/** A user as the members of a group show them. */
export const groupMember = new View(
    "GroupMember",
    "authentik_core.user",
    describe({
        pk: fields.pk,
        username: accountName,
        name: fields.name,
        is_active: fields.is_active,
        last_login: fields.last_login,
        email: fields.email,
        attributes: fields.attributes,
    }),
    picture,
);

/** A user as they see themselves. */
export const userSelf = new View(
    "UserSelf",
    "authentik_core.user",
    describe({ pk: fields.pk, username: accountName, name: fields.name, is_active: flag(true, { readOnly: true, required: true }), email: fields.email }),
    {
        is_superuser,
        groups: computes<User>(list(nested("UserSelfGroups", { name: text({ readOnly: true }), pk: text({ readOnly: true }) })), ({ row, db }) =>
            groupsOf(db, row).map(({ name, pk }) => ({ name, pk })),
        ),
        ...picture,
        settings: computes<User>(object(), ({ row, call }) => asObject(mergedAttributes(call.db, row, currentTenant(call).attributes).settings)),
    },
);

/** Attributes of the tenant, of the groups by name and of the user: later ones win, objects are merged. */
export function mergedAttributes(db: Db, user: User, tenant: JsonObject = {}): JsonObject {
    const groups = [...groupsOf(db, user)].sort((a, b) => (a.name < b.name ? -1 : 1));
    return [tenant, ...groups.map((group) => group.attributes), user.attributes].reduce(deepMerge, {});
}

/** Attribute of people who look for the cause of something. */
const DEBUG = "goauthentik.io/user/debug";

/** Whether whoever asks is shown what happened inside: administrators, and who has the attribute for it. */
export function isToldDetails({ db, principal, isSuperuser }: Call): boolean {
    const user = db.find("authentik_core.user", principal?.pk);
    return isSuperuser || (user !== undefined && Boolean(mergedAttributes(db, user)[DEBUG]));
}

/** A new object with the members of both; where both have an object, theirs are merged. */
export function deepMerge(base: JsonObject, over: JsonObject): JsonObject {
    const merged: Record<string, Json> = { ...base };
    for (const [key, value] of Object.entries(over)) {
        const below = own(merged, key);
        const areObjects = isObject(below) && isObject(value);
        put(merged, key, areObjects ? deepMerge(below, value) : value);
    }
    return merged;
}
