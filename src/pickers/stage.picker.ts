import { stages } from "#src/api/stages.api.ts";
import { picker } from "./picker.ts";

/** Stages of all kinds. */
export const stagePicker = picker({
    list: stages.list,
    retrieve: stages.retrieve,
    option: ({ pk, name, verbose_name: kind }) => ({ value: pk, label: name, description: kind }),
});
