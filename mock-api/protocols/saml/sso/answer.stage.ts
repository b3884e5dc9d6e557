import type { Call } from "#kernel/http/call.ts";
import { milliseconds } from "#kernel/store/formats.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { loginOf } from "#mock/apps/core/login.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel, eventKey } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { deflate } from "#mock/encoding/deflate.ts";
import { SignatureError } from "#mock/encoding/xml-algorithms.ts";
import { XmlError } from "#mock/encoding/xml.ts";
import { flowInfo } from "#mock/flows/challenge.ts";
import { denyAccess, memoryStage, type Outcome, redirectTo, submitTo } from "#mock/flows/stage.ts";
import { attributesOf } from "../assertion/attributes.ts";
import { classOf } from "../assertion/authn-context.ts";
import { nameOf } from "../assertion/name-id.ts";
import { responseXml, type Statement } from "../assertion/response.ts";
import { AssertionError } from "../errors.ts";
import { PROVIDER } from "../provider.ts";
import { signingOf } from "../signing.ts";

/** Name of the stage in plans. */
export const ANSWER = "saml.sso";

/** A request that was found good, as a plan keeps it; `request_id` is null where nobody asked. */
export type AnswerData = {
    readonly provider: number;
    readonly application: Key;
    readonly request_id: string | null;
    readonly format: string;
    readonly relay_state: string | null;
};

/** The end of a sign-in to an application: the browser carries the answer there. It is there once. */
export const answerSaml = memoryStage<AnswerData>()(ANSWER, {
    enter: async ({ call, plan, settings, user, flow, outside }) => {
        plan.steps = [];
        const provider = call.db.find(PROVIDER, settings.provider);
        const application = call.db.find("authentik_core.application", settings.application);
        if (!user || !provider || !application || call.principal?.pk !== user.pk) return denyAccess();
        try {
            const statement = statementOf(call, settings, provider, user);
            writeEvent(call, "authorize_application", "authentik.providers.saml.views.flows", {
                authorized_application: describeModel(call, "authentik_core.application", application),
                flow: eventKey(flow.pk),
            });
            const signing = signingOf(call, provider);
            const info = flowInfo(call, flow, plan);
            return await outside(async () => toApplication(await responseXml(statement, await signing), settings, provider, application.name, info));
        } catch (error) {
            if (!(error instanceof AssertionError || error instanceof SignatureError || error instanceof XmlError)) throw error;
            const message = `Failed to process SAML assertion: ${error.message}`;
            writeEvent(call, "configuration_error", "authentik.providers.saml.views.flows", { message, provider: describeModel(call, PROVIDER, provider) });
            return denyAccess();
        }
    },
});

function statementOf(call: Call, { request_id, format }: AnswerData, provider: SamlProvider, user: User): Statement {
    const now = call.random.now();
    const after = (duration: string): number => now + milliseconds(duration);
    const login = loginOf(call, user.pk);
    const id = (): string => `_${call.random.uuid().replaceAll("-", "")}`;
    return {
        responseId: id(),
        assertionId: id(),
        issuer: provider.issuer,
        acsUrl: provider.acs_url,
        audience: provider.audience,
        inResponseTo: request_id ?? undefined,
        now,
        notBefore: after(provider.assertion_valid_not_before),
        notOnOrAfter: after(provider.assertion_valid_not_on_or_after),
        signedInAt: login ? login.at * 1000 : now,
        sessionEnds: after(provider.session_valid_not_on_or_after),
        authnClass: classOf(login),
        name: { format, value: nameOf(call, provider, user, format) },
        attributes: attributesOf(call, provider, user),
    };
}

/** SAML 2.0 Bindings, 3.5.4 and 3.4.4: by a form, or in the address. */
async function toApplication(
    xml: string,
    { relay_state }: AnswerData,
    { acs_url, sp_binding }: SamlProvider,
    name: string,
    info: JsonObject,
): Promise<Outcome> {
    const bytes = new TextEncoder().encode(xml);
    const relay: Record<string, string> = relay_state === null ? {} : { RelayState: relay_state };
    if (sp_binding === "post") return submitTo(acs_url, `Redirecting to ${name}...`, { ACSUrl: acs_url, SAMLResponse: base64(bytes), ...relay }, info);
    const query = new URLSearchParams({ SAMLResponse: base64(await deflate(bytes)), ...relay });
    return redirectTo(`${acs_url}${acs_url.includes("?") ? "&" : "?"}${query.toString()}`);
}
