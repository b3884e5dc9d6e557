import { superuser } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import { area, date, describe, flag, type Row, text, uuid } from "#kernel/base/fields.ts";
import { asBoolean, equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { type CertificateDetails, privateKeyKind, readCertificate } from "#mock/encoding/x509.ts";

const fields = describe({
    pk: uuid(),
    name: text(),
    certificate_data: area({ writeOnly: true, check: (pem) => (readCertificate(pem) ? undefined : "Unable to load certificate.") }),
    key_data: area({
        writeOnly: true,
        blank: true,
        check: (pem) => (pem === "" || privateKeyKind(pem) ? undefined : "Unable to load private key (possibly encrypted?)."),
    }),
    managed: text({ nullable: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_crypto.certificatekeypair": Row<typeof fields>;
    }
}
export type Certificate = Row<typeof fields>;

/** The pair with which the server signs what only it reads; no list shows it. */
export const INTERNAL = "goauthentik.io/crypto/jwt-managed";

const isBrief = (call: Call): boolean => asBoolean(call.url.searchParams.get("include_details") ?? "true") === false;

/** A part of the certificate's own words; null where the caller wants none. */
const detail = (shape: Parameters<typeof computes>[0], part: keyof CertificateDetails) =>
    computes<Certificate>(shape, ({ row, call }) => (isBrief(call) ? null : (readCertificate(row.certificate_data)?.[part] ?? null)));

const download = (part: string) => computes<Certificate>(text(), ({ row }) => `/api/v3/crypto/certificatekeypairs/${row.pk}/${part}/?download`);

/** A certificate, with or without its private key. */
export const certificate = resource("authentik_crypto.certificatekeypair", {
    path: "crypto/certificatekeypairs/{kp_uuid}",
    schema: "CertificateKeyPair",
    names: ["Certificate-Key Pair", "Certificate-Key Pairs"],
    fields,
    computed: {
        fingerprint_sha256: detail(text({ nullable: true }), "sha256"),
        fingerprint_sha1: detail(text({ nullable: true }), "sha1"),
        cert_expiry: detail(date({ nullable: true }), "expiry"),
        cert_subject: detail(text({ nullable: true }), "subject"),
        private_key_available: computes(flag(), ({ row }) => row.key_data !== ""),
        private_key_type: computes(text({ nullable: true }), ({ row, call }) => (isBrief(call) || !row.key_data ? null : privateKeyKind(row.key_data))),
        certificate_download_url: download("view_certificate"),
        private_key_download_url: download("view_private_key"),
    },
    order: ["name"],
    search: ["name"],
    filters: {
        name: equals,
        managed: equals,
        // Whatever its value: pairs without a key are left out.
        has_key: { shape: flag(), test: ({ values }) => (asBoolean(values.at(-1)!) === undefined ? undefined : (row) => row.key_data !== "") },
        include_details: { shape: flag(), test: () => undefined },
    },
    access: superuser,
    hiddenRows: (row) => row.managed === INTERNAL,
    label: (row) => `Certificate-Key Pair ${row.name}`,
    isAudited: true,
});
