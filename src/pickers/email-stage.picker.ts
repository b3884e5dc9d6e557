import { emailStages } from "#src/api/email-stages.api.ts";
import { picker } from "./picker.ts";

/** Stages that send mails. */
export const emailStagePicker = picker({
    list: emailStages.list,
    retrieve: emailStages.retrieve,
    option: ({ pk, name }) => ({ value: pk, label: name }),
});
