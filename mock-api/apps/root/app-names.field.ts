/** Every app of the original and its label, sorted: the answer of `admin/apps`, and what event matchers choose from. */
export const APPS: Readonly<Record<string, string>> = Object.fromEntries(
    [
        "admin",
        "api:API",
        "blueprints",
        "core",
        "crypto",
        "events",
        "flows",
        "lib:lib",
        "outposts:Outpost",
        "policies",
        "policies.dummy",
        "policies.event_matcher",
        "policies.expiry",
        "policies.expression",
        "policies.password",
        "policies.reputation",
        "providers.ldap:Providers.LDAP",
        "providers.oauth2:Providers.OAuth2",
        "providers.proxy",
        "providers.saml:Providers.SAML",
        "recovery",
        "sources.ldap:Sources.LDAP",
        "sources.oauth:Sources.OAuth",
        "sources.plex",
        "sources.saml:Sources.SAML",
        "stages.authenticator_duo:Stages.Authenticator.Duo",
        "stages.authenticator_sms:Stages.Authenticator.SMS",
        "stages.authenticator_static:Stages.Authenticator.Static",
        "stages.authenticator_totp:Stages.Authenticator.TOTP",
        "stages.authenticator_validate:Stages.Authenticator.Validate",
        "stages.authenticator_webauthn:Stages.Authenticator.WebAuthn",
        "stages.captcha",
        "stages.consent",
        "stages.deny",
        "stages.dummy",
        "stages.email",
        "stages.identification",
        "stages.invitation:Stages.User Invitation",
        "stages.password",
        "stages.prompt",
        "stages.user_delete",
        "stages.user_login",
        "stages.user_logout",
        "stages.user_write",
        "tenants",
    ].map((entry) => {
        const [name = "", label] = entry.split(":");
        return [`authentik.${name}`, `authentik ${label ?? titled(name)}`];
    }),
);

/** `stages.user_login` → `Stages.User Login` */
function titled(name: string): string {
    const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
    return name
        .split(".")
        .map((part) => part.split("_").map(capital).join(" "))
        .join(".");
}
