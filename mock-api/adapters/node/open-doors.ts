import type { State } from "#kernel/store/journal.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { ADMIN, DEFAULT_PASSWORD, PASSWORD, stillHaving } from "#mock/apps/core/published.ts";
import type { Backend } from "#mock/backend.ts";
import { described, JOINERS, PEOPLE } from "#mock/sample/people.ts";

/** Whether a server that listens there is reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

/** Throws before an installation is made that other machines could reach and whose passwords are in our documentation. */
export function refuseFirstPasswords(host: string, isSample: boolean, environment: Readonly<Record<string, string>>): void {
    if (isLoopback(host)) return;
    if (isSample) throw new Error(`Everybody knows the passwords of the sample company, and ${host} can be reached by others: leave out --host or --sample.`);
    if (!environment.AUTHENTIK_BOOTSTRAP_PASSWORD)
        throw new Error(`Everybody knows the first password of ${ADMIN}, and ${host} can be reached by others: name another in AUTHENTIK_BOOTSTRAP_PASSWORD.`);
}

type Account = Stored & { username: string; email: string; password: string; is_active: boolean };

export const usersIn = ({ tables }: State): Account[] => (tables["authentik_core.user"] ?? []) as Account[];

/** Asks for the names of those who still have the password that they had. No password is tried for that, so that asking costs nothing. */
export const stillOpen = (backend: Backend, accounts: readonly Account[]) => (): Promise<string[]> =>
    backend.look(({ db }) =>
        accounts.flatMap(({ username, password }) => {
            const user = db.by("authentik_core.user", "username", username);
            return user?.is_active && user.password === password ? [username] : [];
        }),
    );

/** Whom our documentation and the sample company name, by what people sign in with. */
const KNOWN: ReadonlyMap<string, string> = new Map([
    [ADMIN, DEFAULT_PASSWORD],
    ...[...PEOPLE, ...JOINERS.map(([, person]) => person)]
        .map(described)
        .flatMap(({ username, email }) => [username, email].map((name): [string, string] => [name, PASSWORD])),
]);

/** Names told in full; of more, their number. */
const TOLD = 3;

/** Rejects when other machines could reach an installation in which such a password still works: anybody's of the sample company is a way in. */
export async function refuseKnownPasswords(host: string, users: readonly Account[]): Promise<void> {
    if (isLoopback(host)) return;
    const active = users.filter(({ is_active }) => is_active);
    const open = await stillHaving(active, ({ username, email }) => KNOWN.get(username) ?? KNOWN.get(email));
    if (open.length === 0) return;
    const names = open.slice(0, TOLD).map(({ username }) => username);
    if (open.length > TOLD) names.push(`${open.length - TOLD} more`);
    const whose = names.length === 1 ? `the password of ${names[0]}` : `the passwords of ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    const what = names.length === 1 ? "change it, or deactivate this user," : "change them, or deactivate these users,";
    throw new Error(`Everybody knows ${whose}, and ${host} can be reached by others: ${what} before you start with --host.`);
}
