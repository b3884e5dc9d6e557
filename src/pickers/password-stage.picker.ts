import { passwordStages } from "#src/api/stages.api.ts";
import { picker } from "./picker.ts";

/** Stages that ask for a password. */
export const passwordStagePicker = picker({
    list: passwordStages.list,
    retrieve: passwordStages.retrieve,
    option: ({ pk, name }) => ({ value: pk, label: name }),
});
