import type { Call } from "#kernel/call.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import type { Token } from "#mock/apps/core/token.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { Plan } from "./plan.ts";
import { makePlan } from "./planner.ts";

/**
 * A token that opens a flow for a user, made or found again by its identifier.
 * The plan is made as for a visitor: the link is opened by somebody who is not signed in.
 */
export async function flowToken(call: Call, flow: Flow, user: User, identifier: string): Promise<Token> {
    const { db } = call;
    const known = db.by("authentik_core.token", "identifier", identifier);
    if (known) return known;
    const visitor = Object.assign(Object.create(call) as Call, { principal: null });
    const plan = await makePlan(visitor, flow, { context: { pending_user: { pk: user.pk } }, usesCache: false, allowsEmpty: true });
    const state = plan instanceof Plan ? plan.state : { flow: flow.pk, steps: [], context: { pending_user: { pk: user.pk } } };
    return db.create("authentik_core.token", { identifier, intent: "verification", user: user.pk, flow: flow.pk, plan: JSON.stringify(state) });
}
