import { msg, str } from "@lit/localize";
import { type CommonFailure, explainCommon, type Explanation } from "../failure.ts";

/** Failures that speak for themselves. */
type Kind = CommonFailure | "redirect_uri" | "client_id" | "left" | "not_asked" | "state" | "issuer" | "no_code" | "userinfo" | "id_token";

/** Why the demo did not get on. `error`: what the provider said by a code of OAuth. */
export type Failure = { readonly kind: Kind } | { readonly kind: "error"; readonly error: string; readonly description: string };

/** Failures that the provider shows on a page of its own, by the name of the page, which is the same in every language. */
export const PAGES: ReadonlyMap<string, Kind> = new Map([
    ["Redirect URI Error", "redirect_uri"],
    ["Client ID Error", "client_id"],
    ["Permission denied", "denied"],
]);

export function explain(failure: Failure): Explanation {
    switch (failure.kind) {
        case "redirect_uri":
            return {
                title: msg("The redirect URI is not allowed"),
                text: msg(
                    "The provider sends people back only to addresses that its list names, as they are or, outside strict mode, by a regular expression. It shows an error on a page of its own, because it must not send anything to an address that it does not know. Add the address of this application to the provider’s redirect URIs.",
                ),
            };
        case "client_id":
            return {
                title: msg("The client is unknown"),
                text: msg("No provider has this client ID. Copy it from the provider again; a provider that was created anew has another one."),
            };
        case "denied":
        case "page":
        case "unreachable":
            return explainCommon(failure.kind);
        case "left":
            return {
                title: msg("No answer came back"),
                text: msg(
                    "You left the provider before it could answer, perhaps because you did not agree to what the application may know. authentik tells an application nothing then: it never hears from you again.",
                ),
            };
        case "not_asked":
            return {
                title: msg("Nobody asked for this answer"),
                text: msg("The address holds an answer, but this browser tab has not asked, or has used the answer before. Sign in again from here."),
            };
        case "state":
            return {
                title: msg("The answer belongs to another request"),
                text: msg("Its state is not the one that was sent. Somebody may have tried to have you signed in as them, so the answer is thrown away."),
            };
        case "issuer":
            return {
                title: msg("The answer comes from somebody else"),
                text: msg("It does not name the issuer that was asked, so the code is not sent anywhere."),
            };
        case "no_code":
            return { title: msg("The answer has no code"), text: msg("There is neither a code nor an error in it.") };
        case "userinfo":
            return { title: msg("The user info was refused"), text: msg("The access token has expired or lacks the scope openid.") };
        case "id_token":
            return { title: msg("The ID token is not to be trusted"), text: msg("A check has failed. An application must not sign anybody in with it.") };
        case "error":
            return { title: msg(str`The provider answered: ${failure.error}`), text: meaningOf(failure.error) || failure.description };
    }
}

/** What a code of RFC 6749 4.1.2.1 and 5.2, or OpenID Connect Core 3.1.2.6, means for whoever reads it; empty for others. */
function meaningOf(error: string): string {
    switch (error) {
        case "login_required":
            return msg("The request forbids every question (prompt=none), and nobody is signed in or the sign-in is too old.");
        case "consent_required":
            return msg("The request forbids every question (prompt=none), but you have not agreed yet to what the application may know.");
        case "interaction_required":
            return msg("The request forbids every question (prompt=none), but the flow has something to show.");
        case "access_denied":
            return msg("The policies bound to the application do not let you in.");
        case "invalid_client":
            return msg("The client secret is wrong or missing, or the redirect URI is not one of the provider’s.");
        case "invalid_grant":
            return msg("The code or refresh token has been used, has expired, or was given to another client; or the code verifier does not belong to it.");
        case "invalid_scope":
            return msg("A scope is missing or not allowed. ID tokens need openid.");
        case "invalid_request":
            return msg("A parameter is missing or wrong. In strict mode, public clients must use PKCE.");
        case "unsupported_response_type":
            return msg("The provider does not give this kind of answer.");
        case "unsupported_grant_type":
            return msg("The provider does not give tokens for this.");
        case "server_error":
            return msg("The provider cannot create tokens. Its signing key may be unsuitable.");
        default:
            return "";
    }
}
