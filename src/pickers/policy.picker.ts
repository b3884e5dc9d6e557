import { policies } from "#src/api/policies.api.ts";
import { picker } from "./picker.ts";

/** Policies of all kinds. */
export const policyPicker = picker({
    list: policies.list,
    retrieve: policies.retrieve,
    option: ({ pk, name, verbose_name: kind }) => ({ value: pk, label: name, description: kind }),
});
