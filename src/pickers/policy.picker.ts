import { kindTitle } from "#src/base/kinds.ts";
import { policies } from "#src/api/policies.api.ts";
import { picker } from "./picker.ts";

/** Policies of all kinds. */
export const policyPicker = picker({
    list: policies.list,
    retrieve: policies.retrieve,
    option: (policy) => ({ value: policy.pk, label: policy.name, description: kindTitle(policy) }),
});
