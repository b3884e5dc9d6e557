import { transports } from "#src/api/notifications.api.ts";
import { picker } from "./picker.ts";

/** Ways to notify people. */
export const transportPicker = picker({
    list: transports.list,
    retrieve: transports.retrieve,
    option: ({ pk, name, mode_verbose: mode }) => ({ value: pk, label: name, description: mode }),
});
