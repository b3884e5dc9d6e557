import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { show } from "#src/elements/dialogs.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { yesNo } from "#src/elements/label.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

interface Body {
    for_user: number;
}
const { choice } = fieldsFor<Body>();

/** Asks the policies whether somebody may open the application, and shows what they say. */
export const accessForm = form<Application, Body, AccessResult>({
    header: ({ name }) => msg(str`Check access to ${name}`),
    submitLabel: () => msg("Check"),
    size: "sm",
    values: () => ({}),
    fields: () => [choice("for_user", msg("User"), userPicker, { required: true })],
    save: ({ for_user: user }, { slug }) => applications.checkAccess(slug, user),
    afterwards: (result) => void showAccess(result),
});

const showAccess = ({ passing, messages }: AccessResult): Promise<void> =>
    show({
        header: msg("Access"),
        content: html`
            <p>${passing ? msg("May open it:") : msg("May not open it:")} ${yesNo(passing)}</p>
            ${
                messages.length > 0
                    ? html`<ul>
                          ${messages.map((message) => html`<li>${message}</li>`)}
                      </ul>`
                    : nothing
            }
        `,
    });
