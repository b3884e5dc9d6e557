import { msg } from "@lit/localize";
import { samlProviders } from "#src/api/providers.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, ask, type Known } from "#src/elements/form/wizard.ts";
import { providerHref } from "../../providers/provider-href.ts";
import { importProvider } from "../../providers/saml-import.form.ts";
import { applicationFields, standardAttributes } from "../../providers/saml.form.ts";
import { details } from "./details.step.ts";
import { answerKeyField, defaults, flowField, type Defaults } from "./provider-defaults.ts";
import { given, type Way } from "./way.ts";

type Provider = Omit<Parameters<typeof samlProviders.create>[0], "name">;

/** Of these, what the chosen way asks for. */
interface Body extends Provider {
    how: "metadata" | "hand";
    file?: File;
    signing_kp: string | null;
}
const { file, group, radio } = fieldsFor<Body>();

const setup = ask<Body, Defaults>({
    title: () => "SAML",
    load: defaults,
    // As most applications want it; the API's own default is the other.
    values: () => ({ sp_binding: "post" }),
    fields: (_, preset) => [
        radio("how", msg("Configuration"), [
            { value: "metadata", label: msg("Import metadata"), description: msg("The application says what it needs in an XML file that it offers.") },
            { value: "hand", label: msg("By hand"), description: msg("You enter what its documentation says.") },
        ]),
        file("file", msg("Metadata"), { required: true, accept: ".xml,text/xml,application/xml", when: ({ how }) => how === "metadata" }),
        group(msg("The application"), applicationFields(), { open: true, when: ({ how }) => how === "hand" }),
        group(msg("Sign-in"), [flowField(preset), answerKeyField(preset)]),
    ],
});

const byHand = ({ how: _how, file: _file, ...body }: Body): Provider => body;

const creation = action({
    title: () => msg("Create SAML provider"),
    from: [setup],
    async run(known) {
        return samlProviders.create({ ...byHand(given(known, setup)), name: given(known, details).name, property_mappings: await standardAttributes() });
    },
    link: ({ pk, name }) => ({ label: name, href: providerHref(pk) }),
});

const importing = action({
    title: () => msg("Create SAML provider from metadata"),
    from: [setup],
    async run(known) {
        const { authorization_flow, file: metadata } = given(known, setup);
        if (!metadata) throw new RangeError("There is no metadata to import");
        return importProvider({ name: given(known, details).name, authorization_flow, file: metadata });
    },
    link: ({ pk, name }) => ({ label: name, href: providerHref(pk) }),
});

/** The import takes no key. */
const signing = action({
    title: () => msg("Set the signing key"),
    run: (known) => samlProviders.patch(given(known, importing).pk, { signing_kp: given(known, setup).signing_kp }),
});

const isImported = (known: Known): boolean => known(setup)?.how === "metadata";

export const samlWay: Way = {
    title: () => "SAML",
    description: () => msg("For applications that speak SAML 2.0, as many in large organizations do."),
    steps: [setup],
    before: (known) => [isImported(known) ? importing : creation],
    gives: (known) => ({ provider: given(known, isImported(known) ? importing : creation).pk }),
    after: (known) => (isImported(known) ? [signing] : []),
};
