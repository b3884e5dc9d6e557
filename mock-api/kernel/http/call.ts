import type { Db } from "#kernel/store/db.ts";
import type { ErrorShape } from "./error-shapes.ts";
import { HttpError, nonFieldError, wrongMediaType } from "#kernel/base/errors.ts";
import type { Facet } from "#kernel/base/facet.ts";
import type { Randomness } from "#kernel/base/fields.ts";
import { Form } from "./form.ts";
import { parseJson } from "./json.ts";
import type { HttpRequest } from "./http-request.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import type { Stored } from "#kernel/store/schema.ts";
import type { Session } from "./session.ts";
import type { Sender } from "./exchange.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { pythonType } from "#mock/encoding/python-text.ts";

/** The cookies of one exchange. Browsers strip them from Request and Response objects, so they travel beside. */
export interface Jar {
    get(name: string): string | undefined;
    /** Takes a whole `Set-Cookie` line. */
    set(line: string): void;
}

/** Who asks. */
export interface Principal {
    readonly pk: number;
    readonly username: string;
    readonly isSuperuser: boolean;
    /** How the caller proved it: bearer tokens are never checked for CSRF. */
    readonly via: "token" | "session";
    /** An object-level permission, such as `view_outpost`. */
    holds(permission: string, key: Key): boolean;
}

/** A file of a multipart body. */
export interface Upload {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
}

/** What the host has read of a request, before the transaction begins. */
export interface Incoming {
    readonly request: HttpRequest;
    readonly url: URL;
    readonly jar: Jar;
    readonly ip: string;
    readonly bytes: Uint8Array;
    /** The fields of a form body. */
    readonly form: Form;
}

/** A model's description, as far as most handlers ask. */
export interface ModelInfo {
    /** `authentik_core` of `authentik_core.group`. */
    readonly app: string;
    /** `group` of `authentik_core.group`. */
    readonly modelName: string;
    /** Display names, one and many. */
    readonly names: readonly [string, string];
    /** Text form of a row. */
    label(row: Stored, db: Db): string;
}

/** What is described, by name. Throws an Error for a name that is not described: a defect of ours. `registryOf(call)` gives all of it. */
export interface Descriptions {
    has(model: string): boolean;
    resource(model: string): ModelInfo;
    /** What a kind says to a facet; undefined where it does not have it. */
    facetOf<T>(model: string | undefined, facet: Facet<T>): T | undefined;
    /** Every kind that has a facet, with what it says. */
    with<T>(facet: Facet<T>): ReadonlyMap<string, T>;
    /** The resource, family or named view of this name. */
    view(name: string): { represent(row: Stored, call: Call): JsonObject };
}

/**
 * Runs `work` while the state is free for other requests: see `Call.outside`. `watched` is called before and after; when what it
 * gives is not the same then, the request is refused with 409.
 */
export type Outside = <T>(work: () => T | Promise<T>, watched?: () => unknown) => Promise<T>;

/** Does long work while others are served: see `Call.reading` and `Call.changing`. */
export type InSteps = <T>(work: () => Steps<T>) => Promise<T>;

/** Whether a request of this method is meant to change something. */
export const isUnsafe = (method: string): boolean => !["GET", "HEAD", "OPTIONS"].includes(method);

/** One request and all that its handler may use. */
export class Call {
    readonly incoming: Incoming;
    /** The state; while `changing` runs, an overlay of it. */
    db: Db;
    readonly random: Randomness;
    readonly registry: Descriptions;
    readonly environment: Readonly<Record<string, string>>;
    readonly session: Session;
    /** Id of the request, 32 hex digits. */
    readonly id: string;
    /** Work that follows from the request, done in its transaction once its handler has answered; dropped when it is refused. */
    readonly afterwards: (() => Promise<void>)[] = [];
    /**
     * Work that nobody waits for, such as reading a directory, by a name under which it is wanted once: begun when the answer is durable, in
     * transactions of its own and with a call of its own, without a caller. Dropped when the request is refused.
     */
    readonly later = new Map<string, (call: Call) => Promise<void>>();
    /** Done once what was written until then is durable, outside the transaction: news for sockets. Dropped when that is taken back. */
    readonly whenKept: (() => void)[] = [];
    params: Readonly<Record<string, string>> = {};
    principal: Principal | null = null;
    /** A part of it is committed already (`outside`): it can no longer be rolled back as a whole. */
    hasCommitted = false;
    /** How errors become answers; a check of an endpoint may change it for what follows. */
    errors: ErrorShape;
    /**
     * Does what has to wait without keeping others out: hashing, signatures, key generation, a request to another server or to this
     * engine itself (which never answers inside the transaction: it would wait for us).
     *
     * The request is two transactions then. Before `work` begins:
     * - what was written so far, the session included, is committed, and stays when the request is refused later;
     * - the lock is given back. `work` must not touch `call.db` or `call.session`: they belong to somebody else now.
     *
     * When it ends, the lock is taken again, and meanwhile
     * - every row may have changed or gone: rows that were read before are pictures of the past. Read them again by their key, or pass
     *   `watched`: `call.outside(() => hash(password), () => db.find("authentik_core.user", pk))` refuses with 409 when it is another row;
     * - the session was read again: another tab may have moved its plan on, or signed out;
     * - who asks was looked at again: a caller whose token or session ended is refused with 403.
     *
     * An error of `work` is thrown on, inside the second transaction.
     */
    readonly outside: Outside;
    /**
     * Reads much in steps, between which others are served; what was written before the first pause is committed, and stays. When others
     * have changed something meanwhile, it begins anew: `work` must do nothing but read `call.db`.
     */
    readonly reading: InSteps;
    /**
     * Changes many rows in steps, all or nothing, between which others read what was there before; who wants to write waits until it is
     * done. The steps write to `call.db`, an overlay that is taken over at the end, and use nothing that was read from another `db`. What
     * the request wrote before is committed at the first pause, and stays. A request has one `changing` at a time, and no `outside` in it.
     */
    readonly changing: InSteps;
    /** Asks this engine itself outside the transaction, as a client without cookies where nobody else is named: a source whose provider is the sandbox. */
    readonly askSelf: (request: HttpRequest, sender?: Sender) => Promise<Response>;
    #find: () => Principal | null = () => null;

    constructor(
        init: Pick<Call, "incoming" | "db" | "random" | "registry" | "environment" | "session" | "errors" | "outside" | "reading" | "changing" | "askSelf">,
    ) {
        this.incoming = init.incoming;
        this.db = init.db;
        this.random = init.random;
        this.registry = init.registry;
        this.environment = init.environment;
        this.session = init.session;
        this.errors = init.errors;
        this.outside = init.outside;
        this.reading = init.reading;
        this.changing = init.changing;
        this.askSelf = init.askSelf;
        this.id = init.random.uuid().replaceAll("-", "");
    }

    /** The same request as if nobody had signed in. */
    asVisitor(): Call {
        const visitor: Call = Object.create(this);
        visitor.principal = null;
        return visitor;
    }

    /** Takes whom `find` gives as the caller; it is asked again when the request has waited outside the transaction. */
    authenticateBy(find: () => Principal | null): Principal | null {
        this.#find = find;
        this.principal = find();
        return this.principal;
    }

    /** The user of the request's credentials at this moment; null without, and when they are no longer valid. */
    callerNow(): Principal | null {
        if (!this.principal) return null;
        try {
            return this.#find();
        } catch (error) {
            if (error instanceof HttpError) return null;
            throw error;
        }
    }

    get url(): URL {
        return this.incoming.url;
    }

    get method(): string {
        return this.incoming.request.method;
    }

    /** The parameters of the address. */
    get query(): Form<string> {
        return new Form(this.url.searchParams);
    }

    /** The fields of a form body; of any other body none. */
    get form(): Form {
        return this.incoming.form;
    }

    get isUnsafe(): boolean {
        return isUnsafe(this.method);
    }

    get isSuperuser(): boolean {
        return this.principal?.isSuperuser ?? false;
    }

    header(name: string): string | null {
        return this.incoming.request.headers.get(name);
    }

    /** The JSON body: any value. Throws 415 and 400. */
    json(): Json {
        const type = (this.header("content-type") ?? "").trim();
        const media = type.split(";")[0]!.trim().toLowerCase();
        if (!this.incoming.bytes.length && (media === "" || media === "application/json")) return {};
        if (media !== "application/json") throw wrongMediaType(type);
        return parseJson(textOf(this.incoming.bytes, type));
    }

    /** The JSON body as an object. */
    body(): JsonObject {
        const body = this.json();
        if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
        throw nonFieldError(`Invalid data. Expected a dictionary, but got ${pythonType(body)}.`);
    }

    /** Does steps as a background task: without a user, so that events of its changes do not name the caller. */
    *inBackground<T>(work: () => Steps<T>): Steps<T> {
        const caller = this.principal;
        this.principal = null;
        try {
            return yield* work();
        } finally {
            this.principal = caller;
        }
    }

    /** Sets a cookie of the answer: a whole `Set-Cookie` line. */
    setCookie(line: string): void {
        this.incoming.jar.set(line);
    }

    /** A row as its resource, or a named view of it, shows it. */
    show(view: string, row: Stored): JsonObject {
        return this.registry.view(view).represent(row, this);
    }

    /** Absolute address of a path on this host. */
    absolute(path: string): string {
        return new URL(path, this.url.origin).href;
    }
}

/** A body as the text that its media type declares, UTF-8 unless it says otherwise. Throws 400 for bytes that are not that. */
function textOf(bytes: Uint8Array, type: string): string {
    const charset = /;\s*charset="?([^\s;"]+)/i.exec(type)?.[1] ?? "utf-8";
    try {
        return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
        throw new HttpError(400, { detail: `JSON parse error - the body is not ${charset} text.` });
    }
}
