import type { Call } from "#kernel/http/call.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { denied, notFound } from "#kernel/base/errors.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { ok } from "#kernel/http/operation.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { impersonation } from "#mock/apps/core/impersonation.ts";
import { isSuperuser } from "#mock/apps/core/user.resource.ts";
import { bindingsOf, type Flow } from "#mock/apps/flows/flow.resource.ts";
import { inspect } from "./inspection.ts";
import { Plan } from "./plan.ts";
import { PLAN } from "./session-keys.ts";
import { keptTrail } from "./trail.ts";

/** Administrators, also while they act as somebody else: it is their own browser that is looked into. */
function requireInspector({ call }: { call: Call }): void {
    const { original } = impersonation(call);
    if (!call.isSuperuser && !(original && isSuperuser(call.db, original))) throw denied();
}

function findFlow({ call, params: { slug } }: { call: Call; params: { slug: string } }): { flow: Flow } {
    const flow = call.db.by("authentik_flows.flow", "slug", slug);
    if (!flow) throw notFound();
    return { flow };
}

function tell({ call, flow }: { call: Call; flow: Flow }): Response {
    const plan = Plan.from(call.session.get(PLAN));
    const trail = plan?.flow === flow.pk ? plan.trail : keptTrail(call, flow.pk);
    return ok({
        trail: trail.map(({ at, ...rest }) => ({ at: timestamp(at), ...rest })),
        inspection: inspect(call) ?? null,
        bound: bindingsOf(call.db, flow).map((binding) => call.show("authentik_flows.flowstagebinding", binding)),
    });
}

/**
 * GET /-/sandbox/flow-run/{slug}/ : what befell the caller's run of a flow, oldest first (`trail`), what the inspector says (`inspection`; null where there is no plan)
 * and what is bound to the flow (`bound`). For administrators, those who act as somebody else too (D-838).
 */
export const runPage = endpoint("GET /-/sandbox/flow-run/{slug}/", { authenticate: byTokenOrSession, errors: apiErrors }, [requireInspector, findFlow, tell]);
