import { webhookMappings } from "#src/api/property-mappings.api.ts";
import { picker } from "./picker.ts";

/** Expressions that make what a webhook sends. */
export const webhookMappingPicker = picker({
    list: webhookMappings.list,
    retrieve: webhookMappings.retrieve,
    option: ({ pk, name }) => ({ value: pk, label: name }),
});
