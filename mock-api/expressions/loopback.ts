import type { Call } from "#kernel/http/call.ts";
import type { HttpRequest } from "#kernel/http/http-request.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import { isLoopback, networkOfHost, type Received, type Sent } from "#mock/outside/network.ts";

/** Requests that the expressions of one HTTP request may send. */
const MAX_EXCHANGES = 8;
/** How long one may take, in ms, and how long while the state is held for it. */
const PATIENCE_MS = 5000;
const HELD_MS = 2000;

interface Exchange {
    readonly sent: Pick<Sent, "method" | "url">;
    received?: Received;
}

/** What was asked and answered while a request is worked on. Once an answer is there, expressions are run again from their beginning and read it. */
interface Conversation {
    readonly exchanges: Exchange[];
    /** The run whose questions are counted: a request that is answered anew is another call. */
    call: string;
    next: number;
}

const conversations = new WeakMap<HttpRequest, Conversation>();
/** Calls that wait where they stand, because a part of them is committed. */
const held = new WeakSet<HttpRequest>();

/** Answers an expression's `requests`; throws NotReady, which has the expression run again, until the answer is there. */
export function exchange(call: Call, asked: JsonObject): Json {
    const { method, url, headers, body, timeoutMs } = asked as unknown as Sent;
    const network = networkOfHost();
    if (!network) return { failure: "connection", message: "expressions of a sandbox in a tab reach no network" };
    const refusal = refused(call, url);
    if (refusal) return { failure: "connection", message: refusal };
    const conversation = conversationOf(call);
    const at = conversation.next++;
    const known = conversation.exchanges[at];
    if (known?.received && known.sent.method === method && known.sent.url === url) return { ...known.received } as JsonObject;
    if (at >= MAX_EXCHANGES) return { failure: "connection", message: `expressions send at most ${MAX_EXCHANGES} requests while one is answered` };
    const begun: Exchange = { sent: { method, url } };
    conversation.exchanges.splice(at, Infinity, begun);
    const limit = Math.min(timeoutMs, held.has(call.incoming.request) ? HELD_MS : PATIENCE_MS);
    const ready = network.send({ method, url, headers, body, timeoutMs: limit }).then((received) => void (begun.received = received));
    throw new NotReady(`an answer of ${url}`, ready);
}

function refused(call: Call, url: string): string | undefined {
    if (!URL.canParse(url) || !isLoopback(new URL(url))) return "expressions of the sandbox reach servers on loopback only";
    // What is committed cannot be answered anew.
    if (call.hasCommitted && !held.has(call.incoming.request)) return "this request has written something already";
    return undefined;
}

function conversationOf(call: Call): Conversation {
    const known = conversations.get(call.incoming.request) ?? { exchanges: [], call: call.id, next: 0 };
    if (known.call !== call.id) Object.assign(known, { call: call.id, next: 0 });
    conversations.set(call.incoming.request, known);
    return known;
}

/**
 * Does `work`, which runs an expression, until all it waits for is there: Python, and answers of servers. For a request that has committed something and
 * so cannot be answered anew by the host; what `work` wrote is taken back each time.
 */
export async function whileHeld<T>(call: Call, work: () => T): Promise<T> {
    const { next } = conversationOf(call);
    held.add(call.incoming.request);
    try {
        for (;;) {
            try {
                return unlessNotReady(call, work);
            } catch (error) {
                if (!(error instanceof NotReady)) throw error;
                await error.ready;
                conversationOf(call).next = next;
            }
        }
    } finally {
        held.delete(call.incoming.request);
    }
}

/** What `work` wrote before it has to wait is taken back; before an exception of its own, it stays. */
function unlessNotReady<T>(call: Call, work: () => T): T {
    const outcome = call.db.attempt(() => {
        try {
            return { value: work() };
        } catch (error) {
            if (error instanceof NotReady) throw error;
            return { error };
        }
    });
    if ("error" in outcome) throw outcome.error;
    return outcome.value;
}
