import type { Call } from "#kernel/call.ts";
import { errorPage } from "#kernel/html.ts";
import { page, redirect } from "#kernel/operation.ts";
import type { Page } from "#kernel/resource.ts";
import { tokenByKey } from "#mock/apps/core/token.resource.ts";
import { signIn } from "#mock/apps/core/sign-in.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { Plan, type PlanState } from "./plan.ts";
import { makePlan } from "./planner.ts";
import { APPLICATION, PLAN, QUERY } from "./session-keys.ts";

const notFoundPage = (text: string): Response => page(errorPage("Not found", text), 404);

/** The query of a request as it is passed on: of repeated keys the last one. */
function passedOn({ url }: Call): string {
    const query = new URLSearchParams([...new Map(url.searchParams)]).toString();
    return query ? `?${query}` : "";
}

/** The tenant's flow for a purpose; else the first by slug whose policies let the caller in. */
async function defaultFlow(call: Call, designation: "authentication" | "invalidation"): Promise<Flow | undefined> {
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
    if (!flow) return notFoundPage("No flow serves this purpose.");
    const plan = call.session.get(PLAN) as unknown as PlanState | undefined;
    if (plan && plan.flow !== flow.pk) call.session.delete(PLAN);
    return redirect(`/if/flow/${flow.slug}/${passedOn(call)}`);
}

/** GET /flows/-/default/{designation}/ : to the flow that serves a purpose here. */
const defaultPages = (["authentication", "invalidation"] as const).map((designation): Page => ({
    methods: ["GET"],
    path: `/flows/-/default/${designation}/`,
    handle: (call) => toDefault(call, designation),
}));

/** GET /flows/-/cancel/ : drops what was begun; who was signed in is signed out. */
const cancel: Page = {
    methods: ["GET"],
    path: "/flows/-/cancel/",
    handle(call) {
        if (call.session.get(PLAN) !== undefined) call.session.delete(PLAN, APPLICATION, QUERY);
        return redirect("/flows/-/default/invalidation/");
    },
};

/** Sends visitors to sign in first. */
const toSignIn = ({ url }: Call): Response => redirect(`/flows/-/default/authentication/?next=${encodeURIComponent(url.pathname + url.search)}`);

/** GET /flows/-/configure/{stage_uuid}/ : to the flow in which the caller sets this stage up. */
const configure: Page = {
    methods: ["GET"],
    path: "/flows/-/configure/{stage_uuid}/",
    async handle(call) {
        if (!call.principal) return toSignIn(call);
        const stage = call.db.find("authentik_flows.stage", call.params.stage_uuid) as { configure_flow?: string | null } | undefined;
        const flow = call.db.find("authentik_flows.flow", stage?.configure_flow);
        if (!flow) return notFoundPage("This stage cannot be configured.");
        const plan = await makePlan(call, flow, { context: { pending_user: { pk: call.principal.pk } } });
        if (!(plan instanceof Plan)) return page(errorPage("Not available", "This flow is not for you."), 400);
        call.session.set(PLAN, plan.state as never);
        return redirect(`/if/flow/${flow.slug}/${passedOn(call)}`);
    },
};

/** GET / : to the user interface. */
const home: Page = { methods: ["GET"], path: "/", handle: (call) => (call.principal ? redirect(`/if/user/${passedOn(call)}`) : toSignIn(call)) };

/** GET /recovery/use-token/{key}/ : signs in with a recovery key, once. */
const recoveryKey: Page = {
    methods: ["GET"],
    path: "/recovery/use-token/{key}/",
    handle(call) {
        const token = tokenByKey(call.db, call.params.key!, call.random);
        const user = token?.intent === "recovery" ? call.db.find("authentik_core.user", token.user) : undefined;
        if (!token || !user) return notFoundPage("This link was used before, or is too old.");
        call.db.delete("authentik_core.token", token.pk);
        signIn(call, user, { auth_method: "recovery_token", auth_method_args: {} });
        return redirect("/if/user/");
    },
};

export const flowPages: readonly Page[] = [...defaultPages, cancel, configure, home, recoveryKey];
