import type { Call } from "#kernel/http/call.ts";
import type { Answer, Operation } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { Directory } from "../directory.ts";
import { LdapSession } from "../ldap-session.ts";

/** One connection of the console to the directories: the session is that of the wire, each message is a request. */
export class ConsoleLine {
    readonly #session: LdapSession;
    #call: Call | undefined;
    #answers: Answer[] = [];
    #id = 0;
    /** When it was last used, in ms since the epoch. */
    used: number;

    constructor(ip: string, now: number) {
        this.used = now;
        const directory = new Directory({
            fetch: (request, jar, caller) => this.#now.askSelf(request, { jar, ...caller }),
            look: async (work) => work(this.#now),
        });
        this.#session = new LdapSession(directory, { ip, send: async (answer) => void this.#answers.push(answer) });
    }

    get #now(): Call {
        if (!this.#call) throw new Error("A line is asked within a request.");
        return this.#call;
    }

    /** What is answered: of an unbind nothing. */
    async ask(call: Call, operation: Operation): Promise<readonly Answer[]> {
        if (this.#call) return [{ id: 0, tag: 0, result: { code: RESULT.busy, message: "The operation before is not done yet." } }];
        return this.#during(call, async () => {
            this.#answers = [];
            await this.#session.take({ id: ++this.#id, operation, controls: [] });
            return this.#answers;
        });
    }

    /** Signs out whoever is bound. */
    close(call: Call): Promise<unknown> {
        return this.#during(call, () => this.#session.close());
    }

    async #during<T>(call: Call, work: () => Promise<T>): Promise<T> {
        this.#call = call;
        try {
            return await work();
        } finally {
            this.used = call.random.now();
            this.#call = undefined;
        }
    }
}
