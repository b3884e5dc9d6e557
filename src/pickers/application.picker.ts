import { applications } from "#src/api/applications.api.ts";
import { picker } from "./picker.ts";

/** Applications, also those that the visitor may not open, by their slugs. */
export const applicationPicker = picker({
    list: (query, signal) => applications.list({ ...query, superuser_full_list: true }, signal),
    retrieve: applications.retrieve,
    option: ({ slug, name, group }) => ({ value: slug, label: name, description: group }),
});
