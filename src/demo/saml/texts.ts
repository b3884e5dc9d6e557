import { msg } from "@lit/localize";
import { explainCommon, type Explanation } from "../failure.ts";
import type { CheckName } from "./assertion.ts";
import type { Attempt, Failure, StepName } from "./run.ts";

/** What a step is called, and what happens in it. */
export function stepTexts(step: StepName): { title: string; text: string } {
    switch (step) {
        case "metadata":
            return {
                title: msg("Metadata"),
                text: msg("The provider says where requests go, and with which certificate its answers are checked. An application reads this once."),
            };
        case "request":
            return {
                title: msg("Request"),
                text: msg("The browser carries it to the provider in its address, packed (redirect binding). Its ID ties the answer to this tab."),
            };
        case "answer":
            return {
                title: msg("Answer"),
                text: msg("The browser brings it back by a form (POST binding). The application checks it before it believes anything."),
            };
    }
}

/** What can be tried, in words. */
export function attemptText(attempt: Attempt): string {
    switch (attempt) {
        case "sign_in":
            return msg("Sign in");
        case "unasked":
            return msg("Let the provider begin (IdP-initiated)");
        case "wrong_acs":
            return msg("Mistake: wrong ACS URL");
        case "changed":
            return msg("Attack: the answer is changed on its way");
    }
}

/** What is checked of an answer, in words. */
export function checkText(check: CheckName): string {
    switch (check) {
        case "status":
            return msg("The sign-in succeeded (Status)");
        case "signature":
            return msg("The assertion is signed with the certificate of the metadata");
        case "issuer":
            return msg("It comes from the provider of the metadata (Issuer)");
        case "recipient":
            return msg("It is meant for this address (Recipient)");
        case "in_response_to":
            return msg("It answers the request of this tab (InResponseTo)");
        case "audience":
            return msg("It is meant for this application (Audience)");
        case "begun":
            return msg("It is valid already (NotBefore)");
        case "not_ended":
            return msg("It has not expired (NotOnOrAfter)");
    }
}

export function explain(failure: Failure): Explanation {
    switch (failure) {
        case "no_metadata":
            return { title: msg("The metadata cannot be used"), text: msg("They are no XML, or name no address at which to sign in by the redirect binding.") };
        case "acs":
            return {
                title: msg("The ACS URL is not allowed"),
                text: msg(
                    "The provider sends its answers to one address only. It shows an error on a page of its own, because it must not send anything elsewhere. Set the ACS URL of the provider to the one of the application.",
                ),
            };
        case "unsigned":
            return {
                title: msg("The provider takes signed requests only"),
                text: msg(
                    "It has a verification certificate, and this application has no key to sign with. Remove the certificate from the provider to try it here.",
                ),
            };
        case "denied":
        case "page":
        case "unreachable":
            return explainCommon(failure);
        case "no_xml":
            return { title: msg("The answer cannot be read"), text: msg("It is no XML, too long, or declares a document type.") };
        case "not_trusted":
            return { title: msg("The answer is not to be trusted"), text: msg("A check has failed. An application must not sign anybody in with it.") };
    }
}
