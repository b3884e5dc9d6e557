import { superuser } from "#kernel/access.ts";
import { action } from "#kernel/action.ts";
import { ok } from "#kernel/operation.ts";
import { samlSource } from "#mock/apps/sources/saml.resource.ts";
import { serviceProviderMetadata } from "#mock/protocols/saml/metadata.ts";
import { samlMetadataShape } from "#mock/protocols/saml/provider.actions.ts";

/** GET sources/saml/{slug}/metadata/ : metadata for the identity provider. */
export const samlSourceMetadata = action(samlSource, "GET", "metadata", { access: superuser, answer: samlMetadataShape }, ({ row, call, db }) => {
    const metadata = serviceProviderMetadata({
        issuer: row.issuer,
        acsUrl: call.absolute(`/source/saml/${row.slug}/acs/`),
        certificate: db.find("authentik_crypto.certificatekeypair", row.signing_kp)?.certificate_data,
    });
    return ok({ metadata, download_url: `/source/saml/${row.slug}/metadata/` });
});
