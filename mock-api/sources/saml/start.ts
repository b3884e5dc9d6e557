import type { Call } from "#kernel/http/call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { SignatureError } from "#mock/encoding/xml-algorithms.ts";
import type { Signing } from "#mock/encoding/xml-signature.ts";
import { memoryStep, Plan } from "#mock/flows/plan.ts";
import { makePlan } from "#mock/flows/planner.ts";
import { memoryStage, submitTo } from "#mock/flows/stage.ts";
import { deniedPage } from "#mock/protocols/access-gate.ts";
import { enterPlan } from "#mock/protocols/authorization-flow.ts";
import { signingOf } from "#mock/protocols/saml/signing.ts";
import { rememberNext } from "../flow/next.ts";
import { begin } from "./attempt.ts";
import { authnRequest, requestByAddress, requestByForm } from "./request.ts";
import { type SamlSource, ssoUrl } from "./source.ts";

interface Started {
    readonly call: Call;
    readonly source: SamlSource;
}

/** Whether the source has a key to sign with: a certificate alone only proves answers. */
async function signing({ call, source }: Started): Promise<Signing | undefined> {
    try {
        return await signingOf(call, source);
    } catch (error) {
        if (!(error instanceof SignatureError)) throw error;
        throw new HttpError(400, { detail: `${source.name} cannot sign its request: ${error.message}` });
    }
}

/** A check: sends the browser to the identity provider, by its address or by a form at the end of the flow for that. */
export async function toProvider(started: Started): Promise<Response> {
    const { call, source } = started;
    rememberNext(call);
    const relayState = call.query.get("next");
    const request = authnRequest(call, source, begin(call, source));
    const key = await signing(started);
    if (source.binding_type === "REDIRECT") return redirect(await call.outside(() => requestByAddress(request, relayState, key)));
    const SAMLRequest = await call.outside(() => requestByForm(request, key));
    return enterPreparation(started, { SAMLRequest, RelayState: relayState ?? "" });
}

async function enterPreparation({ call, source }: Started, values: Readonly<Record<string, string>>): Promise<Response> {
    const flow = call.db.get("authentik_flows.flow", source.pre_authentication_flow);
    const context = { is_sso: true, consent_header: `Continue to ${source.name}`, consent_permissions: [] };
    const plan = await makePlan(call, flow, { context, allowsEmpty: true });
    if (!(plan instanceof Plan)) return deniedPage(call, plan.reason === "not applicable" ? plan.messages.filter(Boolean) : []);
    if (source.binding_type === "POST") plan.append(memoryStep("authentik_stages_consent.consentstage"));
    plan.append(memoryStep(SUBMIT, { to: ssoUrl(call, source), title: `Redirecting to ${source.name}...`, values }));
    return enterPlan(call, plan);
}

/** Name of the stage in plans. */
const SUBMIT = "sources.saml.request";

/** The browser carries the request to the identity provider. */
export const submitRequest = memoryStage<{ to: string; title: string; values: Readonly<Record<string, string>> }>()(SUBMIT, {
    enter: ({ settings: { to, title, values } }) => submitTo(to, title, values),
});
