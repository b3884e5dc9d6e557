import type { Call } from "#kernel/http/call.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import { isExpired, type Token } from "#mock/apps/core/token.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { Plan } from "./plan.ts";
import { sealed } from "./plan-store.ts";
import { makePlan } from "./planner.ts";

/** What a token goes on with, and for whom. */
interface Linked {
    readonly flow: Flow;
    readonly user: Pick<User, "pk">;
    readonly identifier: string;
    /** When it ends, as ISO 8601; left out: half an hour after now. */
    readonly expires?: string;
}

/**
 * The token with which this user goes on with this flow: the one that was made before, as long as it is good, else a new one. Anybody may
 * give any identifier to a token of their own, and those of two users may be alike (S5): a known one counts only if it is theirs.
 */
export async function tokenFor(call: Call, { flow, user, identifier, expires }: Linked, plan: () => Plan | Promise<Plan>): Promise<Token> {
    const { db, random } = call;
    const known = db.by("authentik_core.token", "identifier", identifier);
    const isTheirs = known?.user === user.pk && known.flow === flow.pk && known.intent === "verification";
    if (known && isTheirs && !isExpired(known, random.now())) return known;
    if (known && isTheirs) db.delete("authentik_core.token", known.pk);
    return db.create("authentik_core.token", {
        identifier: known && !isTheirs ? `${identifier}-${random.text(8).toLowerCase()}` : identifier,
        intent: "verification",
        user: user.pk,
        flow: flow.pk,
        plan: JSON.stringify(sealed(call, await plan())),
        ...(expires ? { expires } : {}),
    });
}

/**
 * A token that opens a flow for a user.
 * The plan is made as for a visitor: the link is opened by somebody who is not signed in.
 */
export function flowToken(call: Call, flow: Flow, user: User, identifier: string): Promise<Token> {
    return tokenFor(call, { flow, user, identifier }, async () => {
        const context = { pending_user: { pk: user.pk } };
        const plan = await makePlan(call.asVisitor(), flow, { context, usesCache: false, allowsEmpty: true });
        return plan instanceof Plan ? plan : new Plan({ flow: flow.pk, steps: [], context });
    });
}
