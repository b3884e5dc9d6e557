import type { Db } from "#kernel/db.ts";
import type { Json } from "#kernel/models.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** A plan that was made before: the pieces that planning costs, without its context. */
interface Cached {
    readonly plan: Json;
    /** ms since the epoch. */
    readonly until: number;
}

/** Plans live with the process, as they do in the original's cache: a restart forgets them. Keyed by flow and user. */
const caches = new WeakMap<Db, Map<string, Cached>>();

const cacheOf = (db: Db): Map<string, Cached> => caches.get(db) ?? caches.set(db, new Map()).get(db)!;
const keyOf = (flow: string, user: number | null) => `${flow}#${user}`;

/** How long a plan is reused: five minutes, as `cache_timeout_flows` says. */
const LIFETIME_MS = 5 * MINUTE_MS;

export function cachedPlan(db: Db, flow: string, user: number | null, now: number): Json | undefined {
    const cached = cacheOf(db).get(keyOf(flow, user));
    return cached && cached.until > now ? cached.plan : undefined;
}

export const keepPlan = (db: Db, flow: string, user: number | null, plan: Json, now: number): void =>
    void cacheOf(db).set(keyOf(flow, user), { plan, until: now + LIFETIME_MS });

/** Forgets a flow's plans: it, its bindings or its stages have changed. */
export function dropPlans(db: Db, flow: string): void {
    for (const key of cacheOf(db).keys()) if (key.startsWith(`${flow}#`)) cacheOf(db).delete(key);
}

/** Forgets all plans. */
export const clearPlans = (db: Db): void => cacheOf(db).clear();

/** How many plans are kept: of one flow, or of all. */
export const cachedPlans = (db: Db, flow = ""): number => [...cacheOf(db).keys()].filter((key) => key.startsWith(flow)).length;
