import { msg } from "@lit/localize";

interface About {
    title: () => string;
    /** The text in Markdown, by language. */
    en: TextLoader;
    de: TextLoader;
}

type TextLoader = () => Promise<{ default: string }>;

/** What there is help about: pages and forms name their subject, and everything is loaded when it is asked for. */
export const subjects = {
    "applications": { title: () => msg("About applications"), en: () => import("./texts/applications.en.md"), de: () => import("./texts/applications.de.md") },
    "providers": { title: () => msg("About providers"), en: () => import("./texts/providers.en.md"), de: () => import("./texts/providers.de.md") },
    "oauth2": { title: () => msg("About OAuth2 and OpenID Connect"), en: () => import("./texts/oauth2.en.md"), de: () => import("./texts/oauth2.de.md") },
    "saml": { title: () => msg("About SAML"), en: () => import("./texts/saml.en.md"), de: () => import("./texts/saml.de.md") },
    "proxy": { title: () => msg("About proxy providers"), en: () => import("./texts/proxy.en.md"), de: () => import("./texts/proxy.de.md") },
    "ldap-provider": {
        title: () => msg("About LDAP providers"),
        en: () => import("./texts/ldap-provider.en.md"),
        de: () => import("./texts/ldap-provider.de.md"),
    },
    "property-mappings": {
        title: () => msg("About property mappings"),
        en: () => import("./texts/property-mappings.en.md"),
        de: () => import("./texts/property-mappings.de.md"),
    },
    "scope-mapping": {
        title: () => msg("About scope mappings"),
        en: () => import("./texts/scope-mapping.en.md"),
        de: () => import("./texts/scope-mapping.de.md"),
    },
    "saml-mapping": {
        title: () => msg("About SAML property mappings"),
        en: () => import("./texts/saml-mapping.en.md"),
        de: () => import("./texts/saml-mapping.de.md"),
    },
    "ldap-mapping": {
        title: () => msg("About LDAP property mappings"),
        en: () => import("./texts/ldap-mapping.en.md"),
        de: () => import("./texts/ldap-mapping.de.md"),
    },
    "webhook-mapping": {
        title: () => msg("About webhook mappings"),
        en: () => import("./texts/webhook-mapping.en.md"),
        de: () => import("./texts/webhook-mapping.de.md"),
    },
    "policies": { title: () => msg("About policies"), en: () => import("./texts/policies.en.md"), de: () => import("./texts/policies.de.md") },
    "expression-policy": {
        title: () => msg("About policy expressions"),
        en: () => import("./texts/expression-policy.en.md"),
        de: () => import("./texts/expression-policy.de.md"),
    },
    "password-policy": {
        title: () => msg("About password policies"),
        en: () => import("./texts/password-policy.en.md"),
        de: () => import("./texts/password-policy.de.md"),
    },
    "password-expiry-policy": {
        title: () => msg("About password expiry policies"),
        en: () => import("./texts/password-expiry-policy.en.md"),
        de: () => import("./texts/password-expiry-policy.de.md"),
    },
    "reputation-policy": {
        title: () => msg("About reputation policies"),
        en: () => import("./texts/reputation-policy.en.md"),
        de: () => import("./texts/reputation-policy.de.md"),
    },
    "event-matcher-policy": {
        title: () => msg("About event matcher policies"),
        en: () => import("./texts/event-matcher-policy.en.md"),
        de: () => import("./texts/event-matcher-policy.de.md"),
    },
    "dummy-policy": {
        title: () => msg("About dummy policies"),
        en: () => import("./texts/dummy-policy.en.md"),
        de: () => import("./texts/dummy-policy.de.md"),
    },
    "stages": { title: () => msg("About stages"), en: () => import("./texts/stages.en.md"), de: () => import("./texts/stages.de.md") },
    "sources": { title: () => msg("About sources"), en: () => import("./texts/sources.en.md"), de: () => import("./texts/sources.de.md") },
    "flows": { title: () => msg("About flows"), en: () => import("./texts/flows.en.md"), de: () => import("./texts/flows.de.md") },
    "outposts": { title: () => msg("About outposts"), en: () => import("./texts/outposts.en.md"), de: () => import("./texts/outposts.de.md") },
    "blueprints": { title: () => msg("About blueprints"), en: () => import("./texts/blueprints.en.md"), de: () => import("./texts/blueprints.de.md") },
    "prompts": { title: () => msg("About prompts"), en: () => import("./texts/prompts.en.md"), de: () => import("./texts/prompts.de.md") },
} satisfies Record<string, About>;

export type Subject = keyof typeof subjects;

/** The text about a subject in a language, in English where it has not been translated. */
export async function textAbout(subject: Subject, language: string): Promise<string> {
    const about: About = subjects[subject];
    return (await (language === "de" ? about.de() : about.en())).default;
}
