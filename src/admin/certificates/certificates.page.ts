import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { entry } from "#src/elements/description.ts";
import { show } from "#src/elements/dialog/dialogs.ts";
import { label } from "#src/elements/label.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import "#src/elements/snippet.ts";
import { deadline, yesNo, type Column } from "#src/elements/table/column.ts";
import { certificateForms } from "./forms.ts";
import { plural } from "#src/base/plural.ts";

/** How the server calls pairs that it found among its files. */
const DISCOVERED = "goauthentik.io/crypto/discovered";

const origin = ({ managed }: Certificate): string => {
    if (!managed) return "";
    return managed.startsWith(DISCOVERED) ? msg("Found among the server’s files") : msg("Managed by authentik");
};

const isOver = ({ cert_expiry: expiry }: Certificate): boolean => Boolean(expiry) && Date.parse(expiry!) < Date.now();

const columns: Column<Certificate>[] = [
    { title: () => msg("Name"), sort: "name", cell: (pair) => html`<span class="stacked">${pair.name}<small>${origin(pair)}</small></span>` },
    {
        title: () => msg("Private key"),
        cell: ({ private_key_available: has, private_key_type: kind }) => yesNo(has, kind ? msg(str`Yes (${kind.toUpperCase()})`) : msg("Yes")),
    },
    { title: () => msg("Expires"), cell: (pair) => html`${deadline(pair.cert_expiry)}${isOver(pair) ? label(msg("Expired"), "red") : nothing}` },
];

/** Certificates, and the keys that belong to them. */
export const certificatesPage = listPage<Certificate>({
    title: () => msg("Certificates"),
    description: () => msg("Key pairs for signing and encryption, and certificates for verifying others."),
    load: certificates.list,
    columns,
    order: "name",
    name: ({ name }) => name,
    create: [
        { label: () => msg("Import"), form: certificateForms.pair },
        { label: () => msg("Generate"), form: certificateForms.generation },
    ],
    edit: certificateForms.pair,
    expand: details,
    empty: () => ({
        icon: "key",
        header: msg("No certificates yet."),
        text: msg("Providers and sources sign and encrypt with them. Generate one, or import your own."),
    }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 certificate-key pair?"), other: msg(str`Delete ${count} certificate-key pairs?`) }),
        key: ({ pk }) => pk,
        usedBy: certificates.usedBy,
        destroy: certificates.destroy,
    },
});

function details(pair: Certificate): TemplateResult {
    return html`<dl class="pf-v6-c-description-list pf-m-2-col-on-md">
        ${entry(msg("Subject"), pair.cert_subject)} ${entry(msg("Fingerprint (SHA-1)"), pair.fingerprint_sha1)}
        ${entry(msg("Fingerprint (SHA-256)"), pair.fingerprint_sha256)}
        ${entry(
            msg("Files"),
            html`${file(msg("Certificate"), msg(str`Certificate of ${pair.name}`), pair.certificate_download_url, () => certificates.certificate(pair.pk))}
            ${
                pair.private_key_available
                    ? file(msg("Private key"), msg(str`Private key of ${pair.name}`), pair.private_key_download_url, () => certificates.privateKey(pair.pk))
                    : nothing
            }`,
        )}
    </dl>`;
}

/** Shows a PEM, or hands it over as a file. */
const file = (title: string, header: string, url: string, load: () => Promise<{ data: string }>): TemplateResult => html`
    <p>
        ${title}:
        <button
            class="pf-v6-c-button pf-m-link pf-m-inline"
            type="button"
            aria-label=${`${msg("View")}: ${title}`}
            @click=${() => void view(title, header, load())}
        >
            ${msg("View")}
        </button>
        · <a href=${url} download aria-label=${`${msg("Download")}: ${title}`}>${msg("Download")}</a>
    </p>
`;

async function view(title: string, header: string, loading: Promise<{ data: string }>): Promise<void> {
    try {
        const { data } = await loading;
        await show({
            header,
            content: html`<ak-snippet label=${title} .text=${data}></ak-snippet>`,
            size: "lg",
        });
    } catch (error) {
        notifyFailure(error);
    }
}
