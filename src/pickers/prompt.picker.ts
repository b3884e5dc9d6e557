import { prompts } from "#src/api/prompts.api.ts";
import { picker } from "./picker.ts";

/** What a stage can ask for: several may fill the same field, so both are said. */
export const promptPicker = picker({
    list: prompts.list,
    retrieve: prompts.retrieve,
    option: ({ pk, name, field_key: field, type }) => ({ value: pk, label: name, description: `${field} (${type})` }),
});
