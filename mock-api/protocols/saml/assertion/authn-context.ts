import type { Login } from "#mock/apps/core/login.ts";

const CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";

/** How somebody signed in, as SAML 2.0 Authentication Context, 3.4, names it. */
export function classOf(login: Login | undefined): string {
    if (login?.method === "auth_mfa" || login?.method === "auth_webauthn_pwl") return `${CLASSES}MobileOneFactorContract`;
    if (login?.hasSecondFactor) return `${CLASSES}MobileTwoFactorContract`;
    return `${CLASSES}${login?.method === "password" ? "PasswordProtectedTransport" : "unspecified"}`;
}
