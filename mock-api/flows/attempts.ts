import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { limitsOf } from "#mock/apps/core/limits.ts";

/** How long a wrong password counts: a quarter of an hour. */
const WINDOW_MS = 15 * 60_000;
/** Names and addresses that are remembered at most; the one that was quiet longest goes first. */
const MAX_KEYS = 10_000;

/** When passwords were wrong of late (ms since the epoch). In memory: a transaction that is taken back must not take back what was tried. */
const failures = new WeakMap<Db, Map<string, readonly number[]>>();

const keysOf = ({ incoming }: Call, name: string) =>
    ({ failed_sign_ins: `${incoming.ip} ${name.toLowerCase()}`, failed_sign_ins_per_address: incoming.ip }) as const;

const recent = ({ db, random }: Call, key: string): readonly number[] => (failures.get(db)?.get(key) ?? []).filter((time) => time > random.now() - WINDOW_MS);

/** Minutes until a name may be tried again from the caller's address; 0: now. */
export function minutesLocked(call: Call, name: string): number {
    const keys = keysOf(call, name);
    const limits = limitsOf(call.db);
    const until = (["failed_sign_ins", "failed_sign_ins_per_address"] as const).map((limit) => {
        const times = recent(call, keys[limit]);
        const most = limits[limit];
        return most === null || times.length < most ? 0 : times.at(-most)! + WINDOW_MS;
    });
    return Math.max(0, Math.ceil((Math.max(...until) - call.random.now()) / 60_000));
}

/** Notes a wrong password. `forget`: it was the right one; the name's failures no longer count, and this one not for the address. */
export function noteFailedSignIn(call: Call, name: string): { forget(): void } {
    const known = failures.get(call.db) ?? failures.set(call.db, new Map()).get(call.db)!;
    const keys = keysOf(call, name);
    const now = call.random.now();
    for (const key of Object.values(keys)) {
        const times = [...recent(call, key), now];
        known.delete(key);
        known.set(key, times);
    }
    for (const key of known.keys()) if (known.size > MAX_KEYS) known.delete(key);
    return {
        forget() {
            known.delete(keys.failed_sign_ins);
            const address = keys.failed_sign_ins_per_address;
            const times = known.get(address) ?? [];
            known.set(address, times.toSpliced(times.indexOf(now), times.includes(now) ? 1 : 0));
        },
    };
}
