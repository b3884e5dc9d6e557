import { msg } from "@lit/localize";
import { samlMappings, type SamlMapping } from "#src/api/property-mappings.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutMapping, expressionHelp, managedNotice, mappingTexts } from "./mapping-form.ts";

type Body = Parameters<typeof samlMappings.create>[0];
const { source, text } = fieldsFor<Body>();

/** Creates and changes an attribute of a SAML assertion. */
export const samlMappingForm = memberForm<SamlMapping, Body>({
    texts: mappingTexts(
        () => msg("Create SAML property mapping"),
        () => msg("Edit SAML property mapping"),
    ),
    api: samlMappings,
    about: aboutMapping,
    help: "saml-mapping",
    intro: managedNotice,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("saml_name", msg("SAML attribute name"), {
            required: true,
            help: msg("Name of the attribute in the assertion. Not used if the mapping is chosen for the NameID."),
        }),
        text("friendly_name", msg("Friendly name"), { help: msg("A second name of the attribute for people, sent as FriendlyName.") }),
        source("expression", msg("Expression"), "python", {
            required: true,
            help: expressionHelp(msg("Returns the attribute’s value, or a list of values.")),
        }),
    ],
});
