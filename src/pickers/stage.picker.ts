import { kindTitle } from "#src/base/kinds.ts";
import { stages } from "#src/api/stages.api.ts";
import { picker } from "./picker.ts";

/** Stages of all kinds. */
export const stagePicker = picker({
    list: stages.list,
    retrieve: stages.retrieve,
    option: (stage) => ({ value: stage.pk, label: stage.name, description: kindTitle(stage) }),
});
