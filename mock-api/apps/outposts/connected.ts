import type { Call } from "#kernel/http/call.ts";
import type { Peer } from "#kernel/http/channel.ts";
import type { Db } from "#kernel/store/db.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { EMBEDDED, type Outpost } from "./outpost.resource.ts";

/** What a program has said of itself. */
export interface Program {
    readonly uid: string;
    /** ms since the epoch. */
    readonly seen: number;
    readonly version: string;
    readonly buildHash: string;
    readonly hostname: string;
}

/** How long a program counts as connected after its last word: one and a half times the pause between two, in ms. */
const LIFE_MS = 15_000;

interface Open {
    readonly outpost: string;
    /** What it calls itself; none before its first word. */
    program?: Program;
}

/** Open sockets, and the last words of those that are closed already: a program that comes back at once was never away. */
const sockets = whileLoaded(() => new Map<Peer, Open>());
const last = whileLoaded(() => new Map<Peer, Open>());

/** Sockets whose end has not been looked at yet: the end of a socket is outside of any transaction. */
const ended = new WeakSet<Peer>();

export const opened = (db: Db, peer: Peer, outpost: string): void => void sockets(db).set(peer, { outpost });

export const closed = (peer: Peer): void => void ended.add(peer);

/** Takes what a program says of itself. One socket is one program: a new name replaces the old one. */
export function heard(db: Db, peer: Peer, said: Program): void {
    const open = sockets(db).get(peer);
    if (open) open.program = said;
}

export const saidBefore = (db: Db, peer: Peer): Program | undefined => sockets(db).get(peer)?.program;

/** The programs of an outpost that were heard of in time, one for each name, by when they were heard of first. The embedded one is the server itself, which is here. */
export function programsOf({ db, random, url }: Pick<Call, "db" | "random" | "url">, { pk: outpost, managed }: Outpost): Program[] {
    const now = random.now();
    tidy(db, now);
    const found = new Map<string, Program>();
    for (const open of [...last(db).values(), ...sockets(db).values()])
        if (open.outpost === outpost && open.program && isAlive(open.program, now)) found.set(open.program.uid, open.program);
    const itself: Program = { uid: outpost, seen: now, version: VERSION, buildHash: "", hostname: url.hostname };
    return managed === EMBEDDED ? [itself, ...found.values()] : [...found.values()];
}

const isAlive = ({ seen }: Program, now: number): boolean => now - seen < LIFE_MS;

function tidy(db: Db, now: number): void {
    for (const [peer, open] of sockets(db)) {
        if (!ended.has(peer)) continue;
        sockets(db).delete(peer);
        if (open.program) last(db).set(peer, open);
    }
    for (const [peer, { program }] of last(db)) if (!program || !isAlive(program, now)) last(db).delete(peer);
}

/** Says something to all programs of an outpost. */
export function tell(db: Db, outpost: string, message: string): void {
    for (const [peer, open] of sockets(db)) if (open.outpost === outpost && !ended.has(peer)) peer.send(message);
}
