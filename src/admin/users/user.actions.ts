import { msg, str } from "@lit/localize";
import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import { emailStages } from "#src/api/email-stages.api.ts";
import { users, type ServiceAccount, type User } from "#src/api/users.api.ts";
import { searchOf } from "#src/pickers/searches.ts";
import { choice, password, shown, text, toggle } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { copy } from "#src/elements/copy.ts";

/** Sets a user's password; the server judges it. */
export const passwordForm: FormDefinition<User, unknown> = {
    header: (user) => msg(str`Set the password of ${user?.username ?? ""}`),
    submitLabel: () => msg("Set password"),
    size: "sm",
    fields: () => [password("password", msg("New password"), { required: true, autocomplete: "new-password" })],
    save: ({ password: value }, user) => users.setPassword(user?.pk ?? 0, String(value)),
    saved: () => msg("The password was set."),
};

/** Lets a user in again, or keeps them out and ends their sessions; asks before. */
export const activationForm: FormDefinition<User, unknown> = {
    header: (user) => (user?.is_active ? msg("Deactivate user") : msg("Activate user")),
    submitLabel: (user) => (user?.is_active ? msg("Deactivate") : msg("Activate")),
    size: "sm",
    fields: () => [],
    intro: (user) =>
        user?.is_active
            ? msg(str`${user.username} will be signed out everywhere and cannot sign in again until activated.`)
            : msg(str`${user?.username ?? ""} will be able to sign in again.`),
    save: (_, user) => users.patch(user?.pk ?? 0, { is_active: !user?.is_active }),
    saved: (user) => (user?.is_active ? msg("The user was deactivated.") : msg("The user was activated.")),
};

/** Creates a user for a program, with a password that is shown once. */
export const serviceAccountForm: FormDefinition<User, ServiceAccount> = {
    header: () => msg("Create service account"),
    submitLabel: () => msg("Create"),
    size: "sm",
    fields: () => [
        text("name", msg("Username"), { required: true }),
        toggle("create_group", msg("Create group"), { initial: true, help: msg("A group of the same name, with the account in it.") }),
    ],
    save: async ({ name, create_group: withGroup }) => {
        const account = await users.createServiceAccount({ name: String(name), create_group: withGroup === true });
        void openForm(showAccount, account);
        return account;
    },
    saved: () => msg("The service account was created."),
};

/** The only chance to see the password. */
const showAccount: FormDefinition<ServiceAccount, unknown> = {
    header: (account) => msg(str`Service account ${account?.username ?? ""}`),
    submitLabel: () => msg("Copy password"),
    size: "sm",
    intro: () => msg("The password is not shown again."),
    fields: () => [shown("username", msg("Username")), shown("token", msg("Password"), msg("Valid for 360 days, then it changes by itself."))],
    save: (_, account) => copy(account?.token ?? ""),
    saved: () => msg("The password was copied."),
};

/** Makes a link with which the user sets a new password, and shows it to be sent on. */
export async function showRecoveryLink(user: User): Promise<void> {
    try {
        const { link } = await users.recoveryLink(user.pk);
        await openForm(recoveryLink, { link });
    } catch (error) {
        if (error instanceof ApiError && error.status === 404) notify("danger", msg("There is no recovery flow. Set one in the tenant first."));
        else notifyFailure(error);
    }
}

const recoveryLink: FormDefinition<{ link: string }, unknown> = {
    header: () => msg("Recovery link"),
    submitLabel: () => msg("Copy link"),
    size: "md",
    intro: () => html`<p>${msg("Whoever opens it sets a new password for this user.")}</p>`,
    fields: () => [shown("link", msg("Link"))],
    save: (_, object) => copy(object?.link ?? ""),
    saved: () => msg("The link was copied."),
};

/** Sends that link, in a mail as a stage makes it. */
export const recoveryMailForm: FormDefinition<User, unknown> = {
    header: (user) => msg(str`Email ${user?.username ?? ""} a recovery link`),
    submitLabel: () => msg("Send email"),
    size: "sm",
    intro: (user) => msg(str`Whoever reads the mail to ${user?.email ?? ""} sets a new password.`),
    fields: () => [
        choice(
            "email_stage",
            msg("Email stage"),
            searchOf(emailStages.list, ({ pk, name }) => ({ value: pk, label: name })),
            {
                required: true,
                help: msg("The mail looks, and goes out, as this stage says."),
            },
        ),
    ],
    save: ({ email_stage: stage }, user) => users.sendRecoveryEmail(user?.pk ?? 0, String(stage)),
    saved: () => msg("The mail is on its way."),
};
