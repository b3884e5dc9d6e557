import type { Call } from "#kernel/http/call.ts";
import { notFound } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { defaultFlow } from "./pages.ts";
import { Plan } from "./plan.ts";
import { keepPlanOf } from "./plan-store.ts";
import { makePlan } from "./planner.ts";
import { APPLICATION } from "./session-keys.ts";

/**
 * Lets somebody who is signed in sign in once more, and go on to `next`. The flow is planned as for a visitor: it may be one that nobody
 * who is signed in gets to see.
 */
export async function signInAgain(call: Call, next: string, application: string): Promise<Response> {
    const visitor = call.asVisitor();
    const flow = await defaultFlow(visitor, "authentication");
    const plan = flow && (await makePlan(visitor, flow));
    if (!flow || !(plan instanceof Plan)) throw notFound("No flow signs people in here.");
    keepPlanOf(call, plan);
    call.session.set(APPLICATION, application);
    return redirect(`/if/flow/${flow.slug}/?${new URLSearchParams({ next }).toString()}`);
}
