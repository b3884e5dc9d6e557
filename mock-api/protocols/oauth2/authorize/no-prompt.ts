import type { Call } from "#kernel/http/call.ts";
import type { Plan } from "#mock/flows/plan.ts";
import { runs } from "#mock/flows/stage.ts";
import { ConsentRequired, InteractionRequired } from "../errors.ts";
import { ANSWER } from "./answer.stage.ts";

const CONSENT = "authentik_stages_consent.consentstage";

/**
 * OpenID Connect Core 3.1.2.6: a client that wants no prompt gets an error where the flow would show something (D-416). Consent that was
 * given before shows nothing; what acts by itself does so in the flow.
 */
export async function requireNoPrompt(call: Call, plan: Plan): Promise<void> {
    const flow = call.db.get("authentik_flows.flow", plan.flow);
    const user = call.db.find("authentik_core.user", call.principal?.pk);
    for (const step of plan.steps) {
        const type = call.registry.facetOf(step.model, runs);
        if (step.model === ANSWER || !type?.component) continue;
        if (step.model !== CONSENT) throw new InteractionRequired();
        const settings = call.db.find("authentik_flows.stage", step.stage);
        const outcome = await type.enter?.({ call, flow, plan, step, settings, query: new URLSearchParams(), user, outside: call.outside });
        if (outcome?.kind !== "next") throw new ConsentRequired();
    }
}
