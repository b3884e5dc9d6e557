import { kindTitle } from "#src/base/kinds.ts";
import { providers } from "#src/api/providers.api.ts";
import { picker } from "./picker.ts";

/** Providers of all kinds. */
export const providerPicker = picker({
    list: providers.list,
    retrieve: providers.retrieve,
    option: (provider) => ({ value: provider.pk, label: provider.name, description: kindTitle(provider) }),
});
