import type { State } from "#kernel/journal.ts";
import type { Stored } from "#kernel/schema.ts";
import { ADMIN } from "#mock/apps/core/published.ts";
import type { Backend } from "#mock/backend.ts";

/** Whether a server that listens there is reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

/** Throws before an installation is made that other machines could reach and whose passwords are in our documentation. */
export function refuseFirstPasswords(host: string, isSample: boolean, environment: Readonly<Record<string, string>>): void {
    if (isLoopback(host)) return;
    if (isSample) throw new Error(`Everybody knows the passwords of the sample company, and ${host} can be reached by others: leave out --host or --sample.`);
    if (!environment.AUTHENTIK_BOOTSTRAP_PASSWORD)
        throw new Error(`Everybody knows the first password of ${ADMIN}, and ${host} can be reached by others: name another in AUTHENTIK_BOOTSTRAP_PASSWORD.`);
}

type Account = Stored & { username: string; password: string };

export const usersIn = ({ tables }: State): Account[] => (tables["authentik_core.user"] ?? []) as Account[];

/** Asks for the names of those who still have the password that they had. No password is tried for that, so that asking costs nothing. */
export const stillOpen = (backend: Backend, accounts: readonly Account[]) => (): Promise<string[]> =>
    backend.look(({ db }) =>
        accounts.flatMap(({ username, password }) => {
            const user = db.by("authentik_core.user", "username", username);
            return user?.is_active && user.password === password ? [username] : [];
        }),
    );

/** Throws when other machines could reach an installation in which such a password still works. */
export function refuseKnownPasswords(host: string, [open]: readonly Account[]): void {
    if (open && !isLoopback(host))
        throw new Error(`Everybody knows the password of ${open.username}, and ${host} can be reached by others: change it before you start with --host.`);
}
