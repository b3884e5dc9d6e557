import { isIP } from "node:net";
import { Attribute, BerWriter, Change, Client, ResultCodeError } from "ldapts";
import { entry, type Entry } from "#mock/encoding/ldap/attribute.ts";
import { type Directory, DirectoryError, type OpenDirectory } from "#mock/outside/directory.ts";

/** How long connecting and each answer may take, in ms: as long as in the original. */
const PATIENCE_MS = 15_000;
/** Entries in one page: Active Directory gives no more than 1,000 without pages. */
const PAGE = 500;
/** How many entries are taken from one search. */
const MAX_ENTRIES = 50_000;
/** Whose values are no text, whatever their bytes look like. */
const BINARY = ["objectSid", "objectGUID"];
/** The operation that sets a password where there is no attribute for it: RFC 3062. */
const MODIFY_PASSWORD = "1.3.6.1.4.1.4203.1.11.1";
/** Answers of a directory that has no `unicodePwd`, which is Active Directory's: RFC 4511 A.2. */
const NO_UNICODE_PASSWORD = new Set([16, 17, 19, 21, 53, 65]);

/** Speaks LDAP over a socket. */
export const openDirectory: OpenDirectory = async ({ url, startTls, certificate }) => {
    const host = hostOf(url);
    // Said twice: over a connection that is there already, Node would otherwise compare the certificate with "localhost". An address is no name to ask for (RFC 6066, 3).
    const named = { host, ...(isIP(host) ? {} : { servername: host }) };
    const tls = { ...named, ...(certificate === null ? { rejectUnauthorized: false } : { ca: [certificate] }) };
    const isSecure = url.toLowerCase().startsWith("ldaps:");
    const client = new Client({ url, timeout: PATIENCE_MS, connectTimeout: PATIENCE_MS, ...(isSecure ? { tlsOptions: tls } : {}) });
    try {
        if (startTls && !isSecure) await client.startTLS(tls);
        await greet(client);
        return directoryOf(client);
    } catch (error) {
        await client.unbind().catch(() => undefined);
        throw asDirectoryError(error);
    }
};

/** Without the brackets of an IPv6 address. */
const hostOf = (url: string): string => new URL(url.replace(/^ldaps?:/i, "http:")).hostname.replace(/^\[|\]$/g, "");

/** The library connects with the first operation: one that tells nothing shows whether anybody is there. Who refuses it has answered. */
async function greet(client: Client): Promise<void> {
    try {
        await client.bind("", "");
    } catch (error) {
        if (!(error instanceof ResultCodeError)) throw error;
    }
}

const directoryOf = (client: Client): Directory => ({
    bind: (dn, password) => told(client.bind(dn, password)),
    search: ({ base, scope, filter }) => told(entriesOf(client, base, scope, filter)),
    setPassword: (dn, password) => told(changePassword(client, dn, password)),
    close: () => client.unbind().catch(() => undefined),
});

async function entriesOf(client: Client, base: string, scope: "base" | "sub", filter: string): Promise<Entry[]> {
    const found: Entry[] = [];
    // All attributes, and those that the directory keeps by itself (RFC 3673).
    const wanted = { scope, filter, attributes: ["*", "+"], explicitBufferAttributes: BINARY, ...(scope === "sub" ? { paged: { pageSize: PAGE } } : {}) };
    for await (const { searchEntries } of client.searchPaginated(base, wanted)) {
        for (const { dn, ...attributes } of searchEntries)
            found.push(
                entry(
                    dn,
                    Object.entries(attributes).filter(([name]) => name !== "*" && name !== "+"),
                ),
            );
        if (found.length > MAX_ENTRIES) throw new DirectoryError(`The directory has more than ${MAX_ENTRIES} entries that match.`);
    }
    return found;
}

/** As Active Directory takes it ([MS-ADTS] 3.1.1.3.1.5), else by RFC 3062. */
async function changePassword(client: Client, dn: string, password: string): Promise<void> {
    try {
        const values = [Buffer.from(`"${password}"`, "utf16le")];
        await client.modify(dn, new Change({ operation: "replace", modification: new Attribute({ type: "unicodePwd", values }) }));
    } catch (error) {
        if (!(error instanceof ResultCodeError) || !NO_UNICODE_PASSWORD.has(error.code)) throw error;
        const writer = new BerWriter();
        writer.startSequence();
        writer.writeString(dn, 0x80);
        writer.writeString(password, 0x82);
        writer.endSequence();
        await client.exop(MODIFY_PASSWORD, writer.buffer);
    }
}

/** What the library rejects with, as the port's error. */
async function told<T>(asked: Promise<T>): Promise<T> {
    try {
        return await asked;
    } catch (error) {
        throw asDirectoryError(error);
    }
}

function asDirectoryError(error: unknown): DirectoryError {
    if (error instanceof DirectoryError) return error;
    if (error instanceof ResultCodeError) return new DirectoryError(`${nameOf(error)}: ${error.message.trim()}`, error.code);
    return new DirectoryError(error instanceof Error ? error.message : String(error));
}

/** What a result code means, in words: servers may say nothing besides. */
const nameOf = ({ name }: ResultCodeError): string => name.replace(/Error$/, "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
