import { providers } from "#src/api/providers.api.ts";
import { picker } from "./picker.ts";

/** Providers of all kinds. */
export const providerPicker = picker({
    list: providers.list,
    retrieve: providers.retrieve,
    option: ({ pk, name, verbose_name: kind }) => ({ value: pk, label: name, description: kind }),
});
