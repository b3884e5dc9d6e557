import type { Call } from "#kernel/call.ts";
import type { JsonObject } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import { bindingsOf, type Flow } from "#mock/apps/flows/flow.resource.ts";
import type { FlowStageBinding } from "#mock/apps/flows/flow-stage-binding.resource.ts";
import { cachedPlan, keepPlan } from "#mock/apps/flows/plan-cache.model.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import type { PolicyRequest } from "#mock/policies/policy-request.ts";
import { Plan, type PlanStep, stepsFrom } from "./plan.ts";
import { runs } from "./stage.ts";

/** Why there is no plan: the flow is not for this caller, or has no stages. */
export type Unplannable = { readonly reason: "not applicable"; readonly messages: readonly string[] } | { readonly reason: "empty" };

export interface PlanOptions {
    readonly context?: JsonObject;
    /** Whether a plan that was made before may be used again. */
    readonly usesCache?: boolean;
    readonly allowsEmpty?: boolean;
}

/** Works out which stages a caller goes through. Source: authentik/flows/planner.py. */
export async function makePlan(call: Call, flow: Flow, { context = {}, usesCache = true, allowsEmpty = false }: PlanOptions = {}): Promise<Plan | Unplannable> {
    if (!meetsRequirement(call, flow)) return { reason: "not applicable", messages: [] };
    const pending = context.pending_user;
    const user = isObject(pending) && typeof pending.pk === "number" ? pending.pk : (call.principal?.pk ?? null);
    const allowed = await askPolicies(flow.policybindingmodel_ptr_id, flow.policy_engine_mode, { call, user, context });
    if (!allowed.passing) return { reason: "not applicable", messages: allowed.messages };
    const isCacheable = usesCache && flow.designation !== "stage_configuration";
    const known = isCacheable ? stepsFrom(cachedPlan(call.db, flow.pk, user, call.random.now())) : undefined;
    if (known) return new Plan({ flow: flow.pk, steps: known, context });
    const plan = new Plan({ flow: flow.pk, steps: [], context });
    for (const binding of bindingsOf(call.db, flow)) {
        const verdict = binding.evaluate_on_plan ? await verdictOn(call, binding, { call, user, context: plan.context, plan }) : "in";
        if (verdict === "refused") return { reason: "not applicable", messages: [] };
        if (verdict === "out") continue;
        const model = call.db.modelOf("authentik_flows.stage", binding.stage)!;
        plan.steps = [...plan.steps, { binding: binding.pk, model, stage: String(binding.stage), isReEvaluated: binding.re_evaluate_policies }];
    }
    keepPlan(call.db, flow.pk, user, [...plan.steps], call.random.now());
    return plan.steps.length || allowsEmpty ? plan : { reason: "empty" };
}

/**
 * Whether a stage is for somebody. Left out is what policies do not let through; but where a policy could not answer, a stage that guards
 * the way is not left open: nobody passes (D-108).
 */
async function verdictOn({ db, registry }: Call, binding: FlowStageBinding, request: PolicyRequest): Promise<"in" | "out" | "refused"> {
    const { passing, isError } = await askPolicies(binding.policybindingmodel_ptr_id, binding.policy_engine_mode, request);
    if (passing) return "in";
    return isError && registry.facetOf(db.modelOf("authentik_flows.stage", binding.stage), runs)?.guards ? "refused" : "out";
}

function meetsRequirement({ principal }: Call, { authentication }: Flow): boolean {
    switch (authentication) {
        case "require_authenticated":
            return principal !== null;
        case "require_unauthenticated":
            return principal === null;
        case "require_superuser":
            return principal?.isSuperuser ?? false;
        default:
            return true;
    }
}

/** The step to take now: those whose policies no longer let the caller through are dropped on the way. "refused": nobody gets further. */
export async function nextStep(call: Call, plan: Plan): Promise<PlanStep | "refused" | undefined> {
    for (;;) {
        const step = plan.steps[0];
        const binding = step?.isReEvaluated ? call.db.find("authentik_flows.flowstagebinding", step.binding) : undefined;
        if (!step || !binding) return step;
        const user = plan.pending?.pk ?? call.principal?.pk ?? null;
        const verdict = await verdictOn(call, binding, { call, user, context: plan.context, plan });
        if (verdict === "refused") return "refused";
        if (verdict === "in") return step;
        plan.steps = plan.steps.slice(1);
    }
}
