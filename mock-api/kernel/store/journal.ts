/** One row that was put, replaced or (null) removed. Rows are plain JSON. */
export interface Change {
    readonly table: string;
    readonly key: string | number;
    readonly row: object | null;
}

/** Everything that is kept: rows by table, and the version of their shape. */
export interface State {
    readonly version: number;
    readonly tables: Record<string, object[]>;
}

/** Why a journal cannot be used: its data are broken or of a newer version, there is no room, or somebody else holds it. */
export class JournalError extends Error {
    readonly kind: "corrupt" | "newer" | "full" | "locked";

    constructor(kind: JournalError["kind"], message: string) {
        super(message);
        this.name = "JournalError";
        this.kind = kind;
    }
}

/** Where state outlives the process. */
export interface Journal {
    /** Everything kept; null when nothing was ever written. Rejects with a JournalError. */
    load(): Promise<State | null>;
    /** One batch, all or nothing; resolved when it is durable. Calls may overlap: their order is kept. */
    append(changes: readonly Change[]): Promise<void>;
    /** Replaces everything, all or nothing. */
    replace(state: State): Promise<void>;
    close(): Promise<void>;
}
