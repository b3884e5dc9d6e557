import type { Entry } from "#mock/encoding/ldap/attribute.ts";
import { BerError } from "#mock/encoding/ldap/ber.ts";
import {
    type Answer,
    ANSWER,
    type Control,
    type Message,
    type Operation,
    PAGED,
    readPaging,
    type Result,
    type Search,
    writePaging,
} from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { type Bound, type Directory, START_TLS } from "./directory.ts";

/** The wire below a session, as an adapter has it. */
export interface Wire {
    readonly ip: string;
    /** Resolves when there is room for more. */
    send(answer: Answer): Promise<void>;
    /** Begins TLS, once the answer that says so is sent; undefined where it cannot: it is spoken already, or there is no certificate. */
    startTls?: () => Promise<(() => void) | undefined>;
}

/** A search whose pages are not all read yet. */
interface Paged {
    readonly cookie: string;
    readonly entries: readonly Entry[];
    /** How it ends. */
    readonly code: number;
}

/** One connection of a client: RFC 4511. Operations are done one after the other. */
export class LdapSession {
    readonly #directory: Directory;
    readonly #wire: Wire;
    #dn = "";
    #bound: Bound | undefined;
    #paged: Paged | undefined;
    #pages = 0;
    #isOver = false;
    constructor(directory: Directory, wire: Wire) {
        this.#directory = directory;
        this.#wire = wire;
    }

    /** Deals with one message. False when it was the last one. */
    async take({ id, operation, controls }: Message): Promise<boolean> {
        const unknown = controls.find(({ oid, isCritical }) => isCritical && !(oid === PAGED && operation.op === "search"));
        if (unknown && answerOf(operation) !== undefined)
            return this.#end(id, operation, { code: RESULT.unavailableCriticalExtension, message: `The control ${unknown.oid} is not known here.` });
        switch (operation.op) {
            case "bind":
                return this.#end(id, operation, await this.#bind(operation));
            case "search":
                return this.#end(id, operation, await this.#search(id, operation, controls));
            case "extended":
                return this.#extended(id, operation);
            case "unbind":
                await this.close();
                return false;
            case "abandon":
                // What is asked is done before the next message is looked at: there is nothing left to abandon.
                return true;
            case "other":
                return this.#end(id, operation, { code: RESULT.unwillingToPerform, message: "This directory is read only." });
        }
    }

    /** The connection is over, by a word or without one: whoever was bound is signed out. */
    async close(): Promise<number> {
        this.#isOver = true;
        return this.#unbind();
    }

    async #unbind(): Promise<number> {
        const [dn, bound] = [this.#dn, this.#bound];
        this.#forget();
        return dn === "" ? RESULT.success : this.#directory.unbind(dn, bound);
    }

    #forget(): void {
        this.#dn = "";
        this.#bound = undefined;
        this.#paged = undefined;
    }

    async #end(id: number, operation: Operation, result: Result): Promise<boolean> {
        const answer = answerOf(operation);
        if (answer !== undefined) await this.#wire.send({ id, tag: answer, result });
        return true;
    }

    async #bind({ version, dn, password }: Operation & { op: "bind" }): Promise<Result> {
        await this.#unbind();
        if (version !== 3) return { code: RESULT.protocolError, message: "Only version 3 of LDAP is spoken here." };
        if (password === undefined) return { code: RESULT.authMethodNotSupported, message: "Only simple binds are known here." };
        // RFC 4513 5.1.1: nobody in particular. They may look at what the server says of itself.
        if (dn === "") return password === "" ? { code: RESULT.success } : { code: RESULT.invalidCredentials };
        const { code, bound } = await this.#directory.bind(dn, password, this.#wire.ip);
        if (!bound) return { code };
        this.#dn = dn;
        this.#bound = bound;
        // Whoever went away meanwhile will not unbind any more.
        if (this.#isOver) await this.#unbind();
        return { code };
    }

    async #search(id: number, search: Search, controls: readonly Control[]): Promise<Result> {
        const paging = pagingOf(controls);
        if (paging === "unreadable") return { code: RESULT.protocolError, message: "The control for pages cannot be read." };
        if (paging?.cookie) return this.#nextPage(id, paging);
        const { code, message, entries } = await this.#directory.search(search, this.#bound);
        if (code !== RESULT.success) return { code, ...(message === undefined ? {} : { message }) };
        const wanted = search.sizeLimit ? entries.slice(0, search.sizeLimit) : entries;
        const end = wanted.length < entries.length ? RESULT.sizeLimitExceeded : RESULT.success;
        if (paging) {
            this.#paged = { cookie: "", entries: wanted, code: end };
            return this.#nextPage(id, paging);
        }
        for (const entry of wanted) await this.#wire.send({ id, entry });
        return { code: end };
    }

    async #nextPage(id: number, { size, cookie }: { size: number; cookie: string }): Promise<Result> {
        const paged = this.#paged;
        this.#paged = undefined;
        if (!paged || paged.cookie !== cookie) return { code: RESULT.unwillingToPerform, message: "This search is not going on." };
        const page = paged.entries.slice(0, size);
        for (const entry of page) await this.#wire.send({ id, entry });
        const rest = paged.entries.slice(size);
        // RFC 2696 3: a size of 0 ends the search.
        if (size === 0 || !rest.length) return { code: size === 0 ? RESULT.success : paged.code, controls: [writePaging("")] };
        this.#paged = { ...paged, cookie: String(++this.#pages), entries: rest };
        return { code: RESULT.success, controls: [writePaging(this.#paged.cookie)] };
    }

    async #extended(id: number, operation: Operation & { op: "extended" }): Promise<boolean> {
        if (operation.name !== START_TLS) return this.#end(id, operation, { code: RESULT.protocolError, message: "This extension is not known here." });
        const begin = await this.#wire.startTls?.();
        if (!begin) return this.#end(id, operation, { code: RESULT.unavailable, message: "TLS cannot be started here." });
        await this.#end(id, operation, { code: RESULT.success });
        begin();
        return true;
    }
}

/** The tag of what answers an operation; undefined for those that are not answered. */
function answerOf(operation: Operation): number | undefined {
    if (operation.op === "other") return operation.answer;
    return operation.op === "unbind" || operation.op === "abandon" ? undefined : ANSWER[operation.op];
}

function pagingOf(controls: readonly Control[]): { size: number; cookie: string } | "unreadable" | undefined {
    const control = controls.find(({ oid }) => oid === PAGED);
    if (!control) return undefined;
    try {
        const paging = readPaging(control.value ?? new Uint8Array());
        return paging.size < 0 ? "unreadable" : paging;
    } catch (error) {
        if (error instanceof BerError) return "unreadable";
        throw error;
    }
}
