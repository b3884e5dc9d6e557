import type { Call } from "#kernel/http/call.ts";
import type { Json, Key } from "#kernel/base/models.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { evaluate, ExpressionError, type Named } from "./evaluate.ts";
import type { PropertyMapping } from "#mock/apps/property-mappings/mapping.family.ts";

export interface Mapped {
    readonly mapping: PropertyMapping;
    readonly model: string;
    readonly value: Json;
}

/**
 * What mappings make of a user, by name. One that fails is left out and leaves an event.
 * `names.provider`: key of the provider, which expressions see as an object.
 */
export function mappedValues(call: Call, keys: readonly Key[], user: number, { provider, ...names }: { provider: Key; [name: string]: Named }): Mapped[] {
    const { db } = call;
    const seen = { ...names, provider: { $row: ["authentik_core.provider", provider] as const } };
    const mappings = db.some("authentik_core.propertymapping", keys).sort((a, b) => (a.name < b.name ? -1 : 1));
    return mappings.flatMap((mapping) => {
        const model = db.modelOf("authentik_core.propertymapping", mapping.pk)!;
        try {
            return [{ mapping, model, value: evaluate(mapping.expression, { call, name: mapping.name, user, context: {}, names: seen }) }];
        } catch (error) {
            if (!(error instanceof ExpressionError)) throw error;
            tellException(call, model, mapping, error);
            return [];
        }
    });
}

/** Writes down that a mapping failed. */
export function tellException(call: Call, model: string, mapping: PropertyMapping, error: ExpressionError): void {
    writeEvent(call, "property_mapping_exception", "authentik.core.expression.evaluator", {
        message: error.traceback,
        expression: mapping.expression,
        mapping: describeModel(call, model, mapping),
    });
}
