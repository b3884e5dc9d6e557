import { msg } from "@lit/localize";
import { ownValue } from "#src/base/own-value.ts";

/** How somebody signed in, as the server records it. */
const METHODS: Readonly<Record<string, () => string>> = {
    password: () => msg("Password"),
    token: () => msg("Token or app password"),
    ldap: () => msg("Password of a directory"),
    source: () => msg("Source"),
    auth_mfa: () => msg("Second factor"),
    auth_webauthn_pwl: () => msg("Security key, without a password"),
    recovery_token: () => msg("Recovery link"),
    jwt: () => msg("Signed token (JWT)"),
};

/** In the visitor's language; what is not known, as it stands. */
export const signInMethod = (recorded: string): string => ownValue(METHODS, recorded)?.() ?? recorded;
