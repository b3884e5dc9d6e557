import type { Call } from "#kernel/http/call.ts";
import type { Peer } from "#kernel/http/channel.ts";
import type { Db } from "#kernel/store/db.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { isSuperuser } from "#mock/apps/core/user.resource.ts";

/** A page that listens. */
interface Listening {
    /** The rows that were loaded when it came: after an import it belongs to nobody. */
    readonly loaded: object;
    readonly session: string | null;
    readonly user: Key | null;
    /** Whoever uses the sandbox owns everything in it. */
    readonly isOwned: boolean;
}

const pages = new Map<Peer, Listening>();

export function listen(peer: Peer, { db, session, principal }: Call, isOwned: boolean): void {
    pages.set(peer, { loaded: db.loaded, session: session.key, user: principal?.pk ?? null, isOwned });
}

export const leave = (peer: Peer): void => void pages.delete(peer);

function tell(db: Db, isMeant: (page: Listening) => boolean, frame: JsonObject): void {
    const data = JSON.stringify(frame);
    for (const [peer, page] of pages) if (page.loaded === db.loaded && isMeant(page)) peer.send(data);
}

export const tellSession = (db: Db, session: string | null, frame: JsonObject): void => tell(db, (page) => session !== null && page.session === session, frame);
export const tellUser = (db: Db, user: Key, frame: JsonObject): void => tell(db, (page) => page.user === user, frame);
/** Asked each time: pages stay open when somebody stops being an administrator. */
export const tellWhoMayLookOutside = (db: Db, frame: JsonObject): void => tell(db, ({ isOwned, user }) => isOwned || isAdministrator(db, user), frame);

function isAdministrator(db: Db, key: Key | null): boolean {
    const user = db.find("authentik_core.user", key);
    return user !== undefined && user.is_active && isSuperuser(db, user);
}

/** Ends the sockets of a session that is over: their pages connect again, with the session that has followed it. */
export function endSocketsOf(db: Db, session: string): void {
    for (const [peer, page] of pages) if (page.loaded === db.loaded && page.session === session) peer.close();
}
