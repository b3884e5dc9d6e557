import type { Call } from "#kernel/http/call.ts";
import { canonicalUuid } from "#kernel/store/formats.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { sendMail } from "#mock/outside/mail.ts";
import { flowToken } from "#mock/flows/flow-token.ts";
import { uidOf, type User } from "#mock/apps/core/user.resource.ts";

/** Absolute address where the user sets a new password, through the tenant's recovery flow; undefined without one. */
export async function recoveryLink(call: Call, user: User): Promise<string | undefined> {
    const flow = call.db.find("authentik_flows.flow", currentTenant(call).row?.flow_recovery);
    if (!flow) return undefined;
    const token = await flowToken(call, flow, user, `${uidOf(call.db, user)}-password-reset`);
    return call.absolute(`/if/flow/${flow.slug}/?flow_token=${token.key}`);
}

/** Sends that link by the email stage; false when the address, the flow or the stage is missing. */
export async function sendRecovery(call: Call, user: User, stageKey: string | null): Promise<boolean> {
    const stage = call.db.find("authentik_stages_email.emailstage", canonicalUuid(stageKey));
    if (!user.email || !stage) return false;
    const link = await recoveryLink(call, user);
    if (!link) return false;
    sendMail(call, stage, user.email, user, link);
    return true;
}
