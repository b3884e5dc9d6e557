import { allPages } from "./all-pages.ts";
import { type StageBinding, stageBindings } from "./flows.api.ts";
import { type PolicyBinding, policyBindings } from "./policies.api.ts";

/** Binds again what was unbound. @param target another place than before, where that is gone */
export const boundAgain =
    ({ policy, group, user, negate, enabled, order, timeout, ...before }: PolicyBinding, target = before.target) =>
    (): Promise<PolicyBinding> =>
        policyBindings.create({ target, policy, group, user, negate, enabled, order, timeout });

/** Puts a stage back into its flow, with what decides about it there. Asked before it is taken out: its place takes that along. */
export async function stageAgain({ policybindingmodel_ptr_id: place, ...stage }: StageBinding): Promise<() => Promise<void>> {
    const bound = await allPages((page) => policyBindings.list({ ...page, target: place }));
    const { target, stage: pk, order, evaluate_on_plan, re_evaluate_policies, policy_engine_mode, invalid_response_action } = stage;
    const settings = { evaluate_on_plan, re_evaluate_policies, policy_engine_mode, invalid_response_action };
    return async () => {
        const { policybindingmodel_ptr_id: again } = await stageBindings.create({ target, stage: pk, order, ...settings });
        for (const binding of bound) await boundAgain(binding, again)();
    };
}
