import type { Call, Principal } from "#kernel/http/call.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { notFound } from "#kernel/base/errors.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import type { DeviceToken } from "#mock/apps/providers/device-token.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { memoryStep, Plan } from "#mock/flows/plan.ts";
import { makePlan } from "#mock/flows/planner.ts";
import { accessGate, toSignIn } from "../../access-gate.ts";
import { askForConsent, enterOrDeny, enterPlan, planAuthorization } from "../../authorization-flow.ts";
import { permissionsOf } from "../authorize/permissions.ts";
import { applicationOf, PROVIDER } from "../provider.ts";
import { ASK_CODE } from "./ask-code.stage.ts";
import { LET_IN } from "./let-in.stage.ts";
import { TYPED, waitingDevice } from "./waiting-device.ts";

/** RFC 8628 3.3: where the user of a device lets it in. */
export const devicePage = endpoint("GET /device", { authenticate: bySession }, async ({ call, principal }) => {
    const { pathname, search } = call.url;
    if (!principal) return toSignIn(call, pathname + search);
    const flow = call.db.find("authentik_flows.flow", currentTenant(call).row?.flow_device_code);
    if (!flow) throw notFound("Devices cannot sign in here: the tenant has no flow for their codes.");
    const device = waitingDevice(call, call.query.get("code") ?? "");
    if (device) return letIn(call, principal, device);
    const plan = await makePlan(call, flow, { allowsEmpty: true });
    if (!(plan instanceof Plan)) return enterOrDeny(call, undefined);
    plan.append(memoryStep(ASK_CODE));
    return enterPlan(call, plan);
});

/** The provider's flow, as if the device's application had sent the person here. */
async function letIn(call: Call, principal: Principal, device: DeviceToken): Promise<Response> {
    const { db, session } = call;
    const provider = db.get(PROVIDER, device.provider);
    const through = await accessGate({ call, principal, application: applicationOf(db, provider) }, call.url.pathname + call.url.search);
    if (through instanceof Response) return through;
    const last = memoryStep(LET_IN, { device: device.pk });
    const permissions = permissionsOf(db, device.scope);
    const plan = await planAuthorization(call, { application: through.application, flow: provider.authorization_flow, permissions, last });
    const isTyped = session.get<string>(TYPED) === device.user_code;
    session.delete(TYPED);
    // Whoever follows a link may not know that it lets somebody else's device in (RFC 8628 5.4): they are asked, what they allowed before does not count.
    if (plan && !isTyped) askForConsent(plan);
    return enterOrDeny(call, plan);
}
