import { own } from "#kernel/base/own.ts";
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

type Account = { readonly username: string; readonly password: string };

/** Which of these users have the password still that everybody knows of them. */
export async function stillHaving<T extends Account>(users: readonly T[], knownOf: (user: T) => string | undefined): Promise<T[]> {
    const open: T[] = [];
    for (const user of users) {
        const known = knownOf(user);
        if (known !== undefined && (await checkPassword(known, user.password))) open.push(user);
    }
    return open;
}

/** Which of these users are accounts that the sign-in page names, with that password still. */
export const openAccounts = <T extends Account>(users: readonly T[]): Promise<T[]> => stillHaving(users, ({ username }) => own(PUBLISHED, username));
