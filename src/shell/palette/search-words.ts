import { msg } from "@lit/localize";

// Only searched, never shown: what other products call a thing may stand here, which docs/words.md keeps out of all other texts.

/** What else people look for a page by, by its path: what other products call it, and what they want to do there. */
export const pageWords = (): Record<string, string> => ({
    "/administration/overview": msg("dashboard home health status version setup"),
    "/administration/dashboard/users": msg("charts report dashboard sign-ins"),
    "/administration/system-tasks": msg("jobs background worker queue"),
    "/core/applications": msg("apps services clients access permissions sso single sign-on"),
    "/core/providers": msg("oidc openid connect oauth2 saml ldap proxy forward auth client id secret redirect uri"),
    "/outpost/outposts": msg("proxy ldap docker kubernetes nginx traefik caddy"),
    "/events/log": msg("audit trail history activity logs ip address sign-ins logins"),
    "/events/rules": msg("alerts alarms tell"),
    "/events/transports": msg("email mail smtp webhooks slack"),
    "/policy/policies": msg("password policy strength rules conditions access permissions expressions python"),
    "/core/property-mappings": msg("claims scopes attributes oidc saml ldap"),
    "/blueprints/instances": msg("import export backup yaml configuration as code examples"),
    "/policy/reputation": msg("brute force attacks blocked ip address score"),
    "/flow/flows": msg("sign in login log in sign up register self registration enroll recovery forgot password reset"),
    "/flow/stages": msg("mfa 2fa second factor two-factor authentication totp otp passkeys webauthn security keys sms captcha"),
    "/flow/stages/prompts": msg("form fields inputs questions"),
    "/identity/users": msg("people accounts members permissions impersonate reset password mfa devices sessions"),
    "/identity/groups": msg("teams roles permissions administrators"),
    "/core/sources": msg("federation social login google github microsoft active directory ldap identity provider idp"),
    "/core/tokens": msg("api keys secrets access tokens credentials"),
    "/flow/stages/invitations": msg("invite sign up register link"),
    "/core/tenants": msg("brands branding logo title favicon domains default flows"),
    "/crypto/certificates": msg("tls ssl keys key pair signing"),
    "/outpost/integrations": msg("docker kubernetes service connections"),
    "/outside": msg("inbox mail smtp sms webhooks"),
});

/** What else people look for a command by, by its id. */
export const commandWords = (): Record<string, string> => ({
    "guide": msg("help tutorial tour getting started"),
    "api": msg("rest swagger openapi documentation"),
    "settings": msg("profile account password mfa devices sessions"),
    "sign-out": msg("log out logout sign off"),
    "sandbox-export": msg("backup save download"),
    "sandbox-import": msg("backup restore upload"),
    "sandbox-fresh": msg("reset delete everything"),
    "sandbox-sample": msg("reset demo data"),
});

/** What else all that creates something is looked for by. */
export const creationWords = (): string => msg("add new create make");
