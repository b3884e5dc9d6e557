import { superuser } from "#kernel/http/access.ts";
import { choice, describe, embed, flag, integer, reference, type Row, uuid } from "#kernel/base/fields.ts";
import { anyOf, byKey, equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { keyAt } from "#kernel/store/schema.ts";
import { computes } from "#kernel/resource/view.ts";
import { ENGINE_MODES, policiesOf } from "./flow.resource.ts";

const fields = describe({
    pk: uuid(),
    policybindingmodel_ptr_id: uuid({ readOnly: true, default: (random) => random.uuid() }),
    target: reference("authentik_flows.flow", { accessor: "flowstagebinding_set" }),
    stage: reference("authentik_flows.stage", { accessor: "flowstagebinding_set" }),
    evaluate_on_plan: flag(true),
    re_evaluate_policies: flag(),
    order: integer(),
    policy_engine_mode: choice(ENGINE_MODES, { default: "any" }),
    invalid_response_action: choice(["retry", "restart", "restart_with_context"], { default: "retry" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_flows.flowstagebinding": Row<typeof fields>;
    }
}
export type FlowStageBinding = Row<typeof fields>;

/** A stage's place in a flow. */
export const flowStageBinding = resource("authentik_flows.flowstagebinding", {
    path: "flows/bindings/{fsb_uuid}",
    schema: "FlowStageBinding",
    names: ["Flow Stage Binding", "Flow Stage Bindings"],
    fields,
    computed: {
        stage_obj: computes(embed("authentik_flows.stage"), ({ row, db, call }) =>
            call.show("authentik_flows.stage", db.get("authentik_flows.stage", row.stage)),
        ),
    },
    families: { "authentik_policies.policybindingmodel": "policybindingmodel_ptr_id" },
    unique: [["target", "stage", "order"]],
    order: ["target", "order"],
    search: ["stage__name"],
    filters: {
        pbm_uuid: byKey("policybindingmodel_ptr_id"),
        policy_engine_mode: equals,
        policies: {
            isMany: true,
            shape: uuid(),
            test: (asked) => {
                const known = anyOf("policy").test({ ...asked, fields: { policy: reference("authentik_policies.policy", { optional: true }) } });
                if (typeof known !== "function") return known;
                return (row) => policiesOf(asked.call.db, keyAt(row, "policybindingmodel_ptr_id")).some((policy) => asked.values.includes(String(policy)));
            },
        },
        fsb_uuid: byKey(),
        target: equals,
        stage: equals,
        evaluate_on_plan: equals,
        re_evaluate_policies: equals,
        order: equals,
        invalid_response_action: equals,
    },
    access: superuser,
    label: (row) => `Flow-stage binding #${row.order} to ${row.target}`,
    isAudited: true,
});
