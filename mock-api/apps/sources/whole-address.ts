import type { Call } from "#kernel/http/call.ts";

/** A source's address; a path is one of this installation, wherever it is opened (D-506). */
export const wholeAddress = (call: Call, address: string): string => (address.startsWith("/") ? call.absolute(address) : address);

const OAUTH = ["request_token_url", "authorization_url", "access_token_url", "profile_url", "oidc_well_known_url", "oidc_jwks_url"];
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
    ["authentik_sources_oauth.oauthsource", OAUTH],
    ["authentik_sources_saml.samlsource", ["sso_url"]],
]);

/** Whether the field of a model holds such an address. */
export const isSourceAddress = (model: string, field: string): boolean => FIELDS.get(model)?.includes(field) ?? false;
