import { deletions } from "#kernel/resource/deletions.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import { endSession, endSessionsOf } from "./authenticated-session.resource.ts";

/** A browser's session and the record of who signed in with it end together, and both with their user. */
export const sessionListeners: readonly Listener[] = [
    on("authentik_core.authenticatedsession", ["deleted"], ({ row, db }) => endSession(db, row.session_key)),
    on("sandbox.session", ["deleted"], ({ row, db }) => {
        deletions(db).forgetSession(row.pk);
        for (const { pk } of db.where("authentik_core.authenticatedsession", "session_key", row.pk)) db.delete("authentik_core.authenticatedsession", pk);
    }),
    on("authentik_core.user", ["deleted"], ({ row, db }) => {
        for (const { pk } of db.where("sandbox.session", "user", row.pk)) db.delete("sandbox.session", pk);
    }),
    // The original ends sessions on PATCH only; a PUT or a blueprint that deactivates means the same.
    on("authentik_core.user", ["updated"], ({ row, before, db }) => {
        if (before?.is_active && !row.is_active) endSessionsOf(db, row.pk);
    }),
];
