import { msg, str } from "@lit/localize";
import { html } from "lit";
import { users, type ServiceAccount } from "#src/api/users.api.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { show } from "#src/elements/dialog/dialogs.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

type Body = Parameters<typeof users.createServiceAccount>[0];
const { text, toggle } = fieldsFor<Body>();

/** Creates a user for a program, and shows the password that it signs in with. */
export const serviceAccountForm = form<undefined, Body, ServiceAccount>({
    header: () => msg("Create service account"),
    submitLabel: () => msg("Create"),
    size: "sm",
    fields: () => [
        text("name", msg("Username"), { required: true }),
        toggle("create_group", msg("Create group"), { initial: true, help: msg("A group of the same name, with the account in it.") }),
    ],
    save: (body) => users.createServiceAccount(body),
    saved: () => msg("The service account was created."),
    afterwards: (account) => void showPassword(account),
});

const showPassword = ({ username, token }: ServiceAccount): Promise<void> =>
    show({
        header: msg(str`Service account ${username}`),
        content: html`<p>${msg("The password is valid for 360 days and is deleted then. You can copy it again under Tokens and app passwords.")}</p>
            ${facts([
                [msg("Username"), html`<ak-copy label=${msg("username")} .value=${username}></ak-copy>`],
                [msg("Password"), html`<ak-copy label=${msg("password")} .value=${token}></ak-copy>`],
            ])}`,
        done: msg("Done"),
    });
