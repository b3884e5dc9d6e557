import type { Call } from "#kernel/http/call.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { put } from "#kernel/base/own.ts";
import { merged } from "./attributes.ts";
import type { Properties } from "./properties.ts";

type User = Models["authentik_core.user"];
type Group = Models["authentik_core.group"];

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Why an entry cannot become a user or a group. */
export class NotWritten extends Error {}

/** What mappings may fill. */
const USER_FIELDS = new Set(["username", "name", "email", "path", "is_active"]);
const GROUP_FIELDS = new Set(["name", "is_superuser"]);
const MAX_USERNAME = 150;
const MAX_GROUP = 80;

/** Makes a user of an entry's properties, or changes the one that is known by them; gives the row. Throws NotWritten. */
export function writeUserOf({ db, random }: Call, { fields, attributes }: Properties, known: User | undefined, path: string): User {
    const values: Values = { path, ...typed(fields, USER_FIELDS) };
    const username = named(values.username, MAX_USERNAME, "username");
    const twin = db.by("authentik_core.user", "username", username);
    if (twin && twin.pk !== known?.pk) throw new NotWritten(`There is another user who is called ${username}.`);
    if (known)
        return changed(known, { ...values, attributes: merged(known.attributes, attributes) }, (patch) => db.update("authentik_core.user", known.pk, patch));
    const now = timestamp(random.now());
    return db.create("authentik_core.user", { ...values, username, attributes, password: "", password_change_date: now, date_joined: now });
}

/** The same for a group; `parent`: what the source's settings put it in. */
export function writeGroupOf({ db }: Call, { fields, attributes }: Properties, known: Group | undefined, parent: Group["parent"]): Group {
    // Who is in a group is told by the directory's members, not by a mapping.
    const values: Values = { ...typed(fields, GROUP_FIELDS, new Set(["users"])), parent };
    const name = named(values.name, MAX_GROUP, "name");
    const twin = db.where("authentik_core.group", "name", name).find((one) => one.parent === parent && one.pk !== known?.pk);
    if (twin && parent !== null) throw new NotWritten(`There is another group in the same parent that is called ${name}.`);
    if (known)
        return changed(known, { ...values, attributes: merged(known.attributes, attributes) }, (patch) => db.update("authentik_core.group", known.pk, patch));
    return db.create("authentik_core.group", { ...values, name, attributes });
}

/** Fields with values of their kind. Throws NotWritten for a name that is none of them. */
function typed(fields: JsonObject, known: ReadonlySet<string>, ignored: ReadonlySet<string> = new Set()): Values {
    const values: Record<string, string | boolean> = {};
    for (const [name, value] of Object.entries(fields)) {
        if (ignored.has(name)) continue;
        if (!known.has(name)) throw new NotWritten(`There is no field ${name} that a mapping may fill.`);
        put(values, name, name.startsWith("is_") ? Boolean(value) : asText(value));
    }
    return values;
}

const asText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

function named(value: Values[string] | undefined, most: number, field: string): string {
    if (typeof value !== "string" || value === "") throw new NotWritten(`${field} was not set by the property mappings.`);
    if ([...value].length > most) throw new NotWritten(`${field} is longer than ${most} characters.`);
    return value;
}

/** Writes what is different: an entry that is as it was leaves its row as it was. */
function changed<R extends object>(row: R, values: object, write: (patch: Partial<R>) => R): R {
    const patch = Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(Reflect.get(row, name), value)));
    return Object.keys(patch).length ? write(patch as Partial<R>) : row;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
