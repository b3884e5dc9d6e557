import type { Call, Principal } from "#kernel/http/call.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { memoryStep } from "#mock/flows/plan.ts";
import { askForConsent, enterOrDeny, planAuthorization } from "../../authorization-flow.ts";
import { AccessDenied } from "../errors.ts";
import { ANSWER, type AnswerData } from "./answer.stage.ts";
import { requireNoPrompt } from "./no-prompt.ts";
import { permissionsOf } from "./permissions.ts";
import type { Pkce } from "./check-pkce.ts";
import type { Prompt } from "./check-prompt.ts";
import { type Parameters, type ResponseType, responseMode } from "./request.ts";

interface Accepted {
    readonly call: Call;
    readonly principal: Principal;
    readonly provider: OAuth2Provider;
    readonly application: Application;
    readonly parameters: Parameters;
    readonly prompts: ReadonlySet<Prompt>;
    readonly scopes: readonly string[];
    readonly responseType: ResponseType;
    readonly redirectUri: string;
    readonly nonce: string | undefined;
    readonly pkce: Pkce | undefined;
    readonly authTime: number | undefined;
    readonly issuer?: string;
}

/** OpenID Connect Core 3.1.2.4: the provider's flow asks the person, and ends in the answer to the client. */
export async function startFlow(accepted: Accepted): Promise<Response> {
    const { call, provider, application, prompts, scopes } = accepted;
    const last = memoryStep(ANSWER, { ...answerTo(accepted) });
    const plan = await planAuthorization(call, { application, flow: provider.authorization_flow, permissions: permissionsOf(call.db, scopes), last });
    if (prompts.has("none")) {
        if (!plan) throw new AccessDenied();
        await requireNoPrompt(call, plan);
    }
    if (plan && prompts.has("consent")) askForConsent(plan);
    return enterOrDeny(call, plan);
}

/** What the last stage needs to know; what is not there is left out, as JSON has it. */
const answerTo = ({ provider, application, parameters, scopes, responseType, redirectUri, nonce, pkce, authTime, issuer }: Accepted): AnswerData => ({
    provider: provider.pk,
    application: application.pk,
    redirect_uri: redirectUri,
    response_type: responseType,
    response_mode: responseMode(parameters),
    scopes: [...scopes],
    state: parameters.get("state") || null,
    nonce: nonce ?? null,
    code_challenge: pkce?.challenge ?? null,
    code_challenge_method: pkce?.method ?? null,
    auth_time: authTime ?? null,
    issuer: issuer ?? null,
});
