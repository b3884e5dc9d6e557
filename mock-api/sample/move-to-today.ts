import type { State } from "#kernel/store/journal.ts";
import { type Stored, storedIn } from "#kernel/store/schema.ts";
import { asObject } from "#kernel/store/validate.ts";
import { WEEK_MS } from "#mock/encoding/time.ts";

/** A day at the head of a time: `2023-03-06T09:20…` or, in texts, `2023-03-06 09:20…`. */
const DAY = /\b20\d\d-\d\d-\d\d(?=[T ]\d\d:\d\d)/g;

/** How long a consent to the company's applications holds. */
const CONSENT_MS = 4 * WEEK_MS;

/**
 * Brings the sample company to today: all its times by whole weeks, so that weekends stay weekends and its last week is this one.
 * What would only happen later has not happened yet. `text`: the file that the build has made, `{"end": ms, "state": …}`; `now`: ms since the epoch.
 */
export function moveToToday(text: string, now: number): State {
    const end = Number(/^\{"end":(\d+)/.exec(text)?.[1]);
    const shift = Math.ceil((now - end) / WEEK_MS) * WEEK_MS;
    const days = new Map<string, string>();
    const moved = (day: string): string => {
        const known = days.get(day) ?? new Date(Date.parse(day) + shift).toISOString().slice(0, 10);
        days.set(day, known);
        return known;
    };
    const { state }: { state: State } = JSON.parse(text.replace(DAY, moved));
    return { version: state.version, tables: { ...state.tables, ...untilNow(state, now, shift) } };
}

/** The tables of what has happened, without rows from the future. `shift`: by how many ms the times were moved that are texts; sessions end at a number. */
function untilNow(state: State, now: number, shift: number): Record<string, object[]> {
    const rows = (table: string): readonly Stored[] => storedIn(state, table);
    const hasHappened = (time: unknown) => Date.parse(String(time)) <= now;
    const events = rows("authentik_events.event").filter(({ created }) => hasHappened(created));
    const signIns = rows("authentik_core.authenticatedsession").filter(({ last_used }) => hasHappened(last_used));
    const live = new Set(signIns.map(({ session_key }) => session_key));
    const lastLogins = new Map(events.filter(({ action }) => action === "login").map(({ user, created }) => [asObject(user).pk, created]));
    const atMost = (most: number, time: unknown) => (Date.parse(String(time)) <= most ? time : new Date(most).toISOString());
    const atMostNow = (time: unknown) => atMost(now, time);
    return {
        "authentik_events.event": events,
        "authentik_core.authenticatedsession": signIns,
        "sandbox.session": rows("sandbox.session")
            .filter(({ pk }) => live.has(pk))
            .map((row) => ({ ...row, expires: Number(row.expires) + shift })),
        "authentik_core.user": rows("authentik_core.user").map((row) => ({ ...row, last_login: lastLogins.get(row.pk) ?? null })),
        "authentik_policies_reputation.reputation": rows("authentik_policies_reputation.reputation").map((row) => ({
            ...row,
            updated: atMostNow(row.updated),
        })),
        "authentik_core.userconsent": rows("authentik_core.userconsent").map((row) => ({ ...row, expires: atMost(now + CONSENT_MS, row.expires) })),
        "sandbox.task": rows("sandbox.task").map((row) => ({ ...row, finished: atMostNow(row.finished) })),
    };
}
