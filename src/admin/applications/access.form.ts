import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { policyWords } from "#src/admin/policies/policy-result.ts";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { show } from "#src/elements/dialogs.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

interface Body {
    for_user: number;
}
const { choice } = fieldsFor<Body>();

interface Checked {
    user: User;
    result: AccessResult;
}

/** Asks the policies whether somebody may open the application, and shows what they say. */
export const accessForm = form<Application, Body, Checked>({
    header: ({ name }) => msg(str`Check access to ${name}`),
    submitLabel: () => msg("Check"),
    size: "sm",
    values: () => ({}),
    fields: () => [choice("for_user", msg("User"), userPicker, { required: true })],
    async save({ for_user: pk }, { slug }) {
        const [user, result] = await Promise.all([users.retrieve(pk), applications.checkAccess(slug, pk)]);
        return { user, result };
    },
    afterwards: (checked, application) => void showAccess(checked, application),
});

const showAccess = ({ user, result }: Checked, { name }: Application): Promise<void> =>
    show({
        header: msg(str`Access of ${user.username} to ${name}`),
        content: html`
            <p>
                <strong>${result.passing ? msg(str`${user.username} may open ${name}.`) : msg(str`${user.username} may not open ${name}.`)}</strong>
            </p>
            ${user.is_active ? nothing : html`<p>${msg(str`${user.username} is deactivated and cannot sign in.`)}</p>`} ${policyWords(result)}
        `,
    });
