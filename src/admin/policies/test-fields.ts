import { msg } from "@lit/localize";
import type { PolicyTest } from "#src/api/policies.api.ts";
import { session } from "#src/context/session.ts";
import type { FormField } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

const { choice, code } = fieldsFor<PolicyTest>();

/** What is asked before a policy or a mapping is tried out: for whom, at first whoever is signed in, and in which context. */
export const testFields = (): FormField<keyof PolicyTest>[] => [
    choice("user", msg("User"), userPicker, { required: true, initial: session.value?.user.pk }),
    code("context", msg("Context"), { help: msg("What else the expression knows, by name. In YAML or JSON.") }),
];
