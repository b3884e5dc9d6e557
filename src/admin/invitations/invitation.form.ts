import { msg } from "@lit/localize";
import { invitations, type Invitation } from "#src/api/invitations.api.ts";
import { slugAsTyped } from "#src/base/slug.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";

type Body = Parameters<typeof invitations.create>[0];
const { choice, code, dateTime, text, toggle } = fieldsFor<Body>();

/** How long a new invitation holds unless somebody says otherwise: a week, in ms. */
const LIFETIME = 7 * 24 * 3600 * 1000;

/** Creates and changes an invitation. */
export const invitationForm = resourceForm<Invitation, Body>({
    texts: {
        create: () => msg("Create invitation"),
        edit: () => msg("Edit invitation"),
        created: () => msg("The invitation was created. Open its row for the link."),
        saved: () => msg("The invitation was saved."),
    },
    key: ({ pk }) => pk,
    api: invitations,
    fields: (invitation) => [
        text("name", msg("Name"), { required: true, maxlength: 50, shape: slugAsTyped, help: msg("Letters, digits, hyphens and underscores.") }),
        dateTime("expires", msg("Expires"), {
            required: true,
            ...(invitation ? {} : { initial: new Date(Date.now() + LIFETIME).toISOString() }),
        }),
        choice("flow", msg("Flow"), flowPicker("enrollment"), {
            help: msg("The invitation is good for this flow only; without one, for every flow with an invitation stage."),
        }),
        code("fixed_data", msg("Fixed data"), {
            help: msg(
                "What the flow knows from the start, by the field keys of prompts. A prompt that asks for it all the same shows it as an example only: visitors still enter it. In YAML or JSON.",
            ),
        }),
        toggle("single_use", msg("Single use"), {
            initial: true,
            help: msg("The invitation is deleted as soon as somebody starts the flow with its link, whether they finish or not."),
        }),
    ],
});
