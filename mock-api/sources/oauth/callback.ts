import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { redirect } from "#kernel/http/operation.ts";
import { arrive } from "../flow/flow-manager.ts";
import { idOf, infoOf } from "../flow/person.ts";
import { SignInFailed } from "../refusal.ts";
import { type Attempt, finish } from "./attempt.ts";
import { profileOf } from "./profile.ts";
import { type Protocol, protocolOf, type Tokens } from "./protocol.ts";
import { type Profile, serviceOf } from "./services.ts";
import { type OAuthSource, sourceNow } from "./source.ts";

interface Found {
    readonly call: Call;
    readonly source: OAuthSource;
}

interface Spoken extends Found {
    readonly protocol: Protocol;
}

interface Asking extends Spoken {
    readonly db: Db;
    readonly tokens: Tokens;
}

/** Longest parameter of an answer that is passed on, in characters. */
const MAX_PARAMETER = 4000;

/** An answer that came by POST (OAuth 2.0 Form Post Response Mode) goes on as GET: of a form of another site the browser keeps the session's cookie back. */
export const asGet = ({ call }: { call: Call }): Response => {
    const given = [...call.form.texts()].filter(([, value]) => value.length <= MAX_PARAMETER);
    return redirect(`${call.url.pathname}?${new URLSearchParams(given).toString()}`);
};

/** How the source's service is spoken to. */
export const chooseProtocol = ({ call, source }: Found): { protocol: Protocol } => ({ protocol: protocolOf(call, source) });

/** The answer belongs to a sign-in that was begun here. */
export const checkAttempt = ({ call, source, protocol }: Spoken): { attempt: Attempt } => ({ attempt: finish(call, source, protocol.attemptIn(call)) });

export const readCode = ({ call, protocol }: Spoken): { code: string } => ({ code: protocol.codeIn(call) });

export const redeemCode = async ({ call, source, protocol, code, attempt }: Spoken & { code: string; attempt: Attempt }): Promise<{ tokens: Tokens }> => ({
    tokens: await protocol.redeem(call, source, code, attempt),
});

export const askProfile = async ({ call, db, source, protocol, tokens }: Asking): Promise<{ profile: Profile; source: OAuthSource }> => {
    const profile = await profileOf(call, sourceNow(db, source), protocol, tokens);
    return { profile, source: sourceNow(db, source) };
};

/** Signs in or enrols whom the profile names. */
export async function arriveAs({ call, source, tokens, profile }: Found & { tokens: Tokens; profile: Profile }): Promise<Response> {
    const service = serviceOf(source.provider_type);
    const identifier = idOf(service.identifier(profile));
    if (identifier === undefined) throw new SignInFailed("identity");
    return arrive(call, source, {
        account: { kind: "oauth", source: source.pk, identifier, token: tokens.access },
        info: infoOf(service.person(profile)),
        context: { oauth_userinfo: plain(profile) },
    });
}

/** What came as JSON is JSON. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value));
