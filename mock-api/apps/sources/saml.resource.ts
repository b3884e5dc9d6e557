import { choice, describe, duration, flag, reference, type Row, text, url } from "#kernel/base/fields.ts";
import { faultOf } from "#kernel/store/formats.ts";
import { DEFAULT_DIGEST, DEFAULT_SIGNATURE, DIGESTS, SIGNATURES } from "#mock/apps/providers/xmldsig.field.ts";
import { xmlFault } from "#mock/apps/providers/xml-text.field.ts";
import { byColumns, COMMON_COLUMNS, sourceFields, sourceResource } from "./source.family.ts";

const FORMAT = "urn:oasis:names:tc:SAML";
const NAME_IDS = {
    [`${FORMAT}:1.1:nameid-format:emailAddress`]: "Email",
    [`${FORMAT}:2.0:nameid-format:persistent`]: "Persistent",
    [`${FORMAT}:2.0:nameid-format:X509SubjectName`]: "X509",
    [`${FORMAT}:2.0:nameid-format:WindowsDomainQualifiedName`]: "Windows",
    [`${FORMAT}:2.0:nameid-format:transient`]: "Transient",
};

const fields = describe({
    ...sourceFields,
    pre_authentication_flow: reference("authentik_flows.flow", { accessor: "source_pre_authentication" }),
    issuer: text({ blank: true, check: xmlFault }),
    // A path is one of this installation (D-506).
    sso_url: text({ max: 200, documentedAs: url({ max: 200 }), check: (value) => (/^\/[^/]/.test(value) ? undefined : faultOf(url(), value)) }),
    slo_url: url({ max: 200, nullable: true, blank: true }),
    allow_idp_initiated: flag(),
    name_id_policy: choice(NAME_IDS, { default: `${FORMAT}:2.0:nameid-format:persistent` }),
    binding_type: choice({ REDIRECT: "Redirect Binding", POST: "POST Binding", POST_AUTO: "POST Binding with auto-confirmation" }, { default: "REDIRECT" }),
    signing_kp: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set default" }),
    digest_algorithm: choice(DIGESTS, { default: DEFAULT_DIGEST }),
    signature_algorithm: choice(SIGNATURES, { default: DEFAULT_SIGNATURE }),
    temporary_user_delete_after: duration({ default: "days=1" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_sources_saml.samlsource": Row<typeof fields>;
    }
}

/** People of another identity provider that speaks SAML 2.0. */
export const samlSource = sourceResource("authentik_sources_saml.samlsource", {
    at: "saml",
    component: "ak-source-saml-form",
    schema: "SAMLSource",
    names: ["SAML Source", "SAML Sources"],
    summary: "Authenticate using an external SAML Identity Provider.",
    fields,
    connect: ({ slug }) => ({ component: "ak-user-settings-source-saml", url: `/source/saml/${slug}/` }),
    filters: {
        ...byColumns(...COMMON_COLUMNS, "managed"),
        ...byColumns(...Object.keys(fields).filter((name) => !Object.hasOwn(sourceFields, name))),
    },
});
