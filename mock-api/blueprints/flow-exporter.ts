import { stringify } from "yaml";
import type { Call } from "#kernel/call.ts";
import type { Field } from "#kernel/fields.ts";
import type { Json, JsonObject, Key, ModelName } from "#kernel/models.ts";
import { keyOf, type Stored } from "#kernel/schema.ts";
import { isObject } from "#kernel/validate.ts";

/** A model, one of its rows, and the fields that name it. */
interface Exported {
    readonly model: string;
    readonly row: Stored;
    readonly identifiers: readonly string[];
}

/** A flow and all that it is made of, as a blueprint file: flow, prompts, policies, stages, their bindings. Source: authentik/blueprints/v1/exporter.py. */
export function exportFlow(call: Call, flow: Stored, now: number): string {
    const entries = partsOf(call, flow).map((part) => entryOf(call, part));
    const blueprint = {
        context: {},
        entries,
        metadata: { labels: { "blueprints.goauthentik.io/generated": "true" }, name: `authentik Export - ${pythonTime(now)}` },
        version: 1,
    };
    return stringify(blueprint, { sortMapEntries: true, indentSeq: false, singleQuote: true, blockQuote: false, lineWidth: 80 });
}

/** `2026-11-23 21:52:00.224000+00:00` */
const pythonTime = (ms: number): string => new Date(ms).toISOString().replace("T", " ").replace("Z", "000+00:00");

function partsOf({ db }: Call, flow: Stored): Exported[] {
    const bindings = db.where("authentik_flows.flowstagebinding", "target", keyOf(flow)).sort((a, b) => a.order - b.order);
    const targets = [flow.policybindingmodel_ptr_id as string, ...bindings.map((binding) => binding.policybindingmodel_ptr_id)];
    const guards = targets.flatMap((target) => db.where("authentik_policies.policybinding", "target", target).sort((a, b) => a.order - b.order));
    const stages = unique(bindings.map(({ stage }) => stage));
    const prompting = db.some("authentik_stages_prompt.promptstage", stages);
    const policies = unique([...guards.map(({ policy }) => policy), ...prompting.flatMap((stage) => stage.validation_policies)]);
    const members = (family: ModelName, keys: readonly Key[], identifiers: readonly string[]): Exported[] =>
        keys.map((key) => ({ model: db.modelOf(family, key)!, row: db.get(family, key) as Stored, identifiers }));
    return [
        { model: "authentik_flows.flow", row: flow, identifiers: ["pk", "slug"] },
        ...members("authentik_stages_prompt.prompt", unique(prompting.flatMap(({ fields }) => fields)), ["pk"]),
        ...members("authentik_policies.policy", policies, ["pk"]),
        ...members("authentik_flows.stage", stages, ["pk", "name"]),
        ...bindings.map((row): Exported => ({ model: "authentik_flows.flowstagebinding", row, identifiers: ["pk", "target", "stage", "order"] })),
        ...guards.map((row): Exported => ({ model: "authentik_policies.policybinding", row, identifiers: ["pk", "policy", "target", "order"] })),
    ];
}

const unique = (keys: readonly (Key | null)[]): Key[] => [...new Set(keys.filter((key) => key !== null))];

/** One object: what a form would start with is left out, and what is read only or secret. */
function entryOf(call: Call, { model, row, identifiers }: Exported): JsonObject {
    const { view, fields } = call.registry.resource(model);
    const shown = view.represent(row, call);
    const isTold = ([name, field]: [string, Field]) =>
        !identifiers.includes(name) && !field.readOnly && !field.writeOnly && !field.hidden && !isInitial(field, shown[name]);
    return {
        attrs: Object.fromEntries(
            Object.entries(fields)
                .filter(isTold)
                .map(([name]) => [name, shown[name]]),
        ),
        conditions: [],
        id: null,
        identifiers: Object.fromEntries(identifiers.map((name) => [name, shown[name]])),
        model,
        state: "present",
    };
}

/** Whether a value is the blank of its kind, as a form has it before anything is typed. */
function isInitial({ kind }: Field, value: Json): boolean {
    if (value === null || value === undefined) return true;
    if (kind === "text") return value === "";
    if (kind === "flag") return value === false;
    return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0 && kind === "embed";
}
