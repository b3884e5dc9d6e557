import { msg, str } from "@lit/localize";
import { html } from "lit";
import { users, type ServiceAccount } from "#src/api/users.api.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { show } from "#src/elements/dialogs.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

type Body = Parameters<typeof users.createServiceAccount>[0];
const { text, toggle } = fieldsFor<Body>();

/** Creates a user for a program, with a password that is shown once. */
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

/** The only chance to see the password. */
const showPassword = ({ username, token }: ServiceAccount): Promise<void> =>
    show({
        header: msg(str`Service account ${username}`),
        content: html`<p>${msg("The password is not shown again.")} ${msg("Valid for 360 days, then it changes by itself.")}</p>
            ${facts([
                [msg("Username"), username],
                [msg("Password"), html`<code class="password">${token}</code>`],
            ])}`,
        copied: { label: msg("Copy password"), text: token },
    });
