import type { Call } from "#kernel/http/call.ts";
import { type Endpoint, endpoint } from "#kernel/http/endpoint.ts";
import { HttpError, notFound } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { keysAt } from "#kernel/store/schema.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { tokenByKey } from "#mock/apps/core/token.resource.ts";
import { signIn } from "#mock/apps/core/sign-in.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import { say } from "#mock/notifications/say.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { Plan } from "./plan.ts";
import { keepPlanOf } from "./plan-store.ts";
import { makePlan } from "./planner.ts";
import { APPLICATION, PLAN, QUERY } from "./session-keys.ts";

/** The query of a request as it is forwarded: of repeated keys the last one. */
function passedOn({ url }: Call): string {
    const query = new URLSearchParams([...new Map(url.searchParams)]).toString();
    return query ? `?${query}` : "";
}

/** The tenant's flow for a purpose; else the first by slug whose policies let the caller in. */
export async function defaultFlow(call: Call, designation: "authentication" | "invalidation"): Promise<Flow | undefined> {
    const { db } = call;
    const own = db.find("authentik_flows.flow", currentTenant(call).row?.[`flow_${designation}`]);
    if (own) return own;
    const flows = db.where("authentik_flows.flow", "designation", designation).sort((a, b) => (a.slug < b.slug ? -1 : 1));
    const user = call.principal?.pk ?? null;
    for (const flow of flows) {
        const { passing } = await askPolicies(flow.policybindingmodel_ptr_id, flow.policy_engine_mode, { call, user, context: {} });
        if (passing) return flow;
    }
    return undefined;
}

async function toDefault(call: Call, designation: "authentication" | "invalidation"): Promise<Response> {
    const flow = await defaultFlow(call, designation);
    if (!flow) throw notFound("No flow serves this purpose.");
    const plan = Plan.from(call.session.get(PLAN));
    if (plan && plan.flow !== flow.pk) call.session.delete(PLAN);
    return redirect(`/if/flow/${flow.slug}/${passedOn(call)}`);
}

/** To the flow that signs people in here. */
const signInPage = endpoint("GET /flows/-/default/authentication/", { authenticate: bySession }, ({ call }) => toDefault(call, "authentication"));

/** To the flow that signs people out here. */
const signOutPage = endpoint("GET /flows/-/default/invalidation/", { authenticate: bySession }, ({ call }) => toDefault(call, "invalidation"));

/** Drops what was begun; who was signed in is signed out. */
const cancel = endpoint("GET /flows/-/cancel/", { authenticate: bySession }, ({ call }) => {
    if (call.session.get(PLAN) !== undefined) call.session.delete(PLAN, APPLICATION, QUERY);
    return redirect("/flows/-/default/invalidation/");
});

/** Sends visitors to sign in first. */
const toSignIn = ({ url }: Call): Response => redirect(`/flows/-/default/authentication/?next=${encodeURIComponent(url.pathname + url.search)}`);

/** To the flow in which the caller sets this stage up. */
const configure = endpoint("GET /flows/-/configure/{stage_uuid}/", { authenticate: bySession }, async ({ call, db, params, principal }) => {
    if (!principal) return toSignIn(call);
    // Some kinds of stages only can be set up by people.
    const [setUp] = keysAt(db.row("authentik_flows.stage", params.stage_uuid) ?? {}, "configure_flow");
    const flow = db.find("authentik_flows.flow", setUp);
    if (!flow) throw notFound("This stage cannot be configured.");
    const plan = await makePlan(call, flow, { context: { pending_user: { pk: principal.pk } } });
    if (!(plan instanceof Plan)) throw new HttpError(400, { detail: "This flow is not for you." });
    keepPlanOf(call, plan);
    return redirect(`/if/flow/${flow.slug}/${passedOn(call)}`);
});

/** To the user interface. */
const home = endpoint("GET /", { authenticate: bySession }, ({ call, principal }) => (principal ? redirect(`/if/user/${passedOn(call)}`) : toSignIn(call)));

/** Signs in with a recovery key, once. */
const recoveryKey = endpoint("GET /recovery/use-token/{key}/", { authenticate: bySession }, ({ call, db, params }) => {
    const token = tokenByKey(db, params.key, call.random);
    const user = token?.intent === "recovery" ? db.find("authentik_core.user", token.user) : undefined;
    if (!token || !user) throw notFound("This link was used before, or is too old.");
    db.delete("authentik_core.token", token.pk);
    signIn(call, user, { auth_method: "recovery_token", auth_method_args: {} });
    say(call, "warning", "You are signed in by a recovery link, which is used up now.");
    return redirect("/if/user/");
});

export const flowPages: readonly Endpoint[] = [signInPage, signOutPage, cancel, configure, home, recoveryKey];
