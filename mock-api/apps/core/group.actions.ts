import { action } from "#kernel/resource/action.ts";
import { notFound } from "#kernel/base/errors.ts";
import { count, json } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";
import { noContent } from "#kernel/http/operation.ts";
import type { Db } from "#kernel/store/db.ts";
import { group } from "./group.resource.ts";

const body = { pk: json({ optional: true, documentedAs: count() }) };

/** The user that a body names; 404 for anything else. */
function named(db: Db, pk: Json) {
    const found = db.find("authentik_core.user", typeof pk === "number" || (typeof pk === "string" && /^\d+$/.test(pk)) ? Number(pk) : null);
    return found ?? notFoundUser();
}

function notFoundUser(): never {
    throw notFound();
}

/** POST core/groups/{group_uuid}/add_user/ : 204, or 404 when the user does not exist. Adding a member again changes nothing. */
export const addUser = action(group, "POST", "add_user", { body, bodySchema: "UserAccountRequest", answers: { 404: null } }, ({ row, body: { pk }, db }) => {
    const user = named(db, pk);
    if (!row.users.includes(user.pk)) db.link("authentik_core.group", row.pk, { users: [...row.users, user.pk] });
    return noContent();
});

/** POST core/groups/{group_uuid}/remove_user/ : 204, or 404 when the user does not exist. */
export const removeUser = action(
    group,
    "POST",
    "remove_user",
    { body, bodySchema: "UserAccountRequest", answers: { 404: null } },
    ({ row, body: { pk }, db }) => {
        const user = named(db, pk);
        db.link("authentik_core.group", row.pk, { users: row.users.filter((member) => member !== user.pk) });
        return noContent();
    },
);
