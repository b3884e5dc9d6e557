import { choice, describe, duration, reference, type Row, text, url, uuid } from "#kernel/base/fields.ts";
import { anyOf, equals } from "#kernel/resource/filters.ts";
import { type Computed, computes } from "#kernel/resource/view.ts";
import { providerFields, providerResource } from "./provider.family.ts";
import { DEFAULT_DIGEST, DEFAULT_SIGNATURE, DIGESTS, SIGNATURES } from "./xmldsig.field.ts";
import { xmlFault } from "./xml-text.field.ts";

const fields = describe({
    ...providerFields,
    acs_url: url({ max: 200 }),
    audience: text({ blank: true, check: xmlFault }),
    issuer: text({ default: "authentik", check: xmlFault }),
    assertion_valid_not_before: duration({ default: "minutes=-5" }),
    assertion_valid_not_on_or_after: duration({ default: "minutes=5" }),
    session_valid_not_on_or_after: duration({ default: "minutes=86400" }),
    name_id_mapping: reference("authentik_providers_saml.samlpropertymapping", { optional: true, onDelete: "set default" }),
    digest_algorithm: choice(DIGESTS, { default: DEFAULT_DIGEST }),
    signature_algorithm: choice(SIGNATURES, { default: DEFAULT_SIGNATURE }),
    signing_kp: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set null" }),
    verification_kp: reference("authentik_crypto.certificatekeypair", { optional: true, onDelete: "set null", accessor: false }),
    sp_binding: choice({ redirect: "Redirect", post: "Post" }, { default: "redirect" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_providers_saml.samlprovider": Row<typeof fields>;
    }
}
export type SamlProvider = Row<typeof fields>;

/** Absolute address of an endpoint of the provider's application; a dash when it has none. */
const endpoint = (path: string): Computed<SamlProvider> =>
    computes(text(), ({ row, db, call }) => {
        const slug = db.by("authentik_core.application", "provider", row.pk)?.slug;
        return slug === undefined ? "-" : call.absolute(`/application/saml/${slug}/${path}/`);
    });

/** Signs people in with SAML 2.0. */
export const samlProvider = providerResource("authentik_providers_saml.samlprovider", {
    at: "saml",
    component: "ak-provider-saml-form",
    schema: "SAMLProvider",
    names: ["SAML Provider", "SAML Providers"],
    summary: "SAML 2.0 Endpoint for applications which support SAML.",
    fields,
    launch: (_, slug) => `/application/saml/${slug}/sso/binding/init/`,
    carried: null,
    label: (row) => `SAML Provider ${row.name}`,
    computed: {
        url_download_metadata: computes(text(), ({ row, call }) => call.absolute(`/api/v3/providers/saml/${row.pk}/metadata/?download`)),
        url_sso_post: endpoint("sso/binding/post"),
        url_sso_redirect: endpoint("sso/binding/redirect"),
        url_sso_init: endpoint("sso/binding/init"),
        url_slo_post: endpoint("slo/binding/post"),
        url_slo_redirect: endpoint("slo/binding/redirect"),
    },
    filters: {
        property_mappings: anyOf("property_mappings", uuid()),
        ...Object.fromEntries(Object.keys(fields).flatMap((name) => (["pk", "property_mappings"].includes(name) ? [] : [[name, equals]]))),
    },
});
