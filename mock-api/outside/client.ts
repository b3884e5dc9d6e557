import type { Call } from "#kernel/http/call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { parseJson } from "#kernel/http/json.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { base64, base64ToBytes } from "#mock/encoding/base64.ts";
import { isLoopback, networkOfHost, type Received } from "./network.ts";

/** A server could not be asked, or did not answer as it should: the message says which and why. */
export class Unreachable extends Error {}

/** What to ask. */
export interface Question {
    readonly method: "GET" | "POST";
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
}

export interface Answered {
    readonly status: number;
    readonly text: string;
}

/** Who asks: a request, or a stage with what it must look after while it waits. */
export interface Asker extends Pick<Call, "url" | "askSelf"> {
    readonly outside: <T>(work: () => T | Promise<T>) => Promise<T>;
}

/** How long another server may take, in ms, and how long its answer may be, in bytes: tokens, profiles and keys have some thousands. */
const PATIENCE_MS = 5000;
const MAX_ANSWER = 1024 * 1024;

/**
 * Asks a server: this engine itself, a server on this machine where the host reaches one, or any server where the host was told to. Outside the
 * transaction (`Call.outside`), so rows that were read before are read again. Redirects are not followed: they could lead past this rule. Throws Unreachable.
 */
export async function ask(call: Asker, question: Question): Promise<Answered> {
    const url = URL.canParse(question.url) ? new URL(question.url) : undefined;
    if (!url) throw new Unreachable(`${question.url || "An empty address"} is no address that can be asked.`);
    const answered = url.origin === call.url.origin ? await askSelf(call, question) : await askOther(call, question, url.host);
    if (answered.status >= 300 && answered.status < 400) throw new Unreachable(`${url.host} answers with a redirect.`);
    return answered;
}

/** Whether the host reaches what is at an address. */
export function isReached(call: Pick<Call, "url">, url: URL): boolean {
    const network = networkOfHost();
    return url.origin === call.url.origin || (network !== undefined && (network.isOpen || isLoopback(url)));
}

async function askSelf(call: Asker, { url, method, headers, body }: Question): Promise<Answered> {
    const answered = await call.askSelf(new Request(url, { method, headers, body }));
    return { status: answered.status, text: (await answered.text()).slice(0, MAX_ANSWER) };
}

async function askOther(call: Asker, { url, method, headers = {}, body = "" }: Question, host: string): Promise<Answered> {
    const network = networkOfHost();
    if (!network) throw new Unreachable(`${host} cannot be reached: a sandbox in a tab reaches itself only.`);
    if (!network.isOpen && !isLoopback(new URL(url)))
        throw new Unreachable(`${host} is not asked: the sandbox reaches servers on this machine only, unless it is started with --network.`);
    const sent = { url, method, headers, body: base64(new TextEncoder().encode(body)), timeoutMs: PATIENCE_MS };
    return received(host, await call.outside(() => network.send(sent)));
}

function received(host: string, answer: Received): Answered {
    if ("failure" in answer) throw new Unreachable(`${host} does not answer: ${answer.message}`);
    return { status: answer.status, text: new TextDecoder().decode(base64ToBytes(answer.body)) };
}

/** The JSON of an answer; undefined where it is none. */
export function valueOf({ text }: Answered): Json {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** The same with every number as it was written (encoding/exact-number.ts): what names people may have more digits than a JavaScript number. */
export function exactValueOf({ text }: Answered): Json {
    try {
        return parseJson(text);
    } catch (error) {
        if (error instanceof HttpError) return undefined;
        throw error;
    }
}

/** The JSON object of an answer; undefined where it is none. */
export function jsonOf(answered: Answered): JsonObject | undefined {
    const value = valueOf(answered);
    return isObject(value) ? value : undefined;
}
