import type { Call } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import type { JsonObject } from "#kernel/models.ts";
import { redirect } from "#kernel/operation.ts";
import { arrive } from "../flow/flow-manager.ts";
import { SignInFailed } from "../refusal.ts";
import { finish } from "./attempt.ts";
import { profileOf } from "./profile.ts";
import { type Profile, serviceOf } from "./services.ts";
import { type OAuthSource, sourceNow } from "./source.ts";
import { redeem, type Tokens } from "./tokens.ts";

interface Found {
    readonly call: Call;
    readonly source: OAuthSource;
}

/** Longest parameter of an answer that is passed on, in characters. */
const MAX_PARAMETER = 4000;

/** An answer that came by POST (OAuth 2.0 Form Post Response Mode) goes on as GET: of a form of another site the browser keeps the session's cookie back. */
export const asGet = ({ call }: { call: Call }): Response => {
    const given = [...call.form.texts()].filter(([, value]) => value.length <= MAX_PARAMETER);
    return redirect(`${call.url.pathname}?${new URLSearchParams(given).toString()}`);
};

/** RFC 6749 10.12: the answer belongs to a sign-in that was begun here. */
export const checkState = ({ call, source }: Found): { verifier: string | null } => ({ verifier: finish(call, source, call.query.get("state")).verifier });

/** RFC 6749 4.1.2: a code, or why there is none. */
export function readCode({ call }: Found): { code: string } {
    const [code, error, description] = ["code", "error", "error_description"].map((name) => call.query.get(name));
    if (!code) throw new SignInFailed("refused", description || error);
    return { code };
}

export const redeemCode = async ({ call, source, code, verifier }: Found & { code: string; verifier: string | null }): Promise<{ tokens: Tokens }> => ({
    tokens: await redeem(call, source, code, verifier),
});

export const askProfile = async ({ call, db, source, tokens }: Found & { db: Db; tokens: Tokens }): Promise<{ profile: Profile; source: OAuthSource }> => {
    const profile = await profileOf(call, sourceNow(db, source), tokens);
    return { profile, source: sourceNow(db, source) };
};

/** Signs in or enrols whom the profile names. */
export async function arriveAs({ call, source, tokens, profile }: Found & { tokens: Tokens; profile: Profile }): Promise<Response> {
    const service = serviceOf(source.provider_type);
    const id = service.identifier(profile);
    if ((typeof id !== "string" && typeof id !== "number") || id === "") throw new SignInFailed("identity");
    return arrive(call, source, {
        account: { kind: "oauth", source: source.pk, identifier: String(id).slice(0, MAX_IDENTIFIER), token: tokens.access },
        info: plain(service.person(profile)),
        context: { oauth_userinfo: plain(profile) },
    });
}

/** As a connection keeps it. */
const MAX_IDENTIFIER = 255;

/** What came as JSON is JSON. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value));
