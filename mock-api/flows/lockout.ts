import type { Call } from "#kernel/http/call.ts";
import { prefers } from "#kernel/http/preferences.ts";
import { type Failures, lockedFor } from "#mock/apps/authenticators/throttle.model.ts";
import { SECOND_MS } from "#mock/encoding/time.ts";

/** What an interface says that tells people why they were refused. */
const REASONS = "sandbox-reasons";

/**
 * What is said of a code that none of these devices looks at, where the interface wants to know (D-160). Undefined where one looks at it, and for every other
 * client: that one is told what it is told of any wrong code.
 */
export function lockedOut(call: Pick<Call, "header" | "random">, all: readonly Failures[]): string | undefined {
    if (!prefers(call, REASONS)) return undefined;
    const seconds = Math.ceil(Math.min(...all.map((failures) => lockedFor(failures, call.random.now()))) / SECOND_MS);
    return seconds > 0 ? `Too many wrong codes. Try again in ${seconds} second${seconds === 1 ? "" : "s"}.` : undefined;
}
