import { msg, str } from "@lit/localize";
import { html } from "lit";
import { users, type User } from "#src/api/users.api.ts";
import { emailStages } from "#src/api/email-stages.api.ts";
import { allPages } from "#src/api/all-pages.ts";
import { ApiError } from "#src/base/errors.ts";
import { Shared } from "#src/base/shared.ts";
import { tenant } from "#src/context/tenant.ts";
import "#src/elements/copy.ts";
import { confirm, show } from "#src/elements/dialog/dialogs.ts";
import { unknownLockout } from "#src/elements/dialog/lockout.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { confirmTyped } from "#src/elements/dialog/typed-question.ts";
import { undoable } from "#src/elements/dialog/undoable.ts";
import { isVisitor, losesUser } from "../groups/administrators.ts";

/**
 * Who of these must not be deactivated, and why: nobody keeps themselves out, and somebody has to be there who could let others in again.
 * @returns the reason, for one of them; undefined where there is none
 */
export async function whoMustStay(chosen: readonly User[]): Promise<(user: User) => string | undefined> {
    const going = chosen.filter((user) => !isVisitor(user.pk));
    const isOfAll = await areAllSuperusers(going);
    return (user) => {
        if (isVisitor(user.pk)) return msg("You cannot deactivate yourself.");
        return isOfAll && user.is_superuser ? msg("Nobody active would be a superuser any more.") : undefined;
    };
}

/** Whether nobody active would be a superuser without these. */
export async function areAllSuperusers(going: readonly User[]): Promise<boolean> {
    if (!going.some(({ is_superuser: is }) => is)) return false;
    const keys = new Set(going.map(({ pk }) => pk));
    return (await activeSuperusers()).every(({ pk }) => keys.has(pk));
}

const activeSuperusers = (): Promise<User[]> => allPages((page) => users.list({ ...page, is_superuser: true, is_active: true }));

/**
 * Lets a user in again, or keeps them out and ends their sessions, which is asked about before. Who does it to themselves cannot undo it.
 * @returns whether it was done
 */
export async function toggleActive({ pk, username, is_active: isActive = true }: User): Promise<boolean> {
    const write = (active: boolean): Promise<unknown> => users.patch(pk, { is_active: active });
    const done = isActive ? await deactivate({ pk, username }, () => write(false)) : await write(true).then(() => true, notifyFailure);
    const [on, off] = [msg("The user was activated."), msg("The user was deactivated.")];
    if (done && !isVisitor(pk)) undoable({ done: isActive ? off : on, about: username, undo: () => write(isActive), undone: isActive ? on : off });
    return done ?? false;
}

async function deactivate(user: Pick<User, "pk" | "username">, run: () => Promise<unknown>): Promise<boolean> {
    const lockout = await losesUser(user).catch(() => unknownLockout(user.username));
    const question = {
        header: msg("Deactivate user"),
        text: msg(str`${user.username} will be signed out everywhere and cannot sign in again until activated.`),
        yes: msg("Deactivate"),
        run,
    };
    return lockout ? confirmTyped({ ...question, lockout }) : confirm({ ...question, danger: true });
}

const withoutRecovery = (): string => msg("Recovery links need a recovery flow, and the tenant has none.");

/** Why a user cannot be given a recovery link; undefined where they can, as far as is known. */
export const noRecovery = (): string | undefined => (tenant.value && !tenant.value.flow_recovery ? withoutRecovery() : undefined);

const emailStage = new Shared(async () => (await emailStages.list({ page_size: 1 })).pagination.count > 0);

/** Finds out whether there is a stage that could mail a link. What cannot be found out hinders nobody. */
export const askForEmailStage = (): Promise<unknown> => emailStage.refresh().catch(() => emailStage.clear());

/** Why a user cannot be mailed a recovery link; undefined where they can, as far as is known. */
export const noRecoveryMail = (): string | undefined => (emailStage.value === false ? msg("To email recovery links, create an email stage.") : undefined);

/** Makes a link with which the user sets a new password, and shows it to be sent on. */
export async function showRecoveryLink({ pk }: User): Promise<void> {
    try {
        const { link } = await users.recoveryLink(pk);
        await show({
            header: msg("Recovery link"),
            content: html`<p>${msg("Whoever opens this link can set a new password for the user.")}</p>
                <ak-copy label=${msg("recovery link")} .value=${link}></ak-copy>`,
            size: "md",
        });
    } catch (error) {
        if (error instanceof ApiError && error.status === 404) notify("danger", withoutRecovery());
        else notifyFailure(error);
    }
}
