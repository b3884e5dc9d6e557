import { superuser } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { denied } from "#kernel/base/errors.ts";
import { area, count, embed, flag, integer, nested, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { type Certificate, certificate } from "./certificate.resource.ts";
import { makePair } from "#mock/encoding/x509.ts";

/** A thousand years: a certificate's dates end with the year 9999 (RFC 5280, 4.1.2.5). */
const MAX_DAYS = 365_250;

/** POST crypto/certificatekeypairs/generate/ : 200 with a new self-signed pair. The key is made while others are served (C7). */
export const generate = collectionAction(
    certificate,
    "POST",
    "generate",
    {
        access: superuser,
        body: { common_name: text(), subject_alt_name: area({ blank: true }), validity_days: integer({ min: 1, max: MAX_DAYS, documentedAs: count() }) },
        bodySchema: "CertificateGenerationRequest",
        answer: embed("authentik_crypto.certificatekeypair"),
        answers: { 400: null },
    },
    async ({ body: { common_name, subject_alt_name, validity_days }, call, db }) => {
        const wishes = {
            name: common_name,
            now: call.random.now(),
            days: validity_days,
            alternatives: (subject_alt_name ?? "").split(",").filter(Boolean),
            serial: call.random.uuid().replaceAll("-", ""),
            version: VERSION,
        };
        const pair = await call.outside(() => makePair(wishes));
        return ok(call.show("authentik_crypto.certificatekeypair", db.create("authentik_crypto.certificatekeypair", { name: common_name, ...pair })));
    },
);

const PEM_FILE = "application/x-pem-file";
const data = { query: { download: flag() }, answer: nested("CertificateData", { data: text({ readOnly: true }) }) };

/** The PEM as JSON, or as a file when `download` is asked for; whoever looks leaves an event. */
function show(call: Call, row: Certificate, pem: string, kind: string): Response {
    writeEvent(call, "secret_view", "authentik.crypto.api", {
        secret: describeModel(call, "authentik_crypto.certificatekeypair", row),
        type: kind === "certificate" ? "certificate" : "private_key",
    });
    if (!call.url.searchParams.has("download")) return ok({ data: pem });
    return new Response(pem, {
        headers: { "content-type": PEM_FILE, "content-disposition": `attachment; filename="${row.name.replace(/["\r\n]/g, "")}_${kind}.pem"` },
    });
}

/** GET crypto/certificatekeypairs/{kp_uuid}/view_certificate/ */
export const viewCertificate = action(certificate, "GET", "view_certificate", data, ({ row, call }) => show(call, row, row.certificate_data, "certificate"));

/** GET crypto/certificatekeypairs/{kp_uuid}/view_private_key/ : for administrators only, unlike the original (D-007). */
export const viewPrivateKey = action(certificate, "GET", "view_private_key", data, ({ row, call }) => {
    if (!call.isSuperuser) throw denied();
    return show(call, row, row.key_data, "private_key");
});
