import type { Call } from "#kernel/http/call.ts";
import type { Json, JsonObject, Key, Models } from "#kernel/base/models.ts";
import { put } from "#kernel/base/own.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { Entry } from "#mock/encoding/ldap/attribute.ts";
import { evaluate, ExpressionError } from "#mock/expressions/evaluate.ts";
import { placed } from "#mock/flows/write-user.ts";
import { firstOf, toldAttributes } from "./attributes.ts";
import { DN, type LdapSource, SOURCE, UNIQ } from "./connect.ts";

const MAPPING = "authentik_sources_ldap.ldappropertymapping";

/** What mappings make of an entry. */
export interface Properties {
    /** Fields of a user or group, by name. */
    readonly fields: JsonObject;
    readonly attributes: JsonObject;
}

/**
 * What mappings make of an entry; `uniq`: by what it is found again. A mapping that fails is left out and leaves an event.
 * Source: authentik/sources/ldap/sync/base.py.
 */
export function propertiesOf(call: Call, source: LdapSource, keys: readonly Key[], entry: Entry, uniq: string): Properties {
    const ldap = toldAttributes(entry);
    const fields: Record<string, Json> = {};
    let attributes: JsonObject = {};
    for (const key of keys) {
        const mapping = call.db.find(MAPPING, key);
        if (!mapping) continue;
        const value = valueOf(call, source, mapping, { ldap, dn: entry.dn });
        if (value === null || value === undefined) continue;
        const [first, ...path] = mapping.object_field.split(".");
        if (first === "attributes" && path.length) attributes = placed(attributes, path, value);
        else put(fields, mapping.object_field, Array.isArray(value) ? value[0] : value);
    }
    return { fields, attributes: { ...attributes, [UNIQ]: uniq, [DN]: entry.dn } };
}

function valueOf(call: Call, source: LdapSource, mapping: Models[typeof MAPPING], names: { ldap: JsonObject; dn: string }): Json {
    try {
        return evaluate(mapping.expression, { call, name: mapping.name, user: null, context: {}, names });
    } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        tellProblem(call, source, `Failed to evaluate property-mapping: '${mapping.name}': ${error.message}`, {
            mapping: describeModel(call, MAPPING, mapping),
        });
        return null;
    }
}

/** By what an entry is found again; undefined where it does not have that. */
export const uniqOf = ({ object_uniqueness_field }: LdapSource, entry: Entry): string | undefined => firstOf(entry, object_uniqueness_field);

/** Writes down what an administrator has to mend. */
export function tellProblem(call: Call, source: LdapSource, message: string, more: JsonObject = {}): void {
    const context = { message, source: describeModel(call, SOURCE, source), ...more };
    writeEvent(call, "configuration_error", "authentik.sources.ldap", context, { isBackground: true });
}
