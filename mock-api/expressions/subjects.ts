import type { Call } from "#kernel/call.ts";
import type { Key, ModelName } from "#kernel/models.ts";
import { registryOf } from "#kernel/registry.ts";
import { keyOf, type Stored } from "#kernel/schema.ts";
import { mirrored } from "#kernel/view.ts";
import { checkPasswordSync, isUsable } from "#mock/apps/core/password.ts";
import { groupsOf, isSuperuser, mergedAttributes, uidOf, type User } from "#mock/apps/core/user.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { datetime } from "./time.ts";
import { PyError, type PyFunction, PyObject, type Value } from "#mock/python/values.ts";

/** How an expression sees a row: its fields as attributes, references as objects of their own. */
export function subject(call: Call, model: string, stored: Stored): PyObject {
    const { db } = call;
    const attributes: Record<string, Value | (() => Value)> = {};
    const getters: string[] = [];
    for (const [name, field] of Object.entries(db.schema.model(model).fields)) {
        if (field.kind === "reference") {
            attributes[name] = () => found(call, field.target!, stored[name] as Key | null);
            getters.push(name);
        } else if (field.kind === "references" || field.kind === "inverse") {
            attributes[name] = () => manager(call, field.target!, field.kind === "inverse" ? mirrored(field, keyOf(stored), db) : (stored[name] as Key[]));
            getters.push(name);
        } else if (field.kind === "date") attributes[name] = typeof stored[name] === "string" ? datetime(Date.parse(stored[name])) : null;
        else if (!field.hidden || name === "uuid") attributes[name] = structuredClone(stored[name]) as Value;
    }
    if (model === "authentik_core.user") addUser(call, stored as unknown as User, attributes, getters);
    const type = call.registry.has(model) ? registryOf(call).resource(model).spec.schema : model;
    return new PyObject(type, { ...attributes, __model__: model }, { getters, text: call.registry.resource(model).label(stored, db) });
}

function addUser(call: Call, user: User, attributes: Record<string, Value | (() => Value)>, getters: string[]): void {
    const { db } = call;
    attributes.uuid = user.uuid.replaceAll("-", "");
    attributes.is_superuser = () => isSuperuser(db, user);
    attributes.uid = () => uidOf(db, user);
    attributes.ak_groups = () =>
        manager(
            call,
            "authentik_core.group",
            groupsOf(db, user).map(({ pk }) => pk),
        );
    getters.push("is_superuser", "uid", "ak_groups");
    attributes.is_anonymous = false;
    attributes.is_authenticated = true;
    attributes.group_attributes = () => structuredClone(mergedAttributes(db, { ...user, attributes: {} }, currentTenant(call).attributes)) as Value;
    attributes.has_usable_password = () => isUsable(user.password);
    attributes.check_password = (args: readonly Value[]) => checkPasswordSync(String(args[0] ?? ""), user.password);
}

/** The row of a key as an object, None where there is none. */
export function found(call: Call, target: string, key: Key | null): Value {
    const row = call.db.find(target as ModelName, key);
    const model = row && call.db.modelOf(target, key);
    return row && model ? subject(call, model, row) : null;
}

/** A set of rows that can be asked: `.all()`, `.filter(name="x")`, `.first()`, `.exists()`, `.count()`. */
export function manager(call: Call, target: string, keys: readonly Key[]): PyObject {
    const rows = () => keys.map((key) => found(call, target, key)).filter((one) => one !== null);
    const narrowed =
        (holds: boolean): PyFunction =>
        (_, named) => {
            const matching = (rows() as PyObject[]).filter((row) => matches(row, named) === holds).map((row) => row.get("pk") as Key);
            return manager(call, target, matching);
        };
    const self: PyObject = new PyObject("QuerySet", {
        all: () => self,
        filter: narrowed(true),
        exclude: narrowed(false),
        first: () => rows()[0] ?? null,
        exists: () => keys.length > 0,
        count: () => keys.length,
        order_by: () => self,
        values_list: (args: readonly Value[], named: Readonly<Record<string, Value>>) =>
            (rows() as PyObject[]).map((row) => (named.flat ? (row.get(String(args[0])) ?? null) : args.map((name) => row.get(String(name)) ?? null))),
        __iter__: () => rows(),
    });
    return self;
}

/** Whether an object has these values; names may end in `__icontains` and the like. Unknown fields are errors of the language. */
export function matches(row: PyObject, wanted: Readonly<Record<string, Value>>): boolean {
    return Object.entries(wanted).every(([name, value]) => {
        const [path = "", lookup = "exact"] = name.split("__");
        const own = row.get(path);
        if (own === undefined) throw new PyError("FieldError", `Cannot resolve keyword '${path}' into field.`);
        if (lookup === "in") return Array.isArray(value) && value.includes(own);
        const [a, b] = [String(own), String(value)];
        if (lookup === "icontains") return a.toLowerCase().includes(b.toLowerCase());
        if (lookup === "contains") return a.includes(b);
        if (lookup === "startswith") return a.startsWith(b);
        if (lookup === "iexact") return a.toLowerCase() === b.toLowerCase();
        return own instanceof PyObject && value instanceof PyObject ? own.get("pk") === value.get("pk") : own === value;
    });
}

/** A visitor, whom no row stands for. */
export const visitor = (): PyObject =>
    new PyObject(
        "AnonymousUser",
        { username: "", is_anonymous: true, is_authenticated: false, is_superuser: false, pk: null, attributes: {}, email: "", name: "" },
        { text: "AnonymousUser" },
    );

/** The user of a key, or a visitor. */
export const userSubject = (call: Call, pk: number | null): Value => found(call, "authentik_core.user", pk) ?? visitor();
