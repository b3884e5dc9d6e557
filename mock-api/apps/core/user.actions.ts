import { signedIn, superuser, superuserOnly } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import { visibleTo } from "#kernel/resource/crud.ts";
import { HttpError, keepingWrites, invalidFields, notFound, REQUIRED } from "#kernel/base/errors.ts";
import { embed, json, list, nested, text, flag, count } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { select } from "#kernel/resource/list.ts";
import type { Models } from "#kernel/base/models.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { asObject } from "#kernel/store/validate.ts";
import { pythonText } from "#mock/encoding/python-text.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { endOtherSessionsOf } from "./authenticated-session.resource.ts";
import { impersonation } from "./impersonation.ts";
import { chartOf, coordinates } from "./metrics.ts";
import { changeElsewhere } from "./password-keeper.facet.ts";
import { hashPassword, unusablePassword } from "./password.ts";
import { uidOf, user } from "./user.resource.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

/** GET core/users/me/ : the caller; `original` too while they act as somebody else. */
export const me = collectionAction(
    user,
    "GET",
    "me",
    {
        access: signedIn,
        answer: nested("SessionUser", { user: embed("UserSelf", { readOnly: false }), original: embed("UserSelf", { readOnly: false, optional: true }) }),
    },
    ({ call, db }) => {
        const self = (pk: number) => call.show("UserSelf", db.get("authentik_core.user", pk));
        call.session.touch();
        const { original } = impersonation(call);
        return ok({ user: self(call.principal!.pk), ...(original ? { original: self(original.pk) } : {}) });
    },
);

/** GET core/users/paths/ : distinct paths of the users that the caller sees, sorted. */
export const paths = collectionAction(
    user,
    "GET",
    "paths",
    { access: signedIn, query: { search: text() }, answer: nested("UserPath", { paths: list(text(), { readOnly: true }) }) },
    ({ call }) => {
        const rows = select(user, call, visibleTo(call, user));
        return ok({ paths: [...new Set(rows.map((row) => String(row.path)))].sort() });
    },
);

/** POST core/users/{id}/set_password/ : 204; without a password nobody can sign in with one. */
export const setPassword = action(
    user,
    "POST",
    "set_password",
    { body: { password: json({ nullable: true, optional: true, documentedAs: text() }) }, bodySchema: "UserPasswordSetRequest", answers: { 400: null } },
    async ({ row, body: { password }, call, db }) => {
        if (password !== undefined && password !== null && typeof password !== "string") throw new HttpError(400, { password: ["Not a valid string."] });
        const failure = typeof password === "string" ? await changeElsewhere({ call, outside: call.outside }, row, password) : undefined;
        if (failure !== undefined) throw keepingWrites(new HttpError(400, { password: [failure] }));
        const hash = typeof password === "string" ? await call.outside(() => hashPassword(password, call.random)) : unusablePassword(call.random);
        if (!db.find("authentik_core.user", row.pk)) throw notFound();
        changePassword(call, row.pk, hash);
        return noContent();
    },
);

/** Sets the hash of a new password and writes an event; the user's other sessions end. */
export function changePassword(call: Parameters<typeof writeEvent>[0], pk: number, hash: string): void {
    const { db, random } = call;
    db.update("authentik_core.user", pk, { password: hash, password_change_date: timestamp(random.now()) });
    endOtherSessionsOf(db, pk, call);
    writeEvent(call, "password_set", "authentik.events.signals", {}, { user: pk, isBackground: true });
}

/** GET core/users/{id}/metrics/ : charts of a week. */
export const metrics = action(
    user,
    "GET",
    "metrics",
    { access: superuserOnly, answer: nested("UserMetrics", { logins: coordinates, logins_failed: coordinates, authorizations: coordinates }) },
    ({ row, call }) => {
        const chart = (holds: Parameters<typeof chartOf>[1]) => chartOf(call, holds);
        const isTheirs = (event: Models["authentik_events.event"]) => asObject(event.user).pk === row.pk;
        return ok({
            logins: chart((e) => e.action === "login" && isTheirs(e)),
            logins_failed: chart((e) => e.action === "login_failed" && asObject(e.context).username === row.username),
            authorizations: chart((e) => e.action === "authorize_application" && isTheirs(e)),
        });
    },
);

/** Days until the first password of a service account expires. */
const SERVICE_TOKEN_DAYS = 360;

/** POST core/users/service_account/ : an account for a program, with its password and, if asked, its own group. */
export const serviceAccount = collectionAction(
    user,
    "POST",
    "service_account",
    {
        access: superuser,
        body: { name: json({ optional: true, documentedAs: text() }), create_group: json({ optional: true, documentedAs: flag() }) },
        bodySchema: "UserServiceAccountRequest",
        answer: nested("UserServiceAccountResponse", {
            username: text(),
            token: text(),
            user_uid: text(),
            user_pk: count(),
            group_pk: text({ optional: true }),
        }),
    },
    ({ body: { name, create_group }, call, db }) => {
        if (name === undefined || name === null) throw invalidFields({ name: [REQUIRED] });
        const username = pythonText(name);
        if (db.by("authentik_core.user", "username", username)) throw invalidFields({ name: ["A user with this name exists already."] });
        const account = db.create("authentik_core.user", {
            username,
            name: username,
            path: "goauthentik.io/service-accounts",
            password: unusablePassword(call.random),
            date_joined: timestamp(call.random.now()),
            attributes: { "goauthentik.io/user/service-account": true, "goauthentik.io/user/token-expires": false },
        });
        const group = create_group ? db.create("authentik_core.group", { name: username, users: [account.pk] }) : undefined;
        const password = db.create("authentik_core.token", {
            identifier: `service-account-${username}-password`.slice(0, 255),
            intent: "app_password",
            user: account.pk,
            expires: timestamp(call.random.now() + SERVICE_TOKEN_DAYS * DAY_MS),
        });
        return ok({ username, user_uid: uidOf(db, account), user_pk: account.pk, ...(group ? { group_pk: group.pk } : {}), token: password.key });
    },
);
