import { anonymous, superuser } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { type FieldErrors, invalidFields } from "#kernel/base/errors.ts";
import { choice, file, flag, nested, text } from "#kernel/base/fields.ts";
import { MAX_LINE } from "#kernel/base/limits.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { lengthFault } from "#kernel/store/validate.ts";
import { uidOf } from "#mock/apps/core/user.resource.ts";
import { askedUser } from "#mock/policies/application-access.actions.ts";
import { preview } from "#mock/protocols/oauth2/provider.actions.ts";
import { attributesOf } from "./assertion/attributes.ts";
import { mappedName } from "./assertion/name-id.ts";
import { identityProviderMetadata } from "./metadata.ts";
import { POST, REDIRECT } from "./names.ts";
import { signingOf } from "./signing.ts";
import { type SamlProvider, samlProvider } from "#mock/apps/providers/saml.resource.ts";
import { readServiceProvider } from "./service-provider.ts";

/** The metadata of a provider; empty while no application uses it. A key that cannot sign leaves them unsigned: they still say what there is. */
async function metadataOf(call: Call, row: SamlProvider): Promise<string> {
    const slug = call.db.by("authentik_core.application", "provider", row.pk)?.slug;
    if (slug === undefined) return "";
    const described = {
        ...row,
        base: call.absolute(`/application/saml/${slug}/`),
        certificate: call.db.find("authentik_crypto.certificatekeypair", row.signing_kp)?.certificate_data,
        binding: call.url.searchParams.get("force_binding"),
    };
    const signing = signingOf(call, row).catch(() => undefined);
    return call.outside(async () => identityProviderMetadata(described, await signing));
}

/** A file name as a header may carry it. */
const fileName = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\]/g, "_");

export const samlMetadataShape = nested("SAMLMetadata", { metadata: text({ readOnly: true }), download_url: text({ readOnly: true, optional: true }) });

/** GET providers/saml/{id}/metadata/ : for everybody; as a file when `download` is asked for. */
export const samlMetadata = action(
    samlProvider,
    "GET",
    "metadata",
    {
        access: anonymous,
        query: { download: flag(), force_binding: choice([POST, REDIRECT]) },
        answer: samlMetadataShape,
        answers: { 404: null },
    },
    async ({ row, call }) => {
        const metadata = await metadataOf(call, row);
        if (!call.url.searchParams.has("download")) return ok({ metadata });
        const disposition = `attachment; filename="${fileName(row.name)}_authentik_meta.xml"`;
        return new Response(metadata, { headers: { "content-type": "application/xml", "content-disposition": disposition } });
    },
);

/** GET providers/saml/{id}/preview_user/ : the attributes and the NameID that an assertion about the caller would have; `?for_user=` about somebody else (D-450). */
export const samlPreview = action(samlProvider, "GET", "preview_user", { answer: preview, answers: { 400: null } }, ({ row, call, db }) => {
    const user = db.get("authentik_core.user", askedUser(call));
    return ok({ preview: { attributes: attributesOf(call, row, user), nameID: mappedName(call, row, user) ?? uidOf(db, user) } });
});

/** Reads the form of an import. Throws 400 with every field that will not do. */
function readForm({ db, incoming: { form } }: Call) {
    const [name, slug, upload] = ["name", "authorization_flow", "file"].map((field) => form.get(field));
    const flow = typeof slug === "string" ? db.by("authentik_flows.flow", "slug", slug) : undefined;
    const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
    const errors: FieldErrors = {};
    const needed = (value: unknown) => [value === undefined ? "This field is required." : "This field may not be blank."];
    const nameFault = isText(name) ? lengthFault(name, MAX_LINE) : undefined;
    if (!isText(name)) errors.name = needed(name);
    else if (nameFault) errors.name = [nameFault];
    if (!isText(slug)) errors.authorization_flow = needed(slug);
    else if (flow?.designation !== "authorization") errors.authorization_flow = [`Object with slug=${slug} does not exist.`];
    if (typeof upload !== "object")
        errors.file = [upload === undefined ? "No file was submitted." : "The submitted data was not a file. Check the encoding type on the form."];
    else if (!upload.bytes.length) errors.file = ["The submitted file is empty."];
    if (!isText(name) || typeof upload !== "object" || !flow || Object.keys(errors).length) throw invalidFields(errors);
    return { name: name.trim(), flow, bytes: upload.bytes };
}

/** POST providers/saml/import_metadata/ : 204, and a provider with all mappings of the product for the service that the metadata describe. */
export const samlImport = collectionAction(
    samlProvider,
    "POST",
    "import_metadata",
    {
        access: superuser,
        form: { name: text(), authorization_flow: text(), file: file({ required: true, readOnly: false, nullable: false }) },
        answers: { 400: null },
    },
    ({ call, db }) => {
        const { name, flow, bytes } = readForm(call);
        const { entityId, acsUrl, binding, certificate, signsRequests, wantsSignedAssertions } = readServiceProvider(bytes);
        const verification = certificate && signsRequests ? db.create("authentik_crypto.certificatekeypair", { name, certificate_data: certificate }) : null;
        const signing = wantsSignedAssertions
            ? db.all("authentik_crypto.certificatekeypair").find((pair) => pair.key_data !== "" && pair.managed === null)
            : null;
        db.create("authentik_providers_saml.samlprovider", {
            name,
            authorization_flow: flow.pk,
            // The application's own name, as the original has it.
            issuer: entityId,
            // Applications refuse an answer that is for nobody (D-403).
            audience: entityId,
            acs_url: acsUrl,
            sp_binding: binding,
            verification_kp: verification?.pk ?? null,
            signing_kp: signing?.pk ?? null,
            property_mappings: db
                .all("authentik_providers_saml.samlpropertymapping")
                .filter(({ managed }) => managed?.startsWith("goauthentik.io/providers/saml/"))
                .map(({ pk }) => pk),
        });
        return noContent();
    },
);
