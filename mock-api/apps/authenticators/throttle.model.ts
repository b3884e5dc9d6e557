import { count, describe } from "#kernel/fields.ts";

/** What is kept of wrong codes, with the device or set-up that they were meant for: kept, so that neither a restart nor a refused request forgets them. */
export interface Failures {
    readonly failure_count: number;
    /** ms since the epoch, of the last one. */
    readonly failure_at: number;
}

/** The same as hidden fields of a device. */
export const failureFields = describe({ failure_count: count({ hidden: true, default: 0 }), failure_at: count({ hidden: true, default: 0 }) });

export const NO_FAILURES: Failures = { failure_count: 0, failure_at: 0 };

/** The first lock lasts so long; each next one twice as long. */
const SECOND_MS = 1000;

/** How long a device is locked yet, in ms: 1, 2, 4 … seconds after each failure, even right codes do not count. Source: django-otp, ThrottlingMixin. */
const lockedFor = ({ failure_count, failure_at }: Failures, now: number): number =>
    failure_count === 0 ? 0 : Math.max(0, failure_at + SECOND_MS * 2 ** (failure_count - 1) - now);

export const isLocked = (failures: Failures, now: number): boolean => lockedFor(failures, now) > 0;

/** What is said to a code that none of these devices looks at (D-160); undefined where one does. */
export function lockedOut(all: readonly Failures[], now: number): string | undefined {
    const seconds = Math.ceil(Math.min(...all.map((failures) => lockedFor(failures, now))) / SECOND_MS);
    return seconds > 0 ? `Too many wrong codes. Try again in ${seconds} second${seconds === 1 ? "" : "s"}.` : undefined;
}

export const withFailure = ({ failure_count }: Failures, now: number): Failures => ({ failure_count: failure_count + 1, failure_at: now });
