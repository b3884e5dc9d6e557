import type { Entry } from "#mock/encoding/ldap/attribute.ts";

/** Where a directory is, and how it is spoken to. */
export interface DirectoryAddress {
    /** `ldap://` or `ldaps://`, a host and perhaps a port. */
    readonly url: string;
    /** Encrypts an `ldap://` connection before anything is told (RFC 4511 4.14). */
    readonly startTls: boolean;
    /** PEM of the certificate that vouches for the server; null: any is taken. */
    readonly certificate: string | null;
}

export interface DirectorySearch {
    readonly base: string;
    /** The entry itself, or it and all below it. */
    readonly scope: "base" | "sub";
    /** RFC 4515. */
    readonly filter: string;
}

/** A connection to a directory. What it refuses rejects with a DirectoryError. */
export interface Directory {
    /** Proves who asks. An empty password proves nothing (RFC 4513 5.1.2): callers refuse it before. */
    bind(dn: string, password: string): Promise<void>;
    /** All entries that match, page by page, with all their attributes, operational ones too. */
    search(search: DirectorySearch): Promise<readonly Entry[]>;
    setPassword(dn: string, password: string): Promise<void>;
    close(): Promise<void>;
}

/** A directory cannot be reached, or refuses. `code`: the result code of RFC 4511, where it has answered with one. */
export class DirectoryError extends Error {
    readonly code: number | undefined;
    constructor(message: string, code?: number) {
        super(message);
        this.code = code;
    }
}

export const RESULT = { noSuchObject: 32, invalidCredentials: 49, unwillingToPerform: 53 } as const;

/** Connects; rejects with a DirectoryError. */
export type OpenDirectory = (address: DirectoryAddress) => Promise<Directory>;

let open: OpenDirectory | undefined;

/** Called by a host that speaks LDAP; a tab does not. */
export function provideDirectories(provided: OpenDirectory | undefined): void {
    open = provided;
}

export const directoriesOfHost = (): OpenDirectory | undefined => open;
