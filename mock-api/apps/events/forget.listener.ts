import { on } from "#kernel/resource/listener.ts";
import { isObject } from "#kernel/store/validate.ts";

/** A user takes their events with them. Source: authentik/events/tasks.py (gdpr_cleanup). */
export const forgetListener = on("authentik_core.user", ["deleted"], ({ row, db }) => {
    for (const { pk, user } of db.all("authentik_events.event")) if (isObject(user) && user.pk === row.pk) db.delete("authentik_events.event", pk);
});
