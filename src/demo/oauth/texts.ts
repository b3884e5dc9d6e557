import { msg } from "@lit/localize";
import type { Attempt } from "./authorization.ts";
import type { CheckName } from "./id-token.ts";
import type { StepName } from "./run.ts";

/** What a step is called, and what happens in it. */
export function stepTexts(step: StepName): { title: string; text: string } {
    switch (step) {
        case "discovery":
            return { title: msg("Discovery"), text: msg("The provider says where requests go, and how. A client only needs to know this one address.") };
        case "authorization":
            return {
                title: msg("Sign-in"),
                text: msg(
                    "The browser goes to the provider with what the application asks for, and comes back with a code. State and nonce tie the answer to this tab; the code challenge (PKCE) makes the code useless for anybody else.",
                ),
            };
        case "token":
            return { title: msg("Tokens"), text: msg("The application changes the code into tokens, without the browser.") };
        case "id_token":
            return { title: msg("ID token"), text: msg("It says who signed in. The application checks it before it believes anything.") };
        case "userinfo":
            return { title: msg("User info"), text: msg("With the access token the application can ask for the person’s current details at any time.") };
        case "refresh":
            return {
                title: msg("Refresh"),
                text: msg("The refresh token is good for new tokens once; then another one takes its place. Nobody has to sign in again."),
            };
    }
}

/** What can be tried, in words. */
export function attemptText(attempt: Attempt): string {
    switch (attempt) {
        case "sign_in":
            return msg("Sign in");
        case "silent":
            return msg("Sign in without any question (prompt=none)");
        case "again":
            return msg("Sign in again (prompt=login)");
        case "consent":
            return msg("Ask for consent (prompt=consent)");
        case "no_pkce":
            return msg("Mistake: no PKCE");
        case "wrong_redirect_uri":
            return msg("Mistake: wrong redirect URI");
        case "unknown_client":
            return msg("Mistake: unknown client ID");
    }
}

/** What is checked of an ID token, in words. */
export function checkText(check: CheckName): string {
    switch (check) {
        case "signature":
            return msg("It is signed by the provider");
        case "issuer":
            return msg("It comes from the issuer that was asked (iss)");
        case "audience":
            return msg("It is meant for this client (aud)");
        case "expires":
            return msg("It has not expired (exp)");
        case "issued":
            return msg("It was issued in the past (iat)");
        case "nonce":
            return msg("It belongs to this sign-in (nonce)");
        case "at_hash":
            return msg("It goes with this access token (at_hash)");
    }
}
