import type { Call } from "#kernel/http/call.ts";
import { facet } from "#kernel/base/facet.ts";
import type { User } from "./user.resource.ts";

/** Who asks others: a call, and how it waits (a stage in its own way). */
export interface Asking {
    readonly call: Call;
    readonly outside: <T>(work: () => T | Promise<T>) => Promise<T>;
}

/** Something outside that keeps the passwords of some users too. */
export interface PasswordKeeper {
    /** Why a new password will not do; undefined where it will. `user`: undefined for somebody who is not there yet. */
    refusal(asking: Asking, user: User | undefined, password: string): Promise<string | undefined>;
    /** Changes a password there, before it is changed here; gives what prevented it. */
    change(asking: Asking, user: User, password: string): Promise<string | undefined>;
}

export const keepsPasswords = facet<PasswordKeeper>("keepsPasswords");

/** Why a new password will not do, of the first who says so. */
export async function passwordRefusal(asking: Asking, user: User | undefined, password: string): Promise<string | undefined> {
    for (const keeper of asking.call.registry.with(keepsPasswords).values()) {
        const refusal = await keeper.refusal(asking, user, password);
        if (refusal !== undefined) return refusal;
    }
    return undefined;
}

/** Changes a password wherever else it is kept; gives what prevented it. */
export async function changeElsewhere(asking: Asking, user: User, password: string): Promise<string | undefined> {
    for (const keeper of asking.call.registry.with(keepsPasswords).values()) {
        const failure = await keeper.change(asking, user, password);
        if (failure !== undefined) return failure;
    }
    return undefined;
}
