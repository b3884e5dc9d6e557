import type { Call } from "#kernel/http/call.ts";
import { superuser } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { ok } from "#kernel/http/operation.ts";
import { samlSource } from "#mock/apps/sources/saml.resource.ts";
import { serviceProviderMetadata } from "#mock/protocols/saml/metadata.ts";
import { samlMetadataShape } from "#mock/protocols/saml/provider.actions.ts";
import { acsUrl, issuerOf, type SamlSource } from "./source.ts";

/** What the identity provider needs to know of a source. Without its private key here, the certificate is the identity provider's own, and signs no request. */
export function metadataOf(call: Call, source: SamlSource): string {
    const pair = call.db.find("authentik_crypto.certificatekeypair", source.signing_kp);
    return serviceProviderMetadata({
        issuer: issuerOf(call, source),
        acsUrl: acsUrl(call, source),
        ...(pair?.key_data ? { certificate: pair.certificate_data } : {}),
    });
}

/** GET sources/saml/{slug}/metadata/ : metadata for the identity provider. */
export const samlSourceMetadata = action(samlSource, "GET", "metadata", { access: superuser, answer: samlMetadataShape }, ({ row, call }) => {
    return ok({ metadata: metadataOf(call, row), download_url: `/source/saml/${row.slug}/metadata/` });
});
