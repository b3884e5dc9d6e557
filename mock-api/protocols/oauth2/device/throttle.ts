import type { Call } from "#kernel/http/call.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { HOUR_MS } from "#mock/encoding/time.ts";

/** How many devices of one address may ask in an hour, good requests and bad ones. */
const LIMIT = 20;

const asked = whileLoaded(() => new ExpiringMap<readonly number[]>(HOUR_MS));

/** Counts a request of the caller's address; false when there were too many within an hour. */
export function mayAskAgain({ db, random, incoming }: Call): boolean {
    const now = random.now();
    const times = (asked(db).get(incoming.ip, now) ?? []).filter((time) => time > now - HOUR_MS);
    if (times.length >= LIMIT) return false;
    asked(db).set(incoming.ip, [...times, now], now);
    return true;
}
