import type { Call } from "#kernel/http/call.ts";
import type { Key, ModelName } from "#kernel/base/models.ts";
import { keyAt, keyOf, type Stored } from "#kernel/store/schema.ts";
import { type Exported, exportObjects } from "./exporter.ts";

/** A flow and all that it is made of, as a blueprint file: flow, prompts, policies, stages, their bindings. Source: authentik/blueprints/v1/exporter.py. */
export const exportFlow = (call: Call, flow: Stored, now: number): Promise<string> => exportObjects(call, () => partsOf(call, flow), now);

function partsOf({ db }: Call, flow: Stored): Exported[] {
    const bindings = db.where("authentik_flows.flowstagebinding", "target", keyOf(flow)).sort((a, b) => a.order - b.order);
    const targets = [keyAt(flow, "policybindingmodel_ptr_id"), ...bindings.map((binding) => binding.policybindingmodel_ptr_id)];
    const guards = targets.flatMap((target) => db.where("authentik_policies.policybinding", "target", target).sort((a, b) => a.order - b.order));
    const stages = unique(bindings.map(({ stage }) => stage));
    const prompting = db.some("authentik_stages_prompt.promptstage", stages);
    const policies = unique([...guards.map(({ policy }) => policy), ...prompting.flatMap((stage) => stage.validation_policies)]);
    const members = (family: ModelName, keys: readonly Key[], identifiers: readonly string[]): Exported[] =>
        keys.map((key) => ({ model: db.modelOf(family, key)!, row: db.get(family, key), identifiers }));
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
