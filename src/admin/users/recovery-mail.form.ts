import { msg, str } from "@lit/localize";
import { users, type User } from "#src/api/users.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { emailStagePicker } from "#src/pickers/email-stage.picker.ts";

interface Body {
    email_stage: string;
}
const { choice } = fieldsFor<Body>();

/** Sends a link with which a user sets a new password, in a mail as a stage makes it. */
export const recoveryMailForm = form<User, Body>({
    header: ({ username }) => msg(str`Email ${username} a recovery link`),
    submitLabel: () => msg("Send email"),
    size: "sm",
    values: () => ({}),
    intro: ({ email }) => msg(str`Sends a link to ${email ?? ""}. Whoever opens it can set a new password.`),
    fields: () => [choice("email_stage", msg("Email stage"), emailStagePicker, { required: true, help: msg("Its template and mail server are used.") })],
    save: (body, { pk }) => users.sendRecoveryEmail(pk, body.email_stage),
    saved: () => msg("The email was sent."),
});
