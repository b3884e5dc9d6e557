import type { Call, Principal } from "#kernel/http/call.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { memoryStep } from "#mock/flows/plan.ts";
import { enterOrDeny, planAuthorization } from "../../authorization-flow.ts";
import { FORMATS } from "../names.ts";
import { ANSWER, type AnswerData } from "./answer.stage.ts";
import type { AuthnRequest } from "./parse-request.ts";

interface Accepted {
    readonly call: Call;
    readonly principal: Principal;
    readonly application: Application;
    readonly provider: SamlProvider;
}

/** The provider's flow asks the person, and ends in the answer to the request. */
export const startFlow = ({ request, relayState, ...accepted }: Accepted & { readonly request: AuthnRequest; readonly relayState: string | null }) =>
    enter(accepted, { request_id: request.id, format: request.format, relay_state: relayState });

/** SAML 2.0 Profiles, 4.1.5: the same without a request. */
export const startUnasked = (accepted: Accepted) => enter(accepted, { request_id: null, format: FORMATS.unspecified, relay_state: null });

async function enter({ call, application, provider }: Accepted, asked: Omit<AnswerData, "provider" | "application">): Promise<Response> {
    const last = memoryStep(ANSWER, { ...asked, provider: provider.pk, application: application.pk });
    return enterOrDeny(call, await planAuthorization(call, { application, flow: provider.authorization_flow, permissions: [], last }));
}
