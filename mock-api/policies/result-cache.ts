import type { Call } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import type { Key } from "#kernel/models.ts";

/** How long the original keeps a result: 300 s. */
const LIFETIME_MS = 300_000;

/** Results that the original would keep, by binding, session and user, with the end of their life in ms. Ours are computed afresh each time. */
const kept = new WeakMap<Db, Map<string, number>>();

/** Notes that a signed-in caller was given a result. */
export function keepResult({ db, session, random, principal }: Call, binding: Key, user: number | null): void {
    if (!principal || user === null) return;
    const results = kept.get(db) ?? kept.set(db, new Map()).get(db)!;
    results.set(`${binding}:${session.key ?? ""}:${user}`, random.now() + LIFETIME_MS);
}

export const keptResults = (db: Db, now: number): number => [...(kept.get(db)?.values() ?? [])].filter((until) => until > now).length;

export const forgetResults = (db: Db): boolean => kept.delete(db);
