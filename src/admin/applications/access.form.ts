import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { policyVerdict } from "#src/admin/policies/policy-result.ts";
import type { Application } from "#src/api/applications.api.ts";
import { users } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { userPicker } from "#src/pickers/user.picker.ts";
import { accessOf, boundTo, type Access } from "./access.ts";
import { accessDetails } from "./access-reasons.ts";

interface Body {
    for_user: number;
}
const { choice } = fieldsFor<Body>();

/** Asks the policies whether somebody may open the application, and shows what they say; it stays open, so that another can be asked about. */
export const accessForm = form<Application, Body, Access>({
    header: ({ name }) => msg(str`Check access to ${name}`),
    submitLabel: () => msg("Check"),
    size: "md",
    values: () => ({}),
    fields: () => [choice("for_user", msg("User"), userPicker, { required: true, initial: session.value?.user.pk })],
    async save({ for_user: pk }, application) {
        const [user, bound] = await Promise.all([users.retrieve(pk), boundTo(application.pk)]);
        return accessOf(user, application, bound);
    },
    result: said,
});

function said(access: Access): TemplateResult {
    const { user, application, result } = access;
    const { username, is_active: isActive } = user;
    const { name } = application;
    return html`
        ${policyVerdict(result.passing, result.passing ? msg(str`${username} may open ${name}.`) : msg(str`${username} may not open ${name}.`))}
        ${isActive ? nothing : html`<p>${msg(str`${username} is deactivated and cannot sign in.`)}</p>`} ${accessDetails(access)}
    `;
}
