import type { State } from "#kernel/journal.ts";
import type { Stored } from "#kernel/schema.ts";
import { ADMIN } from "#mock/apps/core/published.ts";

/** Whether a server that listens there is reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

/** Throws before an installation is made that other machines could reach and whose passwords are in our documentation. */
export function refuseFirstPasswords(host: string, isSample: boolean, environment: Readonly<Record<string, string>>): void {
    if (isLoopback(host)) return;
    if (isSample) throw new Error(`Everybody knows the passwords of the sample company, and ${host} can be reached by others: leave out --host or --sample.`);
    if (!environment.AUTHENTIK_BOOTSTRAP_PASSWORD)
        throw new Error(`Everybody knows the first password of ${ADMIN}, and ${host} can be reached by others: name another in AUTHENTIK_BOOTSTRAP_PASSWORD.`);
}

export const usersIn = ({ tables }: State) => (tables["authentik_core.user"] ?? []) as (Stored & { username: string; password: string })[];

/** Throws when other machines could reach an installation in which such a password still works. */
export function refuseKnownPasswords(host: string, [open]: readonly string[]): void {
    if (open !== undefined && !isLoopback(host))
        throw new Error(`Everybody knows the password of ${open}, and ${host} can be reached by others: change it before you start with --host.`);
}
