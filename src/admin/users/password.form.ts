import { msg, str } from "@lit/localize";
import { users, type User } from "#src/api/users.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

interface Body {
    password: string;
}
const { secret } = fieldsFor<Body>();

/** Letters of a password that is made up: about 119 bits, more than anybody can try. */
const LENGTH = 20;

/** Sets a user's password; the server judges it. */
export const passwordForm = form<User, Body>({
    header: ({ username }) => msg(str`Set the password of ${username}`),
    submitLabel: () => msg("Set password"),
    size: "sm",
    values: () => ({}),
    fields: () => [secret("password", msg("New password"), { required: true, generate: LENGTH })],
    save: (body, { pk }) => users.setPassword(pk, body.password),
    saved: ({ username }) => msg(str`The password of ${username} was set.`),
});
