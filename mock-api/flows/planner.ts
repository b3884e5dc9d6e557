import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { bindingsOf, type Flow } from "#mock/apps/flows/flow.resource.ts";
import type { FlowStageBinding } from "#mock/apps/flows/flow-stage-binding.resource.ts";
import { cachedPlan, keepPlan } from "#mock/apps/flows/plan-cache.model.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";
import type { PolicyRequest } from "#mock/policies/policy-request.ts";
import { Plan, type PlanStep, stepsFrom } from "./plan.ts";
import { runs } from "./stage.ts";
import { namesOf, note } from "./trail.ts";

/** Why there is no plan: the flow is not for this caller, or has no stages. */
export type Unplannable = NotApplicable | { readonly reason: "empty" };

export interface NotApplicable {
    readonly reason: "not applicable";
    readonly messages: readonly string[];
    /** What said no; none where it is not for this caller whatever policies say. */
    readonly refusals?: readonly PolicyBinding[];
}

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
    if (!allowed.passing) return { reason: "not applicable", messages: allowed.messages, refusals: allowed.refusals ?? [] };
    const isCacheable = usesCache && flow.designation !== "stage_configuration";
    const known = isCacheable ? stepsFrom(cachedPlan(call.db, flow.pk, user, call.random.now())) : undefined;
    const plan = new Plan({ flow: flow.pk, steps: known ?? [], context });
    if (known) {
        note(call, plan, "planned");
        return plan;
    }
    for (const binding of bindingsOf(call.db, flow)) {
        const { verdict, refusals } = binding.evaluate_on_plan ? await verdictOn(call, binding, { call, user, context: plan.context, plan }) : IN;
        if (verdict === "refused") return { reason: "not applicable", messages: [], refusals };
        const model = call.db.modelOf("authentik_flows.stage", binding.stage)!;
        if (verdict === "out") {
            note(call, plan, "left_out", { model, stage: String(binding.stage) }, { because: namesOf(call, refusals) });
            continue;
        }
        plan.steps = [...plan.steps, { binding: binding.pk, model, stage: String(binding.stage), isReEvaluated: binding.re_evaluate_policies }];
    }
    note(call, plan, "planned");
    keepPlan(call.db, flow.pk, user, [...plan.steps], call.random.now());
    return plan.steps.length || allowsEmpty ? plan : { reason: "empty" };
}

/** Whether a stage is taken, and what said no. */
interface Verdict {
    readonly verdict: "in" | "out" | "refused";
    readonly refusals: readonly PolicyBinding[];
}

const IN: Verdict = { verdict: "in", refusals: [] };

/**
 * Whether a stage is for somebody. Left out is what policies do not let through; but where a policy could not answer, a stage that guards
 * the way is not left open: nobody passes (D-108).
 */
async function verdictOn({ db, registry }: Call, binding: FlowStageBinding, request: PolicyRequest): Promise<Verdict> {
    const { passing, isError, refusals = [] } = await askPolicies(binding.policybindingmodel_ptr_id, binding.policy_engine_mode, request);
    if (passing) return IN;
    const guards = registry.facetOf(db.modelOf("authentik_flows.stage", binding.stage), runs)?.guards;
    return { verdict: isError && guards ? "refused" : "out", refusals };
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
        const { verdict, refusals } = await verdictOn(call, binding, { call, user, context: plan.context, plan });
        if (verdict === "in") return step;
        note(call, plan, verdict === "out" ? "left_out" : "failed", step, { because: namesOf(call, refusals) });
        if (verdict === "refused") return "refused";
        plan.steps = plan.steps.slice(1);
    }
}
