import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { choice, date, describe, flag, integer, object, type Row, text, uuid } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";
import { asObject } from "#kernel/store/validate.ts";
import type { Attachment } from "./mail-logo.ts";

export const KINDS = ["mail", "sms", "push", "webhook"] as const;

const fields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    created: date(),
    kind: choice(KINDS),
    /** An address, a number, the name of a device, or a URL. */
    to: text(),
    /** Whom it is for; null where that is nobody's account (yet). Stays when the account goes: what was sent was sent. */
    user: integer({ nullable: true }),
    /** As `Contents` has it for the kind. */
    content: object(),
    /**
     * What came back: of a mail "sent" or "failed" where a server was really asked, of a push what the person chose, of a webhook the status or why there is none, of a text message what a gateway said that was
     * really asked; null while there is nothing.
     */
    answer: text({ nullable: true }),
    /** Somebody has looked at it. */
    seen: flag(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.message": Row<typeof fields>;
    }
}
/** What was sent to the world outside, whatever by. */
export const messageSchema: ModelSchema = { model: "sandbox.message", fields, families: {}, indexes: ["kind"] };

export type Message = Row<typeof fields>;

/** What is in a message, by its kind. */
export interface Contents {
    mail: { from: string; subject: string; body: string; text: string; link: string; attachments: Attachment[]; sent?: Tries & { server: string } };
    sms: { from: string; body: string };
    /** A question with two answers: what it is about, in names and values. */
    push: { title: string; details: Record<string, string> };
    webhook: { transport: string; method: string; headers: Record<string, string>; payload: Json; sent?: Tries };
}
/** How often something has really been sent, and what came back the last time; left out where nothing leaves the sandbox. */
interface Tries {
    tries: number;
    reply: string;
}
export type MessageKind = keyof Contents;

export interface Sending<K extends MessageKind> {
    readonly to: string;
    readonly user: number | null;
    readonly content: Contents[K] & JsonObject;
    readonly answer?: string | null;
}

/** What was sent, or one kind of it, the newest first: rows that were read from where they are kept come in any order. */
export const messagesOf = (db: Db, kind?: MessageKind): Message[] =>
    (kind ? db.where("sandbox.message", "kind", kind) : db.all("sandbox.message"))
        .reverse()
        .sort((a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : 0));

/** How many of each kind are kept. */
const KEPT = 100;

/** Sends something outside: keeps it where a person can see it. */
export function sendOutside<K extends MessageKind>({ db, random }: Call, kind: K, { to, user, content, answer = null }: Sending<K>): Message {
    const row = db.create("sandbox.message", { created: timestamp(random.now()), kind, to, user, content, answer });
    for (const { pk } of messagesOf(db, kind).slice(KEPT)) db.delete("sandbox.message", pk);
    return row;
}

/** How much of what came back is kept, in characters. */
const KEPT_REPLY = 2000;

/** Notes that something was really sent, and what came back. */
export function noteTry({ db }: Call, pk: string, answer: string, reply: string): void {
    const row = db.find("sandbox.message", pk);
    // Cleared meanwhile.
    if (!row) return;
    const before = asObject(row.content.sent);
    const sent = { ...before, tries: Number(before.tries ?? 0) + 1, reply: reply.slice(0, KEPT_REPLY) };
    db.update("sandbox.message", pk, { answer, content: { ...row.content, sent } });
}
