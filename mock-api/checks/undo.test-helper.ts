import { expect } from "chai";
import type { State } from "#kernel/store/journal.ts";

/** What is written of a deletion and of its undoing: events, and what rules make of them. */
const TOLD = ["authentik_events.event", "authentik_events.notification", "sandbox.message", "sandbox.task"];

/** Expects every row to be there as it was, in the same order, and no other; but for what tells of it, and what has `ended`. */
export function expectBack(before: State, after: State, ended: readonly string[] = []): void {
    for (const table of new Set([...Object.keys(before.tables), ...Object.keys(after.tables)])) {
        if (ended.includes(table)) continue;
        const were = before.tables[table] ?? [];
        const are = after.tables[table] ?? [];
        // Rights have no order.
        const known = new Map(are.map((row) => ["pk" in row ? row.pk : undefined, row]));
        if (table === "guardian.userobjectpermission") expect([...known.keys()], table).to.have.members(were.map((row) => ("pk" in row ? row.pk : undefined)));
        else {
            const there = TOLD.includes(table) ? are.slice(0, were.length) : are;
            const differing = were.findIndex((row, index) => row !== there[index] && JSON.stringify(row) !== JSON.stringify(there[index]));
            if (differing >= 0) throw new Error(`${table}, row ${differing}: ${JSON.stringify(there[differing])} was ${JSON.stringify(were[differing])}`);
            expect(there, table).to.have.length(were.length);
        }
    }
}
