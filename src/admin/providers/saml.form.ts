import { msg } from "@lit/localize";
import type { SamlMapping } from "#src/api/property-mappings.api.ts";
import { samlProviders, type SamlProvider } from "#src/api/providers.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { certificatePicker, keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { knownSamlMappings, shippedAs } from "#src/pickers/mapping.picker.ts";
import type { Known } from "#src/pickers/picker.ts";
import { samlMappingPicker } from "#src/pickers/saml-mapping.picker.ts";
import { certificateCreation } from "../certificates/certificate-creation.ts";
import { digests, signatures } from "../saml-words.ts";
import { aboutProvider, providerTexts } from "./provider-texts.ts";

type Body = Parameters<typeof samlProviders.create>[0];
const { choice, choices, duration, group, radio, text, url } = fieldsFor<Body>();

const isStandard = shippedAs("goauthentik.io/providers/saml");

/** Keys of the mappings that come with authentik. */
export const standardAttributes = async (): Promise<string[]> => (await knownSamlMappings()).where(isStandard).map(({ value }) => value);

/** Creates and changes a SAML provider. */
export const samlForm = memberForm<SamlProvider, Body, Known<SamlMapping, string>>({
    texts: providerTexts(
        () => msg("Create SAML provider"),
        () => msg("Edit SAML provider"),
    ),
    api: samlProviders,
    about: aboutProvider,
    help: "saml",
    load: (_, signal) => knownSamlMappings(signal),
    fields: (provider, mappings) => [
        text("name", msg("Name"), { required: true }),
        choice("authorization_flow", msg("Authorization flow"), flowPicker("authorization"), {
            required: true,
            help: msg("What people see on their way to the application, such as the question for their consent."),
        }),
        group(msg("The application"), applicationFields(), { open: true }),
        group(msg("Certificates"), certificateFields()),
        group(msg("What it is told"), attributeFields(provider, mappings)),
        group(msg("Validity and algorithms"), validityFields()),
    ],
});

/** What the application says of itself. */
export const applicationFields = () => [
    url("acs_url", msg("ACS URL"), { required: true, help: msg("Where the application takes answers (Assertion Consumer Service).") }),
    text("issuer", msg("Issuer"), { required: true, initial: "authentik", help: msg("How this server names itself to the application; its entity ID.") }),
    radio("sp_binding", msg("SAML binding"), [
        { value: "redirect", label: msg("Redirect"), description: msg("Answers travel in the address.") },
        { value: "post", label: msg("Post"), description: msg("Answers travel in a form that sends itself; for most applications.") },
    ]),
    text("audience", msg("Audience"), { help: msg("How the application names itself. If empty, answers are for whoever gets them.") }),
];

const certificateFields = () => [
    choice("signing_kp", msg("Signing key"), keyPairPicker, { help: msg("Signs answers. If empty, they are not signed, which most applications refuse.") }),
    choice("verification_kp", msg("Verification certificate"), certificatePicker, {
        create: certificateCreation(),
        help: msg("The application’s own certificate; its key is not needed. If chosen, requests that it has not signed are refused."),
    }),
];

const attributeFields = (provider: SamlProvider | undefined, mappings: Known<SamlMapping, string>) => [
    choices("property_mappings", msg("Attributes"), mappings, {
        chosen: provider ? undefined : mappings.where(isStandard),
        help: msg("What the application is told about users."),
    }),
    choice("name_id_mapping", msg("Name ID"), samlMappingPicker, { help: msg("How it knows them. If empty, as it asks for.") }),
];

const validityFields = () => [
    duration("assertion_valid_not_before", msg("Answers are valid from"), {
        required: true,
        initial: "minutes=-5",
        help: msg("A negative value accepts answers although clocks differ, for example minutes=-5."),
    }),
    duration("assertion_valid_not_on_or_after", msg("Answers are valid for"), { required: true, initial: "minutes=5" }),
    duration("session_valid_not_on_or_after", msg("Sessions are valid for"), { required: true, initial: "minutes=86400" }),
    radio("digest_algorithm", msg("Digest"), digests(), { initial: "http://www.w3.org/2001/04/xmlenc#sha256" }),
    radio("signature_algorithm", msg("Signature"), signatures(), { initial: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" }),
];
