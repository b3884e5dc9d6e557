import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { policyResult } from "#src/admin/policies/policy-result.ts";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

interface Body {
    for_user: number;
}
const { choice } = fieldsFor<Body>();

interface Checked {
    user: User;
    /** Of the application. */
    name: string;
    result: AccessResult;
}

/** Asks the policies whether somebody may open the application, and shows what they say; it stays open, so that another can be asked about. */
export const accessForm = form<Application, Body, Checked>({
    header: ({ name }) => msg(str`Check access to ${name}`),
    submitLabel: () => msg("Check"),
    size: "md",
    values: () => ({}),
    fields: () => [choice("for_user", msg("User"), userPicker, { required: true, initial: session.value?.user.pk })],
    async save({ for_user: pk }, { slug, name }) {
        const [user, result] = await Promise.all([users.retrieve(pk), applications.checkAccess(slug, pk)]);
        return { user, name, result };
    },
    result: ({ user: { username, is_active: isActive }, name, result }) => html`
        ${policyResult(result, result.passing ? msg(str`${username} may open ${name}.`) : msg(str`${username} may not open ${name}.`))}
        ${isActive ? nothing : html`<p>${msg(str`${username} is deactivated and cannot sign in.`)}</p>`}
    `,
});
