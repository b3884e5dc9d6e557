import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { tellSession } from "./listening.ts";

/** As Django's messages have them. */
export type Level = "debug" | "info" | "success" | "warning" | "error";

export type Said = JsonObject & { id: string; level: Level; message: string };

/** Where the session keeps what no page has shown yet. */
const SAID = "messages";
/** How many wait for a page: more than anybody reads at once. */
const MOST = 10;

/**
 * Says something to whoever uses the session: on every page of it that is open, else on the next. It is kept until a page says that a person had the
 * time to read it: after most of what is said here the browser goes on to another page at once.
 */
export function say(call: Call, level: Level, message: string): void {
    const waiting = unread(call);
    // A page that is loaded again says the same again.
    if (waiting.some((one) => one.level === level && one.message === message)) return;
    const said: Said = { id: call.random.uuid(), level, message };
    call.session.set(SAID, [...waiting, said].slice(-MOST));
    call.whenKept.push(() => tellSession(call.db, call.session.key, frameOf(said)));
}

export const unread = ({ session }: Call): readonly Said[] => session.get<Said[]>(SAID) ?? [];

/** A page has shown it. */
export function forget(call: Call, id: string): void {
    const left = unread(call).filter((said) => said.id !== id);
    if (left.length) call.session.set(SAID, [...left]);
    else call.session.delete(SAID);
}

/** As it travels. */
export const frameOf = ({ id, level, message }: Said): JsonObject => ({ type: "event.update", message_type: "message", level, tags: level, message, id });
