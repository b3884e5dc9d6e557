import { groups } from "#src/api/groups.api.ts";
import { picker } from "./picker.ts";

/** Groups, each with the one it is in. */
export const groupPicker = picker({
    list: groups.list,
    retrieve: groups.retrieve,
    option: ({ pk, name, parent_name: parent }) => ({ value: pk, label: name, description: parent ?? undefined }),
});
