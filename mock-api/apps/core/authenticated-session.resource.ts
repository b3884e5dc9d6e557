import { ownerOrSuperuser } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { date, describe, flag, float, nested, reference, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";
import { placeOf } from "#mock/encoding/place.ts";
import { computes } from "#kernel/resource/view.ts";
import { parseUserAgent } from "./user-agent.field.ts";

const fields = describe({
    pk: uuid({ hidden: true, default: (random) => random.uuid() }),
    user: reference("authentik_core.user"),
    last_ip: text(),
    last_user_agent: text({ blank: true }),
    last_used: date({ readOnly: true }),
    expires: date({ nullable: true, documentedAs: date({ optional: true }) }),
    session_key: text({ hidden: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.authenticatedsession": Row<typeof fields>;
    }
}

const part = (name: string, fields: Record<string, ReturnType<typeof text>>) => nested(name, fields);

/** A browser in which a user is signed in; deleting it ends that sign-in at once. */
export const authenticatedSession = resource("authentik_core.authenticatedsession", {
    path: "core/authenticated_sessions/{uuid}",
    schema: "AuthenticatedSession",
    names: ["Authenticated Session", "Authenticated Sessions"],
    fields,
    computed: {
        uuid: computes(uuid({ optional: true }), ({ row }) => row.pk),
        current: computes(flag(), ({ row, call }) => row.session_key === call.session.key),
        user_agent: computes(
            nested("UserAgent", {
                device: part("UserAgentDevice", { brand: text(), family: text(), model: text() }),
                os: part("UserAgentOS", { family: text(), major: text(), minor: text(), patch: text(), patch_minor: text() }),
                user_agent: part("UserAgentBrowser", { family: text(), major: text(), minor: text(), patch: text() }),
                string: text(),
            }),
            ({ row }) => parseUserAgent(row.last_user_agent),
        ),
        geo_ip: computes(
            nested("GeoIP", { continent: text(), country: text(), lat: float(), long: float(), city: text() }, { nullable: true }),
            ({ row }) => placeOf(row.last_ip) ?? null,
        ),
    },
    indexes: ["session_key"],
    order: ["user__username"],
    search: ["user__username", "last_ip", "last_user_agent"],
    filters: { user__username: equals, last_ip: equals, last_user_agent: equals },
    access: ownerOrSuperuser("user"),
    operations: ["list", "retrieve", "destroy", "used_by"],
    endsForGood: true,
    label: (row) => `AuthenticatedSession object (${row.pk})`,
});

/** Notes that a user signed in with this browser. */
export function recordSession(call: Call, user: number, key: string): void {
    const now = call.random.now();
    call.db.create("authentik_core.authenticatedsession", {
        user,
        session_key: key,
        last_ip: call.incoming.ip,
        last_user_agent: call.header("user-agent") ?? "",
        last_used: timestamp(now),
        expires: timestamp(call.session.expires),
    });
}

/**
 * Ends the session with this key, for whichever browser holds it. That of the request itself notices when it is saved: until then all of this may be taken
 * back, as where a blueprint is only looked at.
 */
export const endSession = (db: Db, key: string): void => db.delete("sandbox.session", key);

/** Ends every session of a user. */
export function endSessionsOf(db: Db, user: number): void {
    for (const { pk } of db.where("sandbox.session", "user", user)) endSession(db, pk);
    for (const { pk } of db.where("authentik_core.authenticatedsession", "user", user)) db.delete("authentik_core.authenticatedsession", pk);
}

/** Ends every session of a user but the one that asks for it. */
export function endOtherSessionsOf(db: Db, user: number, call: Call): void {
    for (const row of db.where("authentik_core.authenticatedsession", "user", user)) if (row.session_key !== call.session.key) endSignIn(db, row);
}

/** Ends the oldest sessions of a user, so that at most so many are left. */
export function endOldestSessionsOf(db: Db, user: number, most: number, call: Call): void {
    const rows = db.where("authentik_core.authenticatedsession", "user", user).filter((row) => row.session_key !== call.session.key);
    rows.sort((a, b) => Date.parse(a.last_used) - Date.parse(b.last_used));
    for (const row of rows.slice(0, Math.max(0, rows.length + 1 - most))) endSignIn(db, row);
}

function endSignIn(db: Db, { pk, session_key }: Row<typeof fields>): void {
    db.delete("authentik_core.authenticatedsession", pk);
    endSession(db, session_key);
}
