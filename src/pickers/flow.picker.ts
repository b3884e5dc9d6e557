import { msg } from "@lit/localize";
import { flows, type Flow } from "#src/api/flows.api.ts";
import type { Picker } from "#src/elements/form/options.ts";
import { picker } from "./picker.ts";

/** Flows of one designation, by their keys; the API looks single ones up by slug, and by key with a filter only. */
export const flowPicker = (designation: Flow["designation"]): Picker<string> =>
    picker({
        list: (query, signal) => flows.list({ ...query, designation }, signal),
        retrieve: async (key, signal) => {
            const [found] = (await flows.list({ flow_uuid: key }, signal)).results;
            // Deleted meanwhile: its key is shown instead.
            return found ?? { pk: key, name: key, slug: "" };
        },
        none: () => msg("There is no such flow yet. Make one under “Flows”, or apply an example under “Blueprints”."),
        option: ({ pk, name, slug }) => ({ value: pk, label: name, description: slug }),
    });
