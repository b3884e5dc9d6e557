import { own } from "#kernel/own.ts";
import { checkPassword } from "./password.ts";

/** Name of the first administrator. */
export const ADMIN = "akadmin";
/** Their password when the environment names none: a sandbox is opened, not guarded. */
export const DEFAULT_PASSWORD = "akadmin";

/** Whom the sign-in page of the sandbox names besides the administrator. */
export const ORDINARY = "amara.okafor";
/** The password of everybody of the sample company but akadmin. */
export const PASSWORD = "sandbox";

/** Passwords that anybody can read in our documentation, by who has them at first. */
export const PUBLISHED: Readonly<Record<string, string>> = { [ADMIN]: DEFAULT_PASSWORD, [ORDINARY]: PASSWORD };

/** Which of these users are such accounts, with that password still. */
export async function openAccounts<T extends { readonly username: string; readonly password: string }>(users: readonly T[]): Promise<T[]> {
    const open: T[] = [];
    for (const user of users) {
        const published = own(PUBLISHED, user.username);
        if (published !== undefined && (await checkPassword(published, user.password))) open.push(user);
    }
    return open;
}
