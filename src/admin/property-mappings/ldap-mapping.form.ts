import { msg } from "@lit/localize";
import { ldapMappings, type LdapMapping } from "#src/api/property-mappings.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutMapping, expressionHelp, managedNotice, mappingTexts } from "./mapping-form.ts";

type Body = Parameters<typeof ldapMappings.create>[0];
const { source, text } = fieldsFor<Body>();

/** Creates and changes how a field of users or groups is filled from a directory. */
export const ldapMappingForm = memberForm<LdapMapping, Body>({
    texts: mappingTexts(
        () => msg("Create LDAP property mapping"),
        () => msg("Edit LDAP property mapping"),
    ),
    api: ldapMappings,
    about: aboutMapping,
    help: "ldap-mapping",
    intro: managedNotice,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("object_field", msg("Field"), {
            required: true,
            help: msg("The field of the user or group that is filled, for example “email” or “attributes.phone”."),
        }),
        source("expression", msg("Expression"), "python", {
            required: true,
            help: expressionHelp(msg("Returns the field’s value; “ldap” holds the attributes of the directory’s entry.")),
        }),
    ],
});
