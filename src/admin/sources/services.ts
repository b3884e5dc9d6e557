import { msg, str } from "@lit/localize";
import type { OAuthSource } from "#src/api/sources.api.ts";
import type { Kind } from "#src/pages/family.ts";
import { sourceForms } from "./forms.ts";
import type { SourceRow } from "./source-form.ts";

/** A service by the name that the API has for it. */
export type Service = OAuthSource["provider_type"];

/** What services are called: names of their own, the same in every language. */
const NAMES: Readonly<Record<Service, string>> = {
    openidconnect: "OpenID Connect",
    apple: "Apple",
    azuread: "Azure AD",
    discord: "Discord",
    facebook: "Facebook",
    github: "GitHub",
    google: "Google",
    mailcow: "Mailcow",
    okta: "Okta",
    reddit: "Reddit",
    twitch: "Twitch",
    twitter: "Twitter",
};

export const serviceName = (service: Service): string => NAMES[service];

const describe = (service: Service): string =>
    service === "openidconnect"
        ? msg("Any service that speaks OpenID Connect: its addresses are read from its configuration, or filled in by hand.")
        : msg(str`People sign in with their account at ${NAMES[service]}.`);

const kindOf = (service: Service): Kind<SourceRow> => ({
    title: () => NAMES[service],
    plural: () => NAMES[service],
    description: () => describe(service),
    form: sourceForms.oauth(service),
});

/** What a new source can be, one for each service. */
export const services: readonly Kind<SourceRow>[] = [
    kindOf("openidconnect"),
    kindOf("apple"),
    kindOf("azuread"),
    kindOf("discord"),
    kindOf("facebook"),
    kindOf("github"),
    kindOf("google"),
    kindOf("mailcow"),
    kindOf("okta"),
    kindOf("reddit"),
    kindOf("twitch"),
    kindOf("twitter"),
];
