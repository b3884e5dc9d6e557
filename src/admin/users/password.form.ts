import { msg, str } from "@lit/localize";
import { users, type User } from "#src/api/users.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

interface Body {
    password: string;
}
const { password } = fieldsFor<Body>();

/** Sets a user's password; the server judges it. */
export const passwordForm = form<User, Body>({
    header: ({ username }) => msg(str`Set the password of ${username}`),
    submitLabel: () => msg("Set password"),
    size: "sm",
    values: () => ({}),
    fields: () => [password("password", msg("New password"), { required: true, autocomplete: "new-password" })],
    save: (body, { pk }) => users.setPassword(pk, body.password),
    saved: ({ username }) => msg(str`The password of ${username} was set.`),
});
