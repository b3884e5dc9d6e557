import { msg } from "@lit/localize";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";

type Body = Parameters<typeof certificates.create>[0];
const { text, textarea } = fieldsFor<Body>();

/** Lines of a PEM that are in view. */
const ROWS = 8;

/** Imports a pair, or changes one. The server never shows certificate and key: left empty, they stay as they are. */
export const certificateForm = resourceForm<Certificate, Body>({
    texts: {
        create: () => msg("Import certificate-key pair"),
        edit: () => msg("Edit certificate-key pair"),
        make: () => msg("Import"),
        created: () => msg("The certificate-key pair was imported."),
        saved: () => msg("The certificate-key pair was saved."),
    },
    key: ({ pk }) => pk,
    api: {
        create: certificates.create,
        update: (pk, body) => certificates.patch(pk, Object.fromEntries(Object.entries(body).filter(([, value]) => value !== ""))),
    },
    fields: (pair) => [
        text("name", msg("Name"), { required: true }),
        textarea("certificate_data", msg("Certificate"), {
            rows: ROWS,
            required: !pair,
            placeholder: "-----BEGIN CERTIFICATE-----",
            help: pair ? msg("In PEM format. Unchanged if left empty.") : msg("In PEM format."),
        }),
        textarea("key_data", msg("Private key"), {
            rows: ROWS,
            placeholder: "-----BEGIN PRIVATE KEY-----",
            help: pair
                ? msg("In PEM format, without a password. Unchanged if left empty.")
                : msg("In PEM format, without a password. Needed to sign and decrypt."),
        }),
    ],
});
