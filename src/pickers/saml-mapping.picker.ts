import { samlMappings } from "#src/api/property-mappings.api.ts";
import { picker } from "./picker.ts";

/** Attributes that SAML assertions can have. */
export const samlMappingPicker = picker({
    list: samlMappings.list,
    retrieve: samlMappings.retrieve,
    option: ({ pk, name, saml_name: attribute }) => ({ value: pk, label: name, description: attribute }),
    ordering: "saml_name",
});
