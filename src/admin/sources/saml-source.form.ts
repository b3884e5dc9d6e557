import { msg } from "@lit/localize";
import { samlSources, type SamlSource } from "#src/api/sources.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { certificatePicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { certificateCreation } from "../certificates/certificate-creation.ts";
import { digests, signatures } from "../saml-words.ts";
import { storesPictures, type Picture } from "#src/pages/picture.ts";
import { defaultFlows, flowFields, type DefaultFlows, iconFields, sourceForm, withIcon } from "./source-form.ts";
import { userFields } from "./source-words.ts";

type Body = Parameters<typeof samlSources.create>[0] & Picture;
const { choice, duration, group, place, radio, select, text, toggle, url } = fieldsFor<Body>();

/** Creates and changes a source of people who sign in at another organization. */
export const samlSourceForm = sourceForm<SamlSource, Body, { flows: DefaultFlows; pictures: boolean }>({
    create: () => msg("New SAML identity provider"),
    edit: () => msg("Edit SAML identity provider"),
    api: withIcon(samlSources),
    async load(_, signal) {
        const [flows, pictures] = await Promise.all([defaultFlows(signal), storesPictures()]);
        return { flows, pictures };
    },
    // An address that is not typed is none, and no empty text.
    values: (source) => source ?? { slo_url: null },
    fields: (source, { flows, pictures }) => [
        ...userFields(),
        ...iconFields(source, pictures),
        group(msg("The other side"), protocolFields(), { open: true }),
        group(msg("Protocol"), advancedFields()),
        group(msg("Flows"), [
            choice("pre_authentication_flow", msg("Flow before the sign-in"), flowPicker("stage_configuration"), {
                required: true,
                initial: flows.before,
                help: msg("Runs before people are sent to the other side."),
            }),
            ...flowFields(flows),
        ]),
    ],
});

const protocolFields = () => [
    place("sso_url", msg("Sign-in URL"), { required: true, help: msg("Where people are sent to sign in (SSO).") }),
    url("slo_url", msg("Sign-out URL"), { help: msg("Where they are sent when they sign out (SLO). If empty, they stay signed in over there.") }),
    text("issuer", msg("Issuer"), { help: msg("How this server names itself to the other side. If empty, by the address of its metadata.") }),
    radio("binding_type", msg("SAML binding"), [
        { value: "REDIRECT", label: msg("Redirect"), description: msg("The request travels in the address.") },
        { value: "POST_AUTO", label: msg("Post, without a question"), description: msg("The request travels in a form that sends itself.") },
        { value: "POST", label: msg("Post"), description: msg("The request travels in a form that people are asked to send.") },
    ]),
    choice("signing_kp", msg("Certificate of the other side"), certificatePicker, {
        create: certificateCreation(),
        help: msg("Answers count if it has signed them; without it, all are refused. Requests are signed only with one that has its private key here."),
    }),
];

const advancedFields = () => [
    toggle("allow_idp_initiated", msg("Sign-in may begin at the other side"), {
        help: msg("Nothing then ties an answer to a request of this browser, so that somebody else’s answer may be passed on to it."),
    }),
    select(
        "name_id_policy",
        msg("Name ID"),
        [
            { value: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", label: msg("Persistent") },
            { value: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", label: msg("Email address") },
            { value: "urn:oasis:names:tc:SAML:2.0:nameid-format:WindowsDomainQualifiedName", label: msg("Windows account") },
            { value: "urn:oasis:names:tc:SAML:2.0:nameid-format:X509SubjectName", label: msg("Subject of a certificate") },
            { value: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient", label: msg("Transient") },
        ],
        { required: true, help: msg("How the other side is asked to name people.") },
    ),
    duration("temporary_user_delete_after", msg("Transient users are deleted after"), {
        required: true,
        initial: "days=1",
        help: msg("People with a transient name ID are somebody new each time."),
    }),
    radio("digest_algorithm", msg("Digest"), digests(), { initial: "http://www.w3.org/2001/04/xmlenc#sha256" }),
    radio("signature_algorithm", msg("Signature"), signatures(), { initial: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" }),
];
