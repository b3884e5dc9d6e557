import type { ReactiveControllerHost } from "lit";
import { demo, type DemoDirectory, type LdapAnswer, type LdapEntry, type LdapOperation } from "#src/api/demo.api.ts";

/** An operation that was done, with its answer. */
export interface Done {
    readonly operation: LdapOperation;
    readonly answer: LdapAnswer;
}

/** One connection to the directories, and what was asked on it. Its host shows it again whenever something has happened. */
export class LdapConsole {
    readonly #host: ReactiveControllerHost;
    readonly #slug: string;
    /** What the sandbox says of the directory; undefined until it is known. */
    known: DemoDirectory | undefined;
    /** Why that is not known. */
    error: unknown;
    /** All operations, the newest first. */
    done: readonly Done[] = [];
    /** Who is bound; empty: nobody. */
    bound = "";
    /** Names of the entries that the tree knows, by their paths there. */
    readonly tree = new Map<string, string>();
    /** The path that was opened in the tree, and its entry. */
    opened = "";
    entry: LdapEntry | undefined;
    #connection: string | null = null;

    constructor(host: ReactiveControllerHost, slug: string) {
        this.#host = host;
        this.#slug = slug;
    }

    async start(): Promise<void> {
        try {
            this.known = await demo.directory(this.#slug);
        } catch (error) {
            this.error = error;
        }
        this.#host.requestUpdate();
    }

    get base(): string {
        return this.known?.base_dn ?? "";
    }

    /** The newest operation of these kinds. */
    last(...kinds: LdapOperation["op"][]): Done | undefined {
        return this.done.find(({ operation: { op } }) => kinds.includes(op));
    }

    async bind(dn: string, password: string): Promise<void> {
        const { code } = await this.#do({ op: "bind", dn, password });
        this.bound = code === 0 ? dn : "";
        this.#forgetTree();
        if (code === 0) await this.open("");
    }

    async unbind(): Promise<void> {
        await this.#do({ op: "unbind" });
        this.bound = "";
        this.#forgetTree();
    }

    search(search: Omit<LdapOperation & { op: "search" }, "op">): Promise<LdapAnswer> {
        return this.#do({ op: "search", ...search });
    }

    /** Reads an entry of the tree, and what lies right below it. */
    async open(path: string): Promise<void> {
        const base = this.tree.get(path) ?? this.base;
        this.opened = path;
        const own = await this.search({ base, scope: "base", filter: "", attributes: "" });
        this.entry = own.entries[0];
        const below = await this.search({ base, scope: "one", filter: "", attributes: "1.1" });
        for (const { dn } of below.entries) this.tree.set(path ? `${path}/${levelOf(dn)}` : levelOf(dn), dn);
        this.#host.requestUpdate();
    }

    async #do(operation: LdapOperation): Promise<LdapAnswer> {
        const answer = await demo.operate(this.#connection, operation);
        this.#connection = answer.connection;
        this.done = [{ operation, answer }, ...this.done];
        this.#host.requestUpdate();
        return answer;
    }

    #forgetTree(): void {
        this.tree.clear();
        this.opened = "";
        this.entry = undefined;
    }
}

/** The first level of a name, `cn=Smith\, Ada`. A slash would be a level of the tree: its look-alike stands in its place. */
const levelOf = (dn: string): string => (/^(?:\\.|[^,])*/s.exec(dn)?.[0] ?? dn).replaceAll("/", "\u2215");
