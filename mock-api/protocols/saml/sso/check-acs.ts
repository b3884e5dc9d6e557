import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { OtherAcs } from "../errors.ts";
import type { AuthnRequest } from "./parse-request.ts";

/** SAML 2.0 Core, 3.4.1: who could choose where the answer goes could have it sent to themselves. */
export function checkAcs({ provider, request }: { provider: SamlProvider; request: AuthnRequest }): void {
    const { acsUrl } = request;
    if (acsUrl !== undefined && acsUrl.toLowerCase() !== provider.acs_url.toLowerCase()) throw new OtherAcs(acsUrl, provider.acs_url);
}
