import { msg, str } from "@lit/localize";
import type { Flow } from "#src/api/flows.api.ts";
import { users } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { without } from "#src/pickers/picker.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

/** Asks whom to act as, from here on. */
export const flowAsForm = form<Flow, { user: number }>({
    header: ({ slug }) => msg(str`Run ${slug} as somebody else`),
    submitLabel: () => msg("Run"),
    intro: () => msg("You act as this user until you stop it at the top of the library, where the flow ends. What the flow changes is changed for them."),
    fields: () => [
        fieldsFor<{ user: number }>().choice("user", msg("User"), without(userPicker, new Set(session.value ? [session.value.user.pk] : [])), {
            required: true,
        }),
    ],
    save: ({ user }) => users.impersonate(user),
    values: () => ({}),
});
