import { msg } from "@lit/localize";
import { html } from "lit";
import { oauthSources, type OAuthSource } from "#src/api/sources.api.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { course } from "./source-course.ts";
import { serviceName } from "./services.ts";
import { bindingsTab, offer, sourceView } from "./source-view.ts";
import { matchingName } from "./source-words.ts";

/** The page of a source that people come by from another service. */
export const oauthView = sourceView<OAuthSource>({
    load: oauthSources.retrieve,
    facts: (source) => [
        [msg("Service"), serviceName(source.provider_type)],
        [msg("Client ID"), source.consumer_key],
        ...(source.type.urls_customizable && source.request_token_url ? [[msg("Request token"), source.request_token_url] as const] : []),
        // A service's own address is the same for everybody, and wins.
        [msg("Authorization"), source.type.authorization_url ?? source.authorization_url],
        [msg("Token"), source.type.access_token_url ?? source.access_token_url],
        [msg("How users are found"), matchingName(source.user_matching_mode)],
    ],
    cards: (source) => html`${callback(source)} ${course(source)}`,
    warnings: offer,
    tabs: (source) => [bindingsTab(source, "page-policy-binding")],
});

const callback = ({ callback_url: address }: OAuthSource): unknown =>
    card({
        title: msg("At the service"),
        body: html`<p>${msg("Register this address there, as the one that people are sent back to:")}</p>
            <ak-copy .value=${address} label=${msg("Redirect URI")}><code>${breakable(address)}</code></ak-copy>`,
    });
