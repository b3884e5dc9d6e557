import type { Call } from "#kernel/http/call.ts";
import { milliseconds } from "#kernel/store/formats.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { SECOND_MS } from "#mock/encoding/time.ts";
import type { Guarded } from "../guarded.ts";
import { readCookie, writeCookie } from "./cookie.ts";
import type { ProxySession } from "./session.model.ts";

const MODEL = "sandbox.proxysession";
const KEY_LENGTH = 48;

/** How long a session lasts at most, in ms: as access tokens of the provider, and one second. */
export const lifeOf = ({ provider }: Guarded): number => milliseconds(provider.access_token_validity) + SECOND_MS;

/** A session by its key, when it has not ended and is of this application: one of another provider's opens nothing here. */
export function sessionBy({ db, random }: Call, { provider, outpost }: Guarded, key: unknown): ProxySession | undefined {
    const row = typeof key === "string" ? db.find(MODEL, key) : undefined;
    return row && row.provider === provider.pk && row.outpost === outpost.pk && row.expires > random.now() ? row : undefined;
}

/** The session of the browser that asks. */
export const currentSession = (call: Call, guarded: Guarded): ProxySession | undefined => sessionBy(call, guarded, readCookie(call, guarded)?.sid);

interface Proof {
    readonly claims: JsonObject & { readonly sub: string };
    readonly token: string;
}

/** Begins a session of whoever a token is about, and gives the browser its cookie. It ends with the token, if that is earlier. */
export function beginSession(call: Call, guarded: Guarded, { claims, token }: Proof): ProxySession {
    const { db, random } = call;
    const before = currentSession(call, guarded);
    // A key that was known before somebody signed in is worth nothing afterwards.
    if (before) db.delete(MODEL, before.pk);
    const tokenEnds = Number(claims.exp) * SECOND_MS || Infinity;
    const expires = Math.min(random.now() + lifeOf(guarded), tokenEnds);
    const session = db.create(MODEL, {
        pk: random.text(KEY_LENGTH),
        outpost: guarded.outpost.pk,
        provider: guarded.provider.pk,
        sub: claims.sub,
        claims,
        token,
        expires,
    });
    writeCookie(call, guarded, { sid: session.pk }, (expires - random.now()) / SECOND_MS);
    return session;
}

/** Ends every session of somebody in an outpost: of all its applications, in all browsers. */
export function endAllOf({ db }: Call, { outpost, sub }: Pick<ProxySession, "outpost" | "sub">): void {
    for (const session of db.where(MODEL, "sub", sub)) if (session.outpost === outpost) db.delete(MODEL, session.pk);
}

/** Forgets those that have ended; gives how many. */
export function cleanSessions({ db, random }: Call): number {
    const over = db.all(MODEL).filter(({ expires }) => expires <= random.now());
    for (const { pk } of over) db.delete(MODEL, pk);
    return over.length;
}
