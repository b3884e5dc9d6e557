import { msg, str } from "@lit/localize";
import { html } from "lit";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import "#src/elements/code/codemirror.ts";
import { copy } from "#src/elements/copy.ts";
import { number, text, textarea } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";

type Body = Parameters<typeof certificates.create>[0];

/** Lines of a PEM that are in view. */
const ROWS = 8;

/** Imports a pair, or changes one. The server never tells certificate and key: left empty, they stay. */
export const certificateForm = resourceForm<Certificate, Body>({
    noun: () => msg("certificate-key pair"),
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
            help: pair ? msg("PEM. Left empty, it stays as it is.") : msg("PEM."),
        }),
        textarea("key_data", msg("Private key"), {
            rows: ROWS,
            placeholder: "-----BEGIN PRIVATE KEY-----",
            help: pair ? msg("PEM, without a password. Left empty, it stays as it is.") : msg("PEM, without a password. Needed to sign and to decrypt."),
        }),
    ],
});

const DAYS = 365;

/** Makes a pair that signs itself. */
export const generationForm: FormDefinition<Certificate, unknown> = {
    header: () => msg("Generate certificate-key pair"),
    submitLabel: () => msg("Generate"),
    fields: () => [
        text("common_name", msg("Common name"), { required: true, help: msg("Also what the pair is called.") }),
        text("subject_alt_name", msg("Alternative names"), { help: msg("Host names, with commas between.") }),
        number("validity_days", msg("Valid for days"), { required: true, min: 1, step: 1, initial: DAYS }),
    ],
    save: (values) => certificates.generate(values as never as Parameters<typeof certificates.generate>[0]),
    saved: () => msg("The certificate-key pair was generated."),
};

/** Shows a PEM that was fetched for it. */
export const pemForm = (title: string): FormDefinition<{ name: string; data: string }, unknown> => ({
    header: (pem) => msg(str`${title} of ${pem?.name ?? ""}`),
    submitLabel: () => msg("Copy"),
    size: "lg",
    intro: (pem) => html`<ak-codemirror readonly label=${title} .value=${pem?.data ?? ""}></ak-codemirror>`,
    fields: () => [],
    save: (_, pem) => copy(pem?.data ?? ""),
    saved: () => msg("Copied."),
});
