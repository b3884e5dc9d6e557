import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

export interface Person {
    pk: number;
    username: string;
    name: string;
}

interface Sent {
    pk: string;
    created: string;
    /** An address, a number, the name of a device, or a URL. */
    to: string;
    /** Whom it is for; null where that is nobody's account. */
    person: Person | null;
    seen: boolean;
}
/** How often something has really been sent, and what came back the last time; left out where nothing leaves the sandbox. */
interface Tries {
    tries: number;
    reply: string;
}
/** A part of a mail beside its text: `cid` is what the mail's HTML calls it, `data` is base64. */
export interface Attachment {
    name: string;
    type: string;
    cid: string;
    data: string;
}
export interface Mail extends Sent {
    kind: "mail";
    /** `body` is HTML; `link`: the one that it is about, "" for none. `sent`: to which server it has really been sent, left out where nothing leaves the sandbox. */
    content: { from: string; subject: string; body: string; text: string; link: string; attachments?: Attachment[]; sent?: Tries & { server: string } };
    /** What a server said that was really asked. */
    answer: "sent" | "failed" | null;
}
export interface Sms extends Sent {
    kind: "sms";
    content: { from: string; body: string };
    /** What a gateway said that was really asked; null: none was. */
    answer: string | null;
}
export interface Push extends Sent {
    kind: "push";
    content: { title: string; details: Record<string, string> };
    /** null while somebody waits for it; "taken back": they proved who they are by other means. */
    answer: "allow" | "deny" | "late" | "taken back" | null;
}
export type WebhookAnswer = "200" | "500" | "timeout";
export interface Webhook extends Sent {
    kind: "webhook";
    content: { transport: string; method: string; headers: Record<string, string>; payload: unknown; sent?: Tries };
    /** A status, or why there is none; null while it is on its way. */
    answer: string | null;
    /** What a person has chosen for this address; null: nothing. */
    chosen: WebhookAnswer | null;
}
export type OutsideMessage = Mail | Sms | Push | Webhook;

/** A code of an authenticator app; without a name while it is being set up. */
export interface Code {
    name: string;
    person: Person | null;
    code: string;
}
/** `remaining`: seconds until the next codes. */
export interface Codes {
    remaining: number;
    codes: Code[];
}

const PATH = "/-/sandbox/outside/";

/** What was sent to the world outside the sandbox; for administrators, in a tab for everybody. */
export const outside = {
    list: (signal?: AbortSignal): Promise<OutsideMessage[]> => answer(send("GET", PATH, { signal })),
    codes: (signal?: AbortSignal): Promise<Codes> => answer(send("GET", `${PATH}codes/`, { signal })),
    markSeen: (): Promise<void> => answer(send("POST", `${PATH}seen/`)),
    /** @param person the key of whose it clears; left out: everybody's, and what is nobody's */
    clear: (person?: number): Promise<void> => answer(send("DELETE", PATH, { query: { person } })),
    answer: (pk: string, chosen: WebhookAnswer | "allow" | "deny"): Promise<void> =>
        answer(send("PUT", `${PATH}${encodeURIComponent(pk)}/answer/`, { body: { answer: chosen } })),
};
