import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { clientAddress, type ErrorShape, ProtocolError, textOf } from "#kernel/http/error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { own } from "#kernel/base/own.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import { halfHash, hs256Signature } from "#mock/encoding/jose.ts";
import { parametersIn, signatureOf } from "#mock/encoding/oauth1.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { type OAuthSource, SOURCE } from "../oauth/source.ts";
import { slugOfCallback } from "./callback.ts";
import { choicePage } from "./choice.page.ts";
import { examplePerson, profileOf } from "./people.ts";
import { opened, sealed } from "./sealed.ts";

/** Where the example identity provider speaks OAuth 1.0a (RFC 5849). */
const AT = "/-/sandbox/identity-provider/oauth1" as const;

/** How far the clocks of both sides may be apart. */
const CLOCKS_MS = 5 * MINUTE_MS;

type Parameters = Readonly<Record<string, string>>;

/** RFC 5849 3.5.1: a program names itself by a header. */
function readParameters({ call }: { call: Call }): { parameters: Parameters } {
    const parameters = parametersIn(call.header("authorization") ?? "");
    if (!parameters) throw refused("parameter_absent", "There is no Authorization header of OAuth 1.0a.");
    return { parameters };
}

const refused = (code: string, description: string): ProtocolError => new ProtocolError(code, description, 401, { "www-authenticate": "OAuth" });

/** As the Problem Reporting extension has it. */
const problems: ErrorShape = (error) => {
    const code = error instanceof ProtocolError ? error.code : "parameter_rejected";
    return form({ oauth_problem: code, oauth_problem_advice: textOf(error) }, error.status, error.headers);
};

const form = (fields: Parameters, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
    new Response(new URLSearchParams(fields).toString(), {
        status,
        headers: { "content-type": "application/x-www-form-urlencoded", "cache-control": "no-store", ...headers },
    });

/** The secret that goes with a token follows from it: nothing has to be kept. */
const secretOf = ({ db }: Call, token: string): string => hs256Signature("oauth1", token, secretKey(db));

/** RFC 5849 2.1. */
function giveRequestToken({ call, parameters }: { call: Call; parameters: Parameters }): Response {
    const callback = own(parameters, "oauth_callback") ?? "";
    checkSigned(call, parameters, clientAt(call, callback), "");
    const token = sealed(call, "request", "", callback);
    return form({ oauth_token: token, oauth_token_secret: secretOf(call, token), oauth_callback_confirmed: "true" });
}

/** The source that asks, which its callback says: it knows its secret as the service does. Answers go to sources of this installation and nowhere else. */
function clientAt(call: Call, callback: string): OAuthSource {
    const slug = slugOfCallback(call, callback);
    const source = slug === undefined ? undefined : call.db.by(SOURCE, "slug", slug);
    if (!source) throw refused("parameter_rejected", "The example identity provider answers sources of this installation only.");
    return source;
}

/** RFC 5849 3.2, but for nonces, which are not kept: what an attacker could replay tells of people who do not exist. */
function checkSigned(call: Call, parameters: Parameters, { consumer_key, consumer_secret }: OAuthSource, tokenSecret: string): void {
    if (own(parameters, "oauth_consumer_key") !== consumer_key) throw refused("consumer_key_unknown", "No client has this key.");
    if (own(parameters, "oauth_signature_method") !== "HMAC-SHA1") throw refused("signature_method_rejected", "Requests are signed with HMAC-SHA1 here.");
    const at = Number(own(parameters, "oauth_timestamp")) * 1000;
    if (!(Math.abs(at - call.random.now()) <= CLOCKS_MS)) throw refused("timestamp_refused", "The clocks of both sides are too far apart.");
    const signature = signatureOf({ method: call.method, url: call.url.href, parameters }, consumer_secret, tokenSecret);
    if (!equalInTime(signature, own(parameters, "oauth_signature") ?? "")) throw refused("signature_invalid", "The signature is not by this client.");
}

/** Shows who can be chosen: each link carries its answer back (RFC 5849 2.2). */
function choose({ call }: { call: Call }): Response {
    const token = call.query.get("oauth_token") ?? "";
    const request = opened(call, "request", token);
    if (!request) throw new HttpError(400, { detail: "The request token is not one of ours, or too old." });
    const back = (answer: Record<string, string>): string => clientAddress(String(request.tied), "query", { oauth_token: token, ...answer });
    const verifier = (person: string): string => sealed(call, "verifier", person, halfHash(token));
    const problem = (code: string, advice: string): string => back({ oauth_problem: code, oauth_problem_advice: advice });
    return choicePage(call, {
        person: ({ id }) => back({ oauth_verifier: verifier(id) }),
        mishaps: [
            ["deny", problem("permission_denied", "The person has said no.")],
            ["busy", problem("temporarily_unavailable", "Too much to do at the moment.")],
            ["code", back({ oauth_verifier: "worthless" })],
            ["state", back({ oauth_token: "forged", oauth_verifier: verifier("ex-1001") })],
            ["nobody", back({ oauth_verifier: verifier("nobody") })],
        ],
    });
}

/** Who signs with a token of ours: RFC 5849 3.2. */
function openToken(call: Call, kind: "request" | "access", parameters: Parameters): { token: string; claims: JsonObject } {
    const token = own(parameters, "oauth_token") ?? "";
    const claims = opened(call, kind, token);
    if (!claims) throw refused("token_rejected", "The token is not one of ours, or too old.");
    checkSigned(call, parameters, clientAt(call, String(claims.tied)), secretOf(call, token));
    return { token, claims };
}

/** RFC 5849 2.3. */
function giveAccessToken({ call, parameters }: { call: Call; parameters: Parameters }): Response {
    const { token, claims } = openToken(call, "request", parameters);
    const verifier = opened(call, "verifier", own(parameters, "oauth_verifier") ?? "");
    if (verifier?.tied !== halfHash(token)) throw refused("verifier_invalid", "The verifier is not one of ours, or too old.");
    const access = sealed(call, "access", String(verifier.sub), String(claims.tied));
    return form({ oauth_token: access, oauth_token_secret: secretOf(call, access) });
}

/** What the person tells about themselves. */
function tell({ call, parameters }: { call: Call; parameters: Parameters }): Response {
    const person = examplePerson(openToken(call, "access", parameters).claims.sub);
    return ok(person ? profileOf(person) : { name: "Nobody" });
}

const spec = { authenticate: byNobody, errors: problems };

export const exampleOAuth1 = [
    endpoint(`POST ${AT}/request-token/`, spec, [readParameters, giveRequestToken]),
    endpoint(`GET ${AT}/authorize/`, { authenticate: byNobody }, [choose]),
    endpoint(`POST ${AT}/access-token/`, spec, [readParameters, giveAccessToken]),
    endpoint(`GET ${AT}/profile/`, spec, [readParameters, tell]),
];
