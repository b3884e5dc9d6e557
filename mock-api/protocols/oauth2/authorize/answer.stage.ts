import type { Call } from "#kernel/http/call.ts";
import { clientAddress, ProtocolError, type ResponseMode } from "#kernel/http/error-shapes.ts";
import { milliseconds, timestamp } from "#kernel/store/formats.ts";
import type { Key } from "#kernel/base/models.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { describeModel, eventKey } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { denyAccess, memoryStage, type Outcome, redirectTo, submitTo } from "#mock/flows/stage.ts";
import { PROVIDER } from "../provider.ts";
import { familyOf, issueTokens, type Waiting } from "../tokens.ts";
import { gives, type ResponseType } from "./request.ts";

/** Name of the stage in plans. */
export const ANSWER = "oauth2.authorize";

/** An authorization request that was found good, as a plan keeps it. */
export type AnswerData = {
    readonly provider: number;
    readonly application: Key;
    readonly redirect_uri: string;
    readonly response_type: ResponseType;
    readonly response_mode: ResponseMode;
    readonly scopes: string[];
    readonly state: string | null;
    readonly nonce: string | null;
    readonly code_challenge: string | null;
    readonly code_challenge_method: string | null;
    readonly auth_time: number | null;
    /** Who answers (RFC 9207), where the client is told. */
    readonly issuer: string | null;
};

/**
 * The end of an authorization: the client gets its code, its tokens, or both. It is there once: whoever comes back to a flow that has
 * answered is not answered again.
 */
export const answerClient = memoryStage<AnswerData>()(ANSWER, {
    enter: async ({ call, plan, settings, user, flow, outside }) => {
        plan.steps = [];
        const provider = call.db.find(PROVIDER, settings.provider);
        const application = call.db.find("authentik_core.application", settings.application);
        if (!user || !provider || !application || call.principal?.pk !== user.pk) return denyAccess();
        writeEvent(call, "authorize_application", "authentik.providers.oauth2.views.authorize", {
            authorized_application: describeModel(call, "authentik_core.application", application),
            flow: eventKey(flow.pk),
            scopes: settings.scopes.join(" "),
        });
        return toClient(settings, application, await answered(call, settings, provider, user, outside));
    },
});

type Parameters = Record<string, string | undefined>;

async function answered(call: Call, data: AnswerData, provider: OAuth2Provider, user: User, waiting: Waiting): Promise<Parameters> {
    try {
        return await parametersFor(call, data, provider, user, waiting);
    } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        return { error: error.code, error_description: error.description };
    }
}

/** OpenID Connect Core 3.1.2.5, 3.2.2.5, 3.3.2.5: what each response type gives. */
async function parametersFor(call: Call, data: AnswerData, provider: OAuth2Provider, user: User, waiting: Waiting): Promise<Parameters> {
    const type = data.response_type;
    const code = gives(type, "code") ? newCode(call, data, provider, user) : undefined;
    if (type === "code") return { code };
    const grant = {
        provider,
        user,
        scopes: data.scopes,
        nonce: data.nonce ?? undefined,
        authTime: data.auth_time ?? undefined,
        family: code === undefined ? undefined : familyOf(code),
    };
    const wishes = { hasIdToken: gives(type, "id_token"), hasRefreshToken: false, isFrontChannel: true, code: gives(type, "id_token") ? code : undefined };
    const tokens = await issueTokens(call, grant, wishes, waiting);
    const isAsked = gives(type, "token");
    return {
        access_token: isAsked ? tokens.access_token : undefined,
        id_token: tokens.id_token,
        code,
        ...(isAsked ? { token_type: "Bearer", expires_in: String(tokens.expires_in) } : {}),
    };
}

/** RFC 6749 4.1.2: a code for this user and client, good once and for a short time. */
function newCode({ db, random }: Call, data: AnswerData, provider: OAuth2Provider, user: User): string {
    const { code } = db.create("authentik_providers_oauth2.authorizationcode", {
        code: random.uuid().replaceAll("-", ""),
        provider: provider.pk,
        user: user.pk,
        scope: data.scopes,
        nonce: data.nonce,
        code_challenge: data.code_challenge,
        code_challenge_method: data.code_challenge_method,
        redirect_uri: data.redirect_uri,
        auth_time: data.auth_time === null ? null : timestamp(data.auth_time * 1000),
        expires: timestamp(random.now() + milliseconds(provider.access_code_validity)),
    });
    return code;
}

function toClient({ redirect_uri, response_mode, state, issuer }: AnswerData, { name }: Application, parameters: Parameters): Outcome {
    const all = { ...parameters, state: state ?? undefined, iss: issuer ?? undefined };
    if (response_mode !== "form_post") return redirectTo(clientAddress(redirect_uri, response_mode, all));
    const values = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return submitTo(redirect_uri, `Redirecting to ${name}...`, Object.fromEntries(values));
}
