import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { oauthSources, type OAuthSource } from "#src/api/sources.api.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { serviceName } from "./services.ts";
import { bindingsTab, sourceView } from "./source-view.ts";
import { matchingName } from "./source-words.ts";

/** The page of a source that people come by from another service. */
export const oauthView = sourceView<OAuthSource>({
    load: oauthSources.retrieve,
    facts: (source) => [
        [msg("Service"), serviceName(source.provider_type)],
        [msg("Client ID"), source.consumer_key],
        // A service's own address is the same for everybody, and wins.
        [msg("Authorization"), source.type.authorization_url ?? source.authorization_url],
        [msg("Token"), source.type.access_token_url ?? source.access_token_url],
        [msg("How users are found"), matchingName(source.user_matching_mode)],
    ],
    cards: (source) => html`${callback(source)} ${course(source)}`,
    tabs: (source) => [bindingsTab(source)],
});

const callback = ({ callback_url: address }: OAuthSource): unknown =>
    card({
        title: msg("At the service"),
        body: html`<p>${msg("Register this address there, as the one that people are sent back to:")}</p>
            <ak-copy value=${address} label=${msg("Redirect address")}></ak-copy>`,
    });

/** What becomes of somebody who comes by the source, in order. */
function course(source: OAuthSource): unknown {
    const known = source.authentication_flow
        ? msg("Those who are found are signed in.")
        : msg("Those who are found are refused: there is no authentication flow.");
    const others = source.enrollment_flow ? msg("All others get an account.") : msg("All others are refused: there is no enrollment flow.");
    const steps: readonly (string | TemplateResult)[] = [
        msg("People sign in at the service and come back."),
        matchingName(source.user_matching_mode),
        known,
        others,
    ];
    return card({
        title: msg("What happens"),
        body: html`<ol>
            ${steps.map((step) => html`<li>${step}</li>`)}
        </ol>`,
    });
}
