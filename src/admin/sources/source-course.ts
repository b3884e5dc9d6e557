import { msg } from "@lit/localize";
import { html } from "lit";
import type { OAuthSource, PlexSource, SamlSource } from "#src/api/sources.api.ts";
import { card } from "#src/elements/card.ts";
import { matchingName } from "./source-words.ts";

/** What becomes of somebody who comes by a source, in order. */
export function course(source: OAuthSource | PlexSource | SamlSource): unknown {
    const steps = [
        msg("People sign in at the service and come back."),
        `${msg("How users are found")}: ${matchingName(source.user_matching_mode)}.`,
        source.authentication_flow ? msg("Those who are found are signed in.") : msg("Those who are found are refused: there is no authentication flow."),
        source.enrollment_flow ? msg("All others get an account.") : msg("All others are refused: there is no enrollment flow."),
    ];
    return card({
        title: msg("What happens"),
        body: html`<ol class="course">
            ${steps.map((step) => html`<li>${step}</li>`)}
        </ol>`,
    });
}
