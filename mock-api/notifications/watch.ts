import type { Call } from "#kernel/call.ts";
import type { RowChange } from "#kernel/db.ts";
import { isObject } from "#kernel/validate.ts";
import type { Models } from "#kernel/models.ts";
import { audit } from "#mock/apps/events/audit.ts";
import { notify } from "./notify.ts";

/** What follows from a change of any row: it is written into the log, and rules tell people of what the log got. */
export function watch(call: Call, change: RowChange): void {
    audit(call, change);
    if (change.model === "authentik_events.event" && change.kind === "created") notify(call, change.row as unknown as Models["authentik_events.event"]);
    if (change.model === "authentik_core.user" && change.kind === "deleted") forget(call, change.row.pk as number);
}

/** A user takes their events with them. Source: authentik/events/tasks.py (gdpr_cleanup). */
function forget({ db }: Call, user: number): void {
    for (const { pk, user: who } of db.all("authentik_events.event")) if (isObject(who) && who.pk === user) db.delete("authentik_events.event", pk);
}
