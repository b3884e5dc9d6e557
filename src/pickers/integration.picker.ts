import { kindTitle } from "#src/base/kinds.ts";
import { integrations } from "#src/api/outposts.api.ts";
import { picker } from "./picker.ts";

/** Where outposts can be put to run. */
export const integrationPicker = picker({
    list: integrations.list,
    retrieve: integrations.retrieve,
    option: (integration) => ({ value: integration.pk, label: integration.name, description: kindTitle(integration) }),
});
