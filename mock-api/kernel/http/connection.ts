import type { Call } from "./call.ts";
import type { Channel, Peer } from "./channel.ts";
import { MAX_MESSAGE, MAX_WAITING_MESSAGES } from "#kernel/base/limits.ts";

/** The wire below a socket, as an adapter has it. */
export interface Transport {
    send(data: string): void;
    close(code: number, reason: string): void;
}

/** Codes of RFC 6455 7.4.1. */
const NORMAL = 1000;
const POLICY = 1008;
const TOO_BIG = 1009;
const DEFECT = 1011;
const BUSY = 1013;

/** Runs work in a transaction of its own; gives the status of its answer, durable then. */
export type Run = (work: (call: Call) => Promise<void>) => Promise<number>;

/** One open socket. The adapter attaches its wire, and says what arrives; before that, what is sent waits. */
export class Connection {
    readonly #channel: Channel;
    readonly #run: Run;
    readonly #over: () => void;
    #transport: Transport | undefined;
    /** What is to leave before there is a wire. */
    #early: ((transport: Transport) => void)[] = [];
    /** What the running transaction has sent; undefined outside of one. */
    #held: ((transport: Transport) => void)[] | undefined;
    #waiting = 0;
    #tail: Promise<void> = Promise.resolve();
    #isClosed = false;

    constructor(channel: Channel, run: Run, over: () => void) {
        this.#channel = channel;
        this.#run = run;
        this.#over = over;
    }

    readonly #peer: Peer = {
        send: (data) => this.#leave((transport) => transport.send(data)),
        close: (code = NORMAL, reason = "") => this.#leave(() => this.#end(code, reason)),
    };

    /** The handshake: the status that it is answered with, 200 when the socket may open. */
    async open(): Promise<number> {
        const status = await this.#transact((call) => this.#channel.open(call, this.#peer));
        if (status !== 200) this.closed();
        return status;
    }

    attach(transport: Transport): void {
        this.#transport = transport;
        for (const act of this.#early.splice(0)) act(transport);
    }

    /** A message has arrived. Resolves when it is dealt with. */
    receive(data: string): Promise<void> {
        if (this.#isClosed) return Promise.resolve();
        if (data.length > MAX_MESSAGE) this.#end(TOO_BIG, "This message is too large.");
        else if (this.#waiting >= MAX_WAITING_MESSAGES) this.#end(BUSY, "Too many messages at once.");
        else {
            this.#waiting++;
            this.#tail = this.#tail.then(() => this.#deal(data));
        }
        return this.#tail;
    }

    async #deal(data: string): Promise<void> {
        this.#waiting--;
        if (this.#isClosed) return;
        const status = await this.#transact((call) => this.#channel.receive(call, this.#peer, data));
        if (status === 401 || status === 403) this.#end(POLICY, "This is no longer allowed.");
        else if (status >= 500) this.#end(DEFECT, "Something went wrong here.");
    }

    /** What was sent leaves after the transaction, or not at all. */
    async #transact(work: (call: Call) => Promise<void>): Promise<number> {
        const held: ((transport: Transport) => void)[] = [];
        const status = await this.#run(async (call) => {
            this.#held = held;
            try {
                await work(call);
            } finally {
                this.#held = undefined;
            }
        });
        if (status === 200) for (const act of held) this.#leave(act);
        return status;
    }

    #leave(act: (transport: Transport) => void): void {
        if (this.#isClosed) return;
        if (this.#held) this.#held.push(act);
        else if (this.#transport) act(this.#transport);
        else this.#early.push(act);
    }

    #end(code: number, reason: string): void {
        this.#transport?.close(code, reason);
        this.closed();
    }

    /** The wire is gone. */
    closed(): void {
        if (this.#isClosed) return;
        this.#isClosed = true;
        this.#over();
        this.#channel.closed(this.#peer);
    }
}
