import { outpostProviders, type Outpost } from "#src/api/outpost-providers.api.ts";
import type { Picker } from "#src/elements/form/options.ts";
import { picker } from "./picker.ts";

/** Outposts of one type: others do not take the provider. */
export const outpostPicker = (type: Outpost["type"]): Picker<string> =>
    picker({
        // The API has no filter for the type; there are few.
        list: async (query, signal) => {
            const { pagination, results } = await outpostProviders.list(query, signal);
            return { pagination, results: results.filter((outpost) => outpost.type === type) };
        },
        retrieve: outpostProviders.retrieve,
        option: ({ pk, name }) => ({ value: pk, label: name }),
    });
