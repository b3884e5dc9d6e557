import type { Db } from "#kernel/store/db.ts";
import { describe, reference, type Row, text } from "#kernel/base/fields.ts";
import type { Key } from "#kernel/base/models.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";

const fields = describe({
    pk: text(),
    user: reference("authentik_core.user"),
    permission: text(),
    model: text(),
    object: text(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "guardian.userobjectpermission": Row<typeof fields>;
    }
}
/** Stands for every object of a model. */
export const ANY = "*";

/** A right of one user on one object, or on any of a model, such as viewing the key of a token. Not served. */
export const permissionSchema: ModelSchema = { model: "guardian.userobjectpermission", fields, families: {}, indexes: [] };

const id = (user: number, permission: string, object: Key) => `${user}:${permission}:${object}`;

export function grant(db: Db, user: number, permission: string, model: string, object: Key): void {
    const pk = id(user, permission, object);
    if (!db.find("guardian.userobjectpermission", pk)) db.create("guardian.userobjectpermission", { pk, user, permission, model, object: String(object) });
}

export const holds = (db: Db, user: number, permission: string, object: Key): boolean =>
    [object, ANY].some((one) => db.find("guardian.userobjectpermission", id(user, permission, one)) !== undefined);

/** Takes all such rights of a user away. */
export function withdraw(db: Db, user: number): void {
    for (const { pk } of db.where("guardian.userobjectpermission", "user", user)) db.delete("guardian.userobjectpermission", pk);
}
