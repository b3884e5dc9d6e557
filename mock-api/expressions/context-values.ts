import type { Call } from "#kernel/call.ts";
import { canonicalUuid } from "#kernel/formats.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { isDict, PyError, PyObject, typeName, type Value } from "#mock/python/values.ts";
import { found, userSubject } from "./subjects.ts";

/** What an object was made of when it came from a plan, so that it can go back unchanged. */
const origins = new WeakMap<PyObject, Json>();

/** The values of a context as expressions see them: references to rows become objects, all else is copied. */
export const contextValues = (call: Call, context: JsonObject): Record<string, Value> =>
    Object.fromEntries(Object.entries(context).map(([name, value]) => [name, revive(call, value)]));

function revive(call: Call, value: Json): Value {
    if (Array.isArray(value)) return value.map((one) => revive(call, one));
    if (!isObject(value)) return value as Value;
    const object = objectOf(call, value);
    if (!object) return structuredClone(value) as Value;
    origins.set(object, value);
    return object;
}

function objectOf(call: Call, value: JsonObject): PyObject | undefined {
    if (typeof value.app === "string" && typeof value.model_name === "string" && "pk" in value) {
        const key = typeof value.pk === "number" ? value.pk : canonicalUuid(value.pk);
        const model = `${value.app}.${value.model_name}`;
        const row = call.db.schema.isKnown(model) && key !== undefined ? found(call, model, key) : null;
        return row instanceof PyObject ? row : undefined;
    }
    const names = Object.keys(value);
    if (names.length === 1 && typeof value.pk === "number") return userSubject(call, value.pk) as PyObject;
    // Somebody who is not stored (yet): what was typed.
    if (value.pk === null && typeof value.username === "string")
        return new PyObject("User", { ...(value as Record<string, Value>), attributes: {}, is_active: true, is_anonymous: false }, { text: value.username });
    return undefined;
}

/** A context's value as a plan keeps it. Throws PyError for what cannot be kept. */
export function keepable(call: Call, value: Value): Json {
    if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
    if (Array.isArray(value) || value instanceof Set) return [...value].map((one) => keepable(call, one));
    if (value instanceof PyObject) {
        const origin = origins.get(value);
        if (origin !== undefined) return origin;
        if (value.type === "datetime") return (value.get("isoformat") as () => string)();
        const model = value.get("__model__");
        if (model === "authentik_core.user") return { pk: value.get("pk") as number };
        const row = typeof model === "string" ? call.db.find(model as never, value.get("pk") as string) : undefined;
        if (row) return describeModel(call, model as string, row);
        const members = value.get("__iter__");
        if (typeof members === "function") return ((members as () => Value[])() ?? []).map((one) => keepable(call, one));
    }
    if (isDict(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, keepable(call, member)]));
    throw new PyError("TypeError", `cannot pickle '${typeName(value)}' object`);
}
