import { count, describe } from "#kernel/base/fields.ts";
import { SECOND_MS } from "#mock/encoding/time.ts";

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
const FIRST_MS = SECOND_MS;

/** How long a device is locked yet, in ms: 1, 2, 4 … seconds after each failure, even right codes do not count. Source: django-otp, ThrottlingMixin. */
export const lockedFor = ({ failure_count, failure_at }: Failures, now: number): number =>
    failure_count === 0 ? 0 : Math.max(0, failure_at + FIRST_MS * 2 ** (failure_count - 1) - now);

export const isLocked = (failures: Failures, now: number): boolean => lockedFor(failures, now) > 0;

export const withFailure = ({ failure_count }: Failures, now: number): Failures => ({ failure_count: failure_count + 1, failure_at: now });
