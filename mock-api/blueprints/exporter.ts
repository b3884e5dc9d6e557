import type { Call } from "#kernel/http/call.ts";
import type { Field } from "#kernel/base/fields.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { type Steps, withPauses } from "#kernel/base/steps.ts";
import { isObject } from "#kernel/store/validate.ts";
import { jsonAt } from "#kernel/resource/view.ts";
import { own } from "#kernel/base/own.ts";
import { yamlDocument, yamlText } from "./yaml-text.ts";

/** A model, one of its rows, and the fields that name it. */
export interface Exported {
    readonly model: string;
    readonly row: Stored;
    readonly identifiers: readonly string[];
}

/** As PyYAML writes a blueprint. */
function written(value: unknown): string {
    const document = yamlDocument({ sortMapEntries: true });
    document.contents = document.createNode(value, { aliasDuplicateObjects: false });
    return yamlText(document, { indentSeq: false, singleQuote: true, blockQuote: false, lineWidth: 80 });
}

/** Entries that are written in one step. */
const SOME = 20;

/**
 * The objects that `collect` gives, in their order, as the text of a blueprint file, which is written while others are served.
 * `now`: ms since the epoch. Source: authentik/blueprints/v1/exporter.py.
 */
export async function exportObjects(call: Call, collect: () => Iterable<Exported>, now: number): Promise<string> {
    const entries = await call.reading(function* () {
        const told: JsonObject[] = [];
        for (const object of collect()) {
            told.push(entryOf(call, object));
            yield;
        }
        return told;
    });
    const name = `authentik Export - ${pythonTime(now)}`;
    const end = written({ metadata: { labels: { "blueprints.goauthentik.io/generated": "true" }, name }, version: 1 });
    return call.outside(() => withPauses(writing(entries, end)));
}

function* writing(entries: readonly JsonObject[], end: string): Steps<string> {
    const parts = [written({ context: {} }), entries.length ? "entries:\n" : written({ entries })];
    for (let at = 0; at < entries.length; at += SOME) {
        parts.push(written(entries.slice(at, at + SOME)));
        yield;
    }
    return [...parts, end].join("");
}

/** `2026-11-23 21:52:00.224000+00:00` */
const pythonTime = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "000+00:00");

/** One object: what a form would start with is left out, and what is read only or secret. */
function entryOf(call: Call, { model, row, identifiers }: Exported): JsonObject {
    const { view, fields } = registryOf(call).resource(model);
    const shown = (name: string): Json => {
        const computed = own(view.computed, name);
        return computed ? computed.from({ row, call, db: call.db }) : jsonAt(row, name);
    };
    const isTold = ([name, field]: [string, Field]) =>
        !identifiers.includes(name) && !field.readOnly && !field.writeOnly && !field.hidden && !isInitial(field, shown(name));
    return {
        attrs: Object.fromEntries(
            Object.entries(fields)
                .filter(isTold)
                // The relation is exported at its other side; here it is left empty.
                .map(([name, { kind }]) => [name, kind === "inverse" ? [] : shown(name)]),
        ),
        conditions: [],
        id: null,
        // As the API shows them: the target of a binding by the key of the flow, which goes along, and not by one that is made anew wherever it is imported.
        identifiers: Object.fromEntries(identifiers.map((name) => [name, shown(name)])),
        model,
        state: "present",
    };
}

/** Whether a value is the blank of its kind, as a form has it before anything is typed. */
function isInitial({ kind, required, default: initial }: Field, value: Json): boolean {
    if (kind === "inverse") return !required;
    if (value === null || value === undefined) return true;
    if (kind === "text") return value === "" && !initial;
    if (kind === "flag") return value === false && initial !== true;
    return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0 && kind === "embed";
}
