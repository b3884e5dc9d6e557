import type { Call } from "#kernel/http/call.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";

/** A key as events write it: uuids without dashes, numbers as they are. */
export const eventKey = (key: string | number): string | number => (typeof key === "number" ? key : key.replaceAll("-", ""));

/** A row as events, and plans of flows, name it; the key without dashes. */
export type RowReference = { readonly app: string; readonly model_name: string; readonly pk: string | number; readonly name: string };

/** How an event names an object. */
export function describeModel(call: Call, model: string, row: Stored): RowReference {
    const resource = call.registry.resource(model);
    const name = typeof row.name === "string" ? row.name : resource.label(row, call.db);
    return { app: resource.app, model_name: resource.modelName, pk: eventKey(keyOf(row)), name };
}
