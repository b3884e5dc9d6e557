import type { Call } from "#kernel/call.ts";
import { write } from "#kernel/crud.ts";
import { Refusal } from "#kernel/errors.ts";
import type { Json, JsonObject, Key, ModelName } from "#kernel/models.ts";
import type { Resource } from "#kernel/resource.ts";
import { keyOf, type Stored } from "#kernel/schema.ts";
import { isObject, read } from "#kernel/validate.ts";
import { fieldAt, valuesAt } from "#kernel/values.ts";
import { type Blueprint, BlueprintError, type Entry } from "./read.ts";
import { resolve, type Scope } from "./resolve.ts";

/** Keys of the objects that a blueprint stands for, by the ids of its entries. */
export type Applied = ReadonlyMap<string, Key>;

/**
 * Applies a blueprint entry by entry, through the same rules as the API. Throws BlueprintError with the entry at fault;
 * the caller takes back what was written before. `context` wins over the file's own.
 */
export function applyBlueprint(call: Call, blueprint: Blueprint, context: JsonObject = {}): Applied {
    const keys = new Map<string, Key>();
    const scope: Scope = { db: call.db, context: { ...blueprint.context, ...context }, environment: call.environment, keys };
    blueprint.entries.forEach((entry, index) => {
        try {
            const key = applyEntry(call, entry, scope);
            if (entry.id && key !== undefined) keys.set(entry.id, key);
        } catch (error) {
            throw error instanceof BlueprintError
                ? new BlueprintError(error.message, index)
                : error instanceof Refusal
                  ? new BlueprintError(`Entry invalid: ${error.message}`, index)
                  : error instanceof Error
                    ? new BlueprintError(error.message, index)
                    : error;
        }
    });
    return keys;
}

function applyEntry(call: Call, entry: Entry, scope: Scope): Key | undefined {
    if (!entry.conditions.every((condition) => Boolean(resolve(condition, scope)))) return undefined;
    const model = String(resolve(entry.model, scope)).toLowerCase();
    if (model === "authentik_blueprints.metaapplyblueprint") return undefined;
    const resource = call.registry.resources.get(model);
    if (!resource) throw new BlueprintError(`app or model does not exist: ${model}`);
    const state = String(resolve(entry.state, scope));
    const identifiers = resolve(entry.identifiers, scope) as JsonObject;
    const existing = findExisting(call, resource, identifiers);
    if (state === "absent") {
        if (existing) call.db.delete(resource.model as ModelName, keyOf(existing));
        return undefined;
    }
    if (existing && state === "created") return familyKey(existing);
    const body = { ...withoutLookups(identifiers), ...(resolve(entry.attrs, scope) as JsonObject) };
    const values = read(resource.fields, body, {
        db: call.db,
        row: existing,
        isPartial: existing !== undefined,
        name: String(body.name ?? model),
        model,
        modelTitle: resource.spec.names[0],
    });
    const kept = managedValues(resource, body);
    const pk = !existing && resource.fields.pk?.kind === "uuid" && typeof identifiers.pk === "string" ? { pk: identifiers.pk } : {};
    return familyKey(write(resource, call, { ...values, ...kept, ...pk }, existing));
}

const familyKey = (row: Stored): Key => keyOf(row);

/** Fields that the API shows but never takes, and that blueprints of the product itself set: `managed`, pictures. */
function managedValues(resource: Resource<never>, body: JsonObject): JsonObject {
    return Object.fromEntries(
        ["managed", "background", "icon", "meta_icon", "key", "password"]
            .filter((name) => resource.fields[name] && body[name] !== undefined)
            .map((name) => [name, body[name]]),
    );
}

/** `flow__slug: x` finds a row, but is no field of it. */
const withoutLookups = (identifiers: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(identifiers).filter(([name]) => name !== "pk" && !name.includes("__")));

/** The row that the identifiers name: by its key, or by all other fields together. */
function findExisting(call: Call, resource: Resource<never>, { pk, ...identifiers }: JsonObject): Stored | undefined {
    const { db } = call;
    const names = Object.keys(identifiers);
    if (!names.length && pk === undefined) throw new BlueprintError("An entry needs identifiers.");
    for (const name of names)
        if (!fieldAt(db, resource.fields, name)) throw new BlueprintError(`Entry invalid: ${resource.model} has no field ${name} to identify it by`);
    const table = db.table(resource.model);
    const byKey = pk === undefined ? undefined : table.rows.get(pk as Key);
    if (byKey || !names.length) return byKey;
    return [...table.rows.values()].find((row) => names.every((name) => matches(db, resource, row, name, identifiers[name])));
}

function matches(db: Call["db"], resource: Resource<never>, row: Stored, name: string, wanted: Json): boolean {
    const target = resource.fields[name]?.target;
    const expected = target && typeof wanted === "string" ? (db.keyIn(target, wanted) ?? wanted) : wanted;
    return valuesAt(db, resource.fields, row, name).some((value) => (isObject(expected) ? contains(value as Json, expected) : value === expected));
}

const contains = (value: Json, part: JsonObject): boolean =>
    isObject(value) && Object.entries(part).every(([key, member]) => JSON.stringify(value[key]) === JSON.stringify(member));
