import type { Call } from "#kernel/http/call.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { countScore } from "#mock/apps/policies/score.ts";
import { endOldestSessionsOf, recordSession } from "./authenticated-session.resource.ts";
import { limitsOf } from "./limits.ts";
import { noteLogin } from "./login.ts";
import type { User } from "./user.resource.ts";

/** Starts a user's session in the calling browser, and writes an event. */
export function signIn(call: Call, user: User, how: JsonObject): void {
    const { db, session, random } = call;
    session.signIn(user.pk);
    session.set("user_login_authenticated", true);
    noteLogin(call, how);
    db.link("authentik_core.user", user.pk, { last_login: timestamp(random.now()) });
    recordSession(call, user.pk, session.key!);
    const { sessions_per_user } = limitsOf(db);
    if (sessions_per_user !== null) endOldestSessionsOf(db, user.pk, sessions_per_user, call);
    writeEvent(call, "login", "authentik.events.signals", how, { user: user.pk });
    countScore(call, user.username, 1);
}

/** Attribute of users who are there for one session, as a SAML source makes them of names that do not last. */
export const DELETED_AT_LOGOUT = "goauthentik.io/user/delete-on-logout";

/** Ends the session of the calling browser, and writes an event. */
export function signOut(call: Call): void {
    const { db, session } = call;
    const user = db.find("authentik_core.user", session.user);
    const own = session.key === null ? undefined : db.by("authentik_core.authenticatedsession", "session_key", session.key);
    if (own) db.delete("authentik_core.authenticatedsession", own.pk);
    writeEvent(call, "logout", "authentik.events.signals", {});
    session.flush();
    call.principal = null;
    if (user?.attributes[DELETED_AT_LOGOUT] === true) db.delete("authentik_core.user", user.pk);
}
