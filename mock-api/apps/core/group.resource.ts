import { superuser } from "#kernel/http/access.ts";
import { describe, embed, flag, integer, list, object, reference, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, byAttributes, equals, namedAnyOf } from "#kernel/resource/filters.ts";
import type { Db } from "#kernel/store/db.ts";
import { invalidFields } from "#kernel/base/errors.ts";
import type { Key } from "#kernel/base/models.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";

export const groupFields = describe({
    pk: uuid(),
    name: text({ max: 80 }),
    is_superuser: flag(),
    parent: reference("authentik_core.group", { optional: true, onDelete: "set null", accessor: "children", resetOnPut: true }),
    users: references("authentik_core.user", { resetOnPut: true }),
    attributes: object(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.group": Row<typeof groupFields>;
    }
}

export type Group = Row<typeof groupFields>;

/** First five decimal digits of the uuid, for systems that know groups by number. */
export const groupNumber = ({ pk }: Pick<Group, "pk">): number =>
    Number(
        BigInt(`0x${pk.replaceAll("-", "")}`)
            .toString()
            .slice(0, 5),
    );
export const num_pk = computes<Group>(integer({ readOnly: true }), ({ row }) => groupNumber(row));
export const parent_name = computes<Group>(text(), ({ row, db }) => db.find("authentik_core.group", row.parent)?.name, "parent__name");

/** A group of users; superuser groups make their direct members administrators. */
export const group = resource("authentik_core.group", {
    path: "core/groups/{group_uuid}",
    schema: "Group",
    names: ["Group", "Groups"],
    fields: groupFields,
    computed: {
        num_pk,
        parent_name,
        users_obj: computes(list(embed("GroupMember")), ({ row, db, call }) =>
            db.some("authentik_core.user", row.users).map((member) => call.show("GroupMember", member)),
        ),
    },
    indexes: ["name"],
    unique: [["name", "parent"]],
    order: ["name"],
    search: ["name", "is_superuser"],
    filters: {
        name: equals,
        is_superuser: equals,
        attributes: byAttributes,
        members_by_pk: anyOf("users"),
        members_by_username: namedAnyOf("users__username", "authentik_core.user", "username"),
    },
    access: superuser,
    label: (row) => `Group ${row.name}`,
    isAudited: true,
    prepare: ({ values, row, db }) => {
        if (row && values.parent && isInside(db, values.parent, row.pk)) throw invalidFields({ parent: ["A group cannot be inside itself."] });
    },
});

/** Whether a group is another one, or somewhere below it. */
function isInside(db: Db, group: Key, other: Key): boolean {
    // D-306. Rows of older states and of imports may form circles.
    const passed = new Set<Key>();
    for (let at: Key | null | undefined = group; at && !passed.has(at); at = db.find("authentik_core.group", at)?.parent) {
        if (at === other) return true;
        passed.add(at);
    }
    return false;
}

/** How deep a hierarchy of groups is followed. */
const MAX_DEPTH = 20;

/** Whether a user is a member of the group or of any group below it. */
export function isMember(db: Db, user: number, group: Key, depth = 0): boolean {
    const row = db.find("authentik_core.group", group);
    if (!row || depth > MAX_DEPTH) return false;
    return row.users.includes(user) || db.where("authentik_core.group", "parent", row.pk).some((child) => isMember(db, user, child.pk, depth + 1));
}
