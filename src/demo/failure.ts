import { msg } from "@lit/localize";

/** A failure in words: what happened, and what to do about it. */
export interface Explanation {
    readonly title: string;
    readonly text: string;
}

/** How a sign-in can end whatever the protocol: the provider lets this person not in, answers with a page, or does not answer. */
export type CommonFailure = "denied" | "page" | "unreachable";

export function explainCommon(failure: CommonFailure): Explanation {
    switch (failure) {
        case "denied":
            return {
                title: msg("You may not open this application"),
                text: msg("You are signed in, but the policies bound to the application do not let you in. An administrator sees why with “Check access”."),
            };
        case "page":
            return {
                title: msg("The provider did not go on"),
                text: msg("It answered with a page instead of leading to the sign-in. The answer is below."),
            };
        case "unreachable":
            return { title: msg("There was no answer"), text: msg("The provider could not be reached.") };
    }
}
