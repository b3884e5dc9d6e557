import { msg, str } from "@lit/localize";
import { html } from "lit";
import { users, type User } from "#src/api/users.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { confirm, show } from "#src/elements/dialogs.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";

/** Lets a user in again, or keeps them out and ends their sessions; asks before. @returns whether it was done */
export async function toggleActive({ pk, username, is_active: isActive }: User): Promise<boolean> {
    const done = await confirm({
        header: isActive ? msg("Deactivate user") : msg("Activate user"),
        text: isActive
            ? msg(str`${username} will be signed out everywhere and cannot sign in again until activated.`)
            : msg(str`${username} will be able to sign in again.`),
        danger: isActive,
        yes: isActive ? msg("Deactivate") : msg("Activate"),
        run: () => users.patch(pk, { is_active: !isActive }),
    });
    if (done) notify("success", isActive ? msg("The user was deactivated.") : msg("The user was activated."));
    return done;
}

/** Makes a link with which the user sets a new password, and shows it to be sent on. */
export async function showRecoveryLink({ pk }: User): Promise<void> {
    try {
        const { link } = await users.recoveryLink(pk);
        await show({
            header: msg("Recovery link"),
            content: html`<p>${msg("Whoever opens it sets a new password for this user.")}</p>
                <p><code>${link}</code></p>`,
            copied: { label: msg("Copy link"), text: link },
            size: "md",
        });
    } catch (error) {
        if (error instanceof ApiError && error.status === 404) notify("danger", msg("There is no recovery flow. Set one in the tenant first."));
        else notifyFailure(error);
    }
}
