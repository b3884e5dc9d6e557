import type { Call, Jar, Principal } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Authenticate } from "#kernel/http/endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import type { Identity } from "#kernel/host/host-options.ts";
import { embeddedAccount } from "#mock/apps/outposts/outpost-account.ts";
import { delegatedAddress } from "./delegated-address.ts";
import { decodeJwt, encodeJwt } from "./jwt.ts";
import { equalInTime } from "./password.ts";
import { holds } from "./permission.model.ts";
import { secretKey } from "./settings.model.ts";
import { IMPERSONATED } from "./session-keys.ts";
import { isExpired, tokenByKey } from "./token.resource.ts";
import { isSuperuser, uidOf, type User } from "./user.resource.ts";

export const SESSION_COOKIE = "authentik_session";
export const CSRF_COOKIE = "authentik_csrf";
const CSRF_HEADER = "x-authentik-csrf";
/** How long the CSRF cookie lives: a year, in seconds. */
const CSRF_AGE = 31_449_600;
/** Length of a CSRF token in letters and digits. */
const CSRF_LENGTH = 64;
/** What a header may be as long as: with its mask or without, as Django has it. */
const CSRF_LENGTHS: readonly number[] = [32, CSRF_LENGTH];

/** Who a caller is: a bearer token first, the session else. Source: authentik/api/authentication.py, root/middleware.py. */
export const identity: Identity = {
    sessionKey: (jar, db) => sessionKeyOf(jar, db),
    addressOf: (incoming, db) => delegatedAddress(incoming, db, db.random.now()),

    authenticate(call) {
        const user = bearer(call);
        if (user) return principal(call.db, user, "token");
        const found = ofSession(call);
        if (found && call.isUnsafe && !call.url.pathname.startsWith("/api/v3/flows/executor/")) checkCsrf(call);
        return found;
    },

    finish(call) {
        const { session } = call;
        const had = call.incoming.jar.get(SESSION_COOKIE) !== undefined;
        if (session.key === null) {
            if (had && session.isFlushed) call.setCookie(`${SESSION_COOKIE}=; Max-Age=0; Path=/`);
            return;
        }
        if (!had || session.isTouched) call.setCookie(sessionCookie(call));
        if (session.isSignedInNow) rotateCsrf(call);
    },
};

/** Who is signed in here, or whom they act as. */
function ofSession(call: Call): Principal | null {
    const own = sessionUser(call);
    return own ? principal(call.db, impersonated(call, own) ?? own, "session") : null;
}

/** Pages and protocols for a browser: its session says who asks, whatever an Authorization header says. */
export const bySession: Authenticate<{ principal: Principal | null }> = (call) => ({ principal: call.authenticateBy(() => ofSession(call)) });

/** Endpoints for whoever may use the API, too: an API token first, the session else. */
export const byTokenOrSession: Authenticate<{ principal: Principal | null }> = (call) => ({
    principal: call.authenticateBy(() => identity.authenticate(call)),
});

function principal(db: Db, user: User, via: Principal["via"]): Principal {
    return { pk: user.pk, username: user.username, isSuperuser: isSuperuser(db, user), via, holds: (permission, key) => holds(db, user.pk, permission, key) };
}

function sessionKeyOf(jar: Jar, db: Db): string | null {
    const cookie = jar.get(SESSION_COOKIE);
    const claims = cookie ? decodeJwt(cookie, secretKey(db)) : undefined;
    return typeof claims?.sid === "string" ? claims.sid : null;
}

/** The active user of the session: the one who signed in, whoever they act as. */
export function sessionUser({ db, session }: Call): User | undefined {
    const user = db.find("authentik_core.user", session.user);
    return user?.is_active ? user : undefined;
}

/** Whether somebody may act as others here. */
export const mayImpersonate = ({ db, environment }: Call, user: User): boolean => isSuperuser(db, user) && environment.AUTHENTIK_IMPERSONATION !== "false";

/** Whom the session's user acts as. Who has lost the right to is themself again from this request on. */
function impersonated(call: Call, own: User): User | undefined {
    const pk = call.session.get<number>(IMPERSONATED);
    if (pk === undefined) return undefined;
    if (mayImpersonate(call, own)) return call.db.find("authentik_core.user", pk);
    call.session.delete(IMPERSONATED);
    return undefined;
}

/** The user of the Authorization header; undefined without one. A bad one is refused. */
function bearer(call: Call): User | undefined {
    const header = call.header("authorization");
    if (!header || !header.trim().includes(" ")) return undefined;
    const [scheme = "", ...rest] = header.split(" ");
    const key = rest.join(" ").trim();
    if (scheme.toLowerCase() !== "bearer") throw denied("Unsupported authentication type");
    if (key === "") return undefined;
    const token = tokenByKey(call.db, key, call.random);
    const user =
        token?.intent === "api"
            ? call.db.find("authentik_core.user", token.user)
            : (userOfAccessToken(call, key) ?? (equalInTime(key, secretKey(call.db)) ? embeddedAccount(call) : undefined));
    if (!user?.is_active) throw denied("Token invalid/expired");
    return user;
}

/** The scope that lets an application use the API for whoever signed in to it. */
const API_SCOPE = "goauthentik.io/api";

function userOfAccessToken({ db, random }: Call, token: string): User | undefined {
    const access = db.by("authentik_providers_oauth2.accesstoken", "token", token);
    const isGood = access && !access.revoked && !isExpired(access, random.now()) && access.scope.includes(API_SCOPE);
    return isGood ? db.find("authentik_core.user", access.user) : undefined;
}

function checkCsrf(call: Call): void {
    const cookie = call.incoming.jar.get(CSRF_COOKIE);
    const sent = call.header(CSRF_HEADER) ?? "";
    if (!cookie) throw denied("CSRF Failed: CSRF cookie not set.");
    if (!CSRF_LENGTHS.includes(sent.length)) throw denied("CSRF Failed: CSRF token from the 'X-Authentik-Csrf' HTTP header has incorrect length.");
    if (!equalInTime(sent, cookie)) throw denied("CSRF Failed: CSRF token from the 'X-Authentik-Csrf' HTTP header incorrect.");
}

/** Name of the form field that carries the CSRF token, as Django's. */
const CSRF_FIELD = "csrfmiddlewaretoken";

/** The hidden field of a form that posts to us. */
export const csrfField = (call: Call): [string, string][] => [[CSRF_FIELD, call.incoming.jar.get(CSRF_COOKIE) ?? ""]];

/**
 * Whether a navigation was begun by a page of ours: it carries the CSRF token, or the browser itself says so (Fetch Metadata: a foreign
 * page can neither set nor change that header). A program, which sends nothing that browsers send, does not follow other people's links.
 */
export function isOurs(call: Call): boolean {
    if (hasCsrf(call)) return true;
    const site = call.header("sec-fetch-site");
    return !call.isUnsafe && (site === null ? !isBrowser(call) : site === "same-origin");
}

/** Whether somebody's browser asks: every one that follows a link says which languages its person reads. */
const isBrowser = (call: Call): boolean => call.header("accept-language") !== null || call.header("referer") !== null || call.header("origin") !== null;

/** Whether a request carries the CSRF token of its browser. */
export function hasCsrf(call: Call): boolean {
    const cookie = call.incoming.jar.get(CSRF_COOKIE);
    const sent = call.header(CSRF_HEADER) || call.form.get(CSRF_FIELD);
    return cookie !== undefined && typeof sent === "string" && sent !== "" && equalInTime(sent, cookie);
}

const isSecure = (call: Call) => call.url.protocol === "https:";
const sameSite = (call: Call) => (isSecure(call) ? "None; Secure" : "Lax");

function sessionCookie(call: Call): string {
    const { session, db } = call;
    const user = db.find("authentik_core.user", session.user);
    const value = encodeJwt(
        {
            sid: session.key,
            iss: "authentik",
            sub: user ? uidOf(db, user) : "anonymous",
            authenticated: user !== undefined,
            acr: "goauthentik.io/core/default",
        },
        secretKey(db),
    );
    const age = session.lifetime ? `; Max-Age=${session.lifetime}` : "";
    return `${SESSION_COOKIE}=${value}; HttpOnly; Path=/${age}; SameSite=${sameSite(call)}`;
}

/** Gives the browser a new CSRF token. */
export const rotateCsrf = (call: Call): void => call.setCookie(csrfCookie(call.random, sameSite(call)));

/** A new CSRF token as a `Set-Cookie` line. */
export function csrfCookie(random: Randomness, site = "Lax"): string {
    const expires = new Date(random.now() + CSRF_AGE * 1000).toUTCString();
    return `${CSRF_COOKIE}=${random.text(CSRF_LENGTH)}; expires=${expires}; Max-Age=${CSRF_AGE}; Path=/; SameSite=${site}`;
}
