import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { bearerErrors, clientAddress, oauthErrors, ProtocolError } from "#kernel/http/error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { ok } from "#kernel/http/operation.ts";
import { slugOfCallback } from "./callback.ts";
import { choicePage } from "./choice.page.ts";
import { AT, idToken } from "./openid.page.ts";
import { examplePerson, profileOf } from "./people.ts";
import { LIFETIME_MS, opened, sealed } from "./sealed.ts";

/** RFC 6749 3.1.2: answers go to sources of this installation and nowhere else. */
function readRedirectUri({ call }: { call: Call }): { redirectUri: string } {
    const redirectUri = call.query.get("redirect_uri") ?? "";
    if (slugOfCallback(call, redirectUri) === undefined)
        throw new HttpError(400, { detail: "The example identity provider answers sources of this installation only." });
    return { redirectUri };
}

/** Shows who can be chosen: each link carries its answer back (RFC 6749 4.1.2). */
function choose({ call, redirectUri }: { call: Call; redirectUri: string }): Response {
    const state = call.query.get("state");
    const back = (answer: Record<string, string>): string => clientAddress(redirectUri, "query", { state, ...answer });
    const code = (person: string): string => sealed(call, "code", person, redirectUri);
    return choicePage(call, {
        person: ({ id }) => back({ code: code(id) }),
        mishaps: [
            ["deny", back({ error: "access_denied", error_description: "The person has said no." })],
            ["busy", back({ error: "temporarily_unavailable", error_description: "Too much to do at the moment." })],
            ["code", back({ code: "worthless" })],
            ["state", back({ code: code("ex-1001"), state: "forged" })],
            ["nobody", back({ code: code("nobody") })],
        ],
    });
}

/** RFC 6749 4.1.3. */
async function redeem({ call }: { call: Call }): Promise<Response> {
    const code = call.form.get("code");
    const claims = typeof code === "string" ? opened(call, "code", code) : undefined;
    if (!claims) throw new ProtocolError("invalid_grant", "The code is not one of ours, or too old.");
    if (call.form.get("redirect_uri") !== claims.tied) throw new ProtocolError("invalid_grant", "The code was for another address.");
    const client = call.form.get("client_id");
    const id_token = typeof client === "string" && examplePerson(claims.sub) ? await idToken(call, String(claims.sub), client, LIFETIME_MS) : undefined;
    const access_token = sealed(call, "token", String(claims.sub));
    return ok({ access_token, token_type: "Bearer", expires_in: LIFETIME_MS / 1000, scope: "openid email profile", ...(id_token ? { id_token } : {}) });
}

/** OpenID Connect Core 5.3: what the person tells about themselves. */
function tell({ call }: { call: Call }): Response {
    const claims = opened(call, "token", (call.header("authorization") ?? "").replace(/^Bearer /i, ""));
    if (!claims) throw new ProtocolError("invalid_token", "The token is not one of ours, or too old.", 401);
    const person = examplePerson(claims.sub);
    return ok(person ? profileOf(person) : { name: "Nobody" });
}

export const exampleOAuth = [
    endpoint(`GET ${AT}/authorize/`, { authenticate: byNobody }, [readRedirectUri, choose]),
    endpoint(`POST ${AT}/token/`, { authenticate: byNobody, errors: oauthErrors }, [redeem]),
    endpoint(`GET ${AT}/userinfo/`, { authenticate: byNobody, errors: bearerErrors }, [tell]),
];
