import type { Call } from "#kernel/call.ts";

/** How often codes of a device were wrong, and when last (ms). */
interface Failures {
    readonly count: number;
    readonly at: number;
}

/** The first lock lasts so long; each next one twice as long. */
const SECOND_MS = 1000;

/** Failures by device; they go with the process, as locks of seconds may. */
const failures = new WeakMap<object, Map<string, Failures>>();
const known = ({ db }: Call) => failures.get(db) ?? failures.set(db, new Map()).get(db)!;

/** Whether a device is locked: 1, 2, 4 … seconds after each failure, even right codes do not count. Source: django-otp, ThrottlingMixin. */
export function isLocked(call: Call, device: string): boolean {
    const failed = known(call).get(device);
    return failed !== undefined && call.random.now() - failed.at < SECOND_MS * 2 ** (failed.count - 1);
}

export function noteFailure(call: Call, device: string): void {
    const count = (known(call).get(device)?.count ?? 0) + 1;
    known(call).set(device, { count, at: call.random.now() });
}

export const noteSuccess = (call: Call, device: string): void => void known(call).delete(device);
