import { outposts, type Outpost } from "#src/api/outposts.api.ts";
import type { Picker } from "#src/elements/form/options.ts";
import { picker } from "./picker.ts";

/** Outposts of one type: others cannot do the work of its providers. */
export const outpostPicker = (type: Outpost["type"]): Picker<string> =>
    picker({
        // The API has no filter for the type; there are few.
        list: async (query, signal) => {
            const { pagination, results } = await outposts.list(query, signal);
            return { pagination, results: results.filter((outpost) => outpost.type === type) };
        },
        retrieve: outposts.retrieve,
        option: ({ pk, name }) => ({ value: pk, label: name }),
    });
