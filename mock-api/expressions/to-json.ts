import type { Call } from "#kernel/call.ts";
import type { Json } from "#kernel/models.ts";
import { describeModel, eventKey } from "#mock/apps/events/describe-model.ts";
import { isDict, PyError, PyObject, truth, typeName, type Value } from "#mock/python/values.ts";

/** A value as events and answers tell it: rows as references, members of lists that say nothing left out. */
export function toJson(call: Call, value: Value): Json {
    if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
    if (Array.isArray(value) || value instanceof Set) return [...value].filter(truth).map((one) => toJson(call, one));
    if (value instanceof PyObject) {
        const model = value.get("__model__");
        if (value.type === "datetime") return (value.get("isoformat") as () => string)();
        if (typeof model !== "string") throw new PyError("TypeError", `Object of type ${value.type} is not JSON serializable`);
        if (model === "authentik_core.user")
            return { username: value.get("username") as string, pk: value.get("pk") as number, email: value.get("email") as string };
        const row = call.db.find(model as never, value.get("pk") as string);
        return row ? describeModel(call, model, row) : { pk: eventKey(value.get("pk") as string) };
    }
    if (isDict(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(call, member)]));
    throw new PyError("TypeError", `Object of type ${typeName(value)} is not JSON serializable`);
}
