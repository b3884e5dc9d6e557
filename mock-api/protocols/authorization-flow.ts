import type { Call } from "#kernel/http/call.ts";
import type { Key } from "#kernel/base/models.ts";
import { redirect } from "#kernel/http/operation.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { memoryStep, Plan, type PlanContext, type PlanStep } from "#mock/flows/plan.ts";
import { keepPlanOf } from "#mock/flows/plan-store.ts";
import { makePlan } from "#mock/flows/planner.ts";
import { deniedPage } from "./access-gate.ts";

declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** The flow is on the way to an application, or came from a source. */
        is_sso: boolean;
    }
}

/** One line of what an application asks for. */
export type Permission = PlanContext["consent_permissions"][number];

export interface Authorization {
    readonly application: Application;
    /** Key of the flow that asks what the application may have. */
    readonly flow: Key;
    readonly permissions: readonly Permission[];
    /** What answers the application once the flow is through. */
    readonly last: PlanStep;
}

/** Plans the flow in which somebody lets an application in; an empty one lets everybody in. Undefined where the flow is not for this caller. */
export async function planAuthorization(call: Call, { application, flow: key, permissions, last }: Authorization): Promise<Plan | undefined> {
    const flow = call.db.get("authentik_flows.flow", key);
    const context = {
        is_sso: true,
        application: { ...describeModel(call, "authentik_core.application", application) },
        consent_header: `You're about to sign into ${application.name}.`,
        consent_permissions: permissions.map((permission) => ({ ...permission })),
    };
    const plan = await makePlan(call, flow, { context, allowsEmpty: true });
    if (!(plan instanceof Plan)) return undefined;
    plan.append(last);
    return plan;
}

const CONSENT = "authentik_stages_consent.consentstage";

/** Asks once, whatever was given before: in place of the flow's own consent stage, or before the end (D-417, D-423). */
export function askForConsent(plan: Plan): void {
    const asking = memoryStep(CONSENT, { mode: "always_require", consent_expire_in: "weeks=4" });
    const others = plan.steps.filter(({ model }) => model !== CONSENT);
    plan.steps = [...others.slice(0, -1), asking, ...others.slice(-1)];
}

/** Sends the browser into a plan. */
export function enterPlan(call: Call, plan: Plan): Response {
    keepPlanOf(call, plan);
    const query = new URLSearchParams([...new Map(call.url.searchParams)]).toString();
    return redirect(`/if/flow/${call.db.get("authentik_flows.flow", plan.flow).slug}/${query ? `?${query}` : ""}`);
}

/** The same, or the page that says that the flow is not for this caller. */
export const enterOrDeny = (call: Call, plan: Plan | undefined): Response =>
    plan ? enterPlan(call, plan) : deniedPage(call, ["The flow of this application is not for you."]);
