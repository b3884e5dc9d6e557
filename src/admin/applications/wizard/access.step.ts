import { msg } from "@lit/localize";
import type { Application } from "#src/api/applications.api.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import { session } from "#src/context/session.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, ask, type Action, type Known } from "#src/elements/form/wizard.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { given } from "./way.ts";

interface Access {
    who: "everybody" | "group" | "me";
    group?: string | null;
}
const { choice, radio } = fieldsFor<Access>();

/** Who may open the application: without a binding everybody may. */
export const access = ask<Access>({
    title: () => msg("Who may open it"),
    fields: () => [
        radio("who", msg("Who may open it"), [
            { value: "everybody", label: msg("Everybody"), description: msg("All who can sign in here.") },
            { value: "group", label: msg("Members of a group"), description: msg("Nobody else can open it, and nobody else sees it in the library.") },
            { value: "me", label: msg("Only you, for now"), description: msg("You try it first, and let others in later on its page.") },
        ]),
        choice("group", msg("Group"), groupPicker, { required: true, when: ({ who }) => who === "group" }),
    ],
});

/** Whether somebody is kept out. */
export const isLimited = (known: Known): boolean => (known(access)?.who ?? "everybody") !== "everybody";

/** Binds those who may open the application to it, once it is there. */
export const letIn = (application: Action<Application>): Action =>
    action({
        title: () => msg("Limit who may open it"),
        from: [access],
        run: (known) => {
            const { who, group } = given(known, access);
            const whom = who === "group" ? { group } : { user: session.value?.user.pk };
            return policyBindings.create({ target: given(known, application).pk, order: 0, ...whom });
        },
    });
