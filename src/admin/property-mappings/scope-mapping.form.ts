import { msg } from "@lit/localize";
import { scopeMappings, type ScopeMapping } from "#src/api/property-mappings.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutMapping, expressionHelp, managedNotice, mappingTexts } from "./mapping-form.ts";

type Body = Parameters<typeof scopeMappings.create>[0];
const { source, text } = fieldsFor<Body>();

/** Creates and changes what an application is told for a scope. */
export const scopeMappingForm = memberForm<ScopeMapping, Body>({
    texts: mappingTexts(
        () => msg("Create scope mapping"),
        () => msg("Edit scope mapping"),
    ),
    api: scopeMappings,
    about: aboutMapping,
    help: "scope-mapping",
    intro: managedNotice,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("scope_name", msg("Scope"), { required: true, help: msg("What the application asks for, for example “email”. No spaces.") }),
        text("description", msg("Description"), { help: msg("Shown when the user is asked for consent. Without one, this scope is not mentioned.") }),
        source("expression", msg("Expression"), "python", {
            required: true,
            help: expressionHelp(msg("Returns a dictionary: claims for the application, with their values.")),
        }),
    ],
});
