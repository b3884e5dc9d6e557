import { changePassword } from "#mock/apps/core/user.actions.ts";
import { deepMerge, type User } from "#mock/apps/core/user.resource.ts";
import type { Call } from "#kernel/http/call.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { own } from "#kernel/base/own.ts";

/** What of a user may be written from a prompt, besides the password and the attributes. */
const TEXTS = ["username", "name", "email", "path"] as const;
type Text = (typeof TEXTS)[number];
type Written = { -readonly [K in Text | "is_active"]?: User[K] } & { attributes?: JsonObject };

/** Data of a prompt as changes of a user: fields by their names, `attributes.a.b` (or `attributes_a_b`) into the attributes; all else is dropped. */
export function userChanges(data: JsonObject, before: JsonObject): Written {
    const changes: Written = {};
    let attributes = before;
    for (const [key, value] of Object.entries(data)) {
        if (key === "attributes" && isObject(value)) attributes = deepMerge(attributes, value);
        else if (key === "is_active") changes.is_active = Boolean(value);
        else if (isText(key)) changes[key] = asText(value);
        else if (/^attributes[._]./.test(key)) attributes = placed(attributes, key.replaceAll("_", ".").split(".").slice(1), value);
    }
    return { ...changes, attributes };
}

const isText = (key: string): key is Text => TEXTS.some((field) => field === key);

const asText = (value: Json): string => (value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));

/** A copy of an object with a value at a path. */
export function placed(object: JsonObject, [name = "", ...rest]: readonly string[], value: Json): JsonObject {
    const below = own(object, name);
    return { ...object, [name]: rest.length ? placed(isObject(below) ? below : {}, rest, value) : value };
}

/** What of a new user no prompt has to say. */
type Fallback = Pick<User, "is_active" | "path">;

/**
 * Writes a prompt's data into a user, or makes one; `hash`: of the password that was prompted for. Undefined when the user name is empty
 * or belongs to somebody else.
 */
export function writeUser(call: Call, data: JsonObject, hash: string | undefined, user: User | undefined, fallback: Fallback): User | undefined {
    const { db, random } = call;
    const changes = userChanges(data, user?.attributes ?? {});
    const username = changes.username ?? user?.username ?? "";
    const twin = db.by("authentik_core.user", "username", username);
    if (username === "" || [...username].length > 150 || (twin && twin.pk !== user?.pk)) return undefined;
    if (user) {
        db.update("authentik_core.user", user.pk, changes);
        if (hash !== undefined) changePassword(call, user.pk, hash);
        return db.get("authentik_core.user", user.pk);
    }
    return db.create("authentik_core.user", {
        ...fallback,
        ...changes,
        username,
        password: hash ?? "",
        password_change_date: timestamp(random.now()),
        date_joined: timestamp(random.now()),
    });
}
