import type { Db } from "#kernel/store/db.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { depthBelow, levelsOfText } from "#mock/encoding/ldap/dn.ts";
import { matcher, parseFilter } from "#mock/encoding/ldap/filter.ts";
import { LdapSyntaxError } from "#mock/encoding/ldap/syntax-error.ts";
import { type Directory, DirectoryError, RESULT } from "#mock/outside/directory.ts";
import { DIRECTORY_PASSWORD, EXAMPLE_DIRECTORIES, type ExampleDirectory } from "./directory-entries.ts";

/** Passwords that were changed, by the levels of a name; forgotten when the engine starts anew (D-522). */
const changed = whileLoaded(() => new Map<string, string>());

/** The example directory at an address, as who connects to it sees it; undefined for any other address. Nothing in it waits. */
export function exampleDirectoryAt(url: string, db: Db): Directory | undefined {
    const host = /^ldaps?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
    const directory = EXAMPLE_DIRECTORIES.get(host ?? "");
    return directory && connection(directory, changed(db));
}

function connection({ entries, reader }: ExampleDirectory, passwords: Map<string, string>): Directory {
    let isReader = false;
    let bound: string | undefined;
    const keyOf = (dn: string): string => levels(dn).join(",");
    return {
        async bind(dn, password) {
            const known = entries.find((one) => keyOf(one.dn) === keyOf(dn));
            if (!known || password !== (passwords.get(keyOf(dn)) ?? DIRECTORY_PASSWORD))
                throw refused("The name or the password is wrong.", "invalidCredentials");
            bound = keyOf(dn);
            isReader = bound === keyOf(reader);
        },
        async search({ base, scope, filter }) {
            if (!isReader) throw refused(`Only ${reader} reads this directory.`, "unwillingToPerform");
            const [from, matches] = [levels(base), reading(() => matcher(parseFilter(filter)))];
            const below = entries.flatMap((one) => ({ one, depth: depthBelow(levels(one.dn), from) })).filter(({ depth }) => depth !== undefined);
            if (!below.length) throw refused(`There is nothing at ${base}.`, "noSuchObject");
            return below.filter(({ one, depth }) => (scope === "sub" || depth === 0) && matches(one)).map(({ one }) => one);
        },
        async setPassword(dn, password) {
            const key = keyOf(dn);
            if (!isReader && bound !== key) throw refused("Nobody else may change this password.", "unwillingToPerform");
            if (!entries.some((one) => keyOf(one.dn) === key)) throw refused(`There is nobody at ${dn}.`, "noSuchObject");
            passwords.set(key, password);
        },
        close: async () => undefined,
    };
}

const refused = (message: string, result: keyof typeof RESULT): DirectoryError => new DirectoryError(message, RESULT[result]);

function levels(dn: string): readonly string[] {
    const found = levelsOfText(dn);
    if (!found) throw new DirectoryError(`${dn} is no distinguished name.`);
    return found;
}

/** What cannot be read is refused as a server would refuse it. */
function reading<T>(read: () => T): T {
    try {
        return read();
    } catch (error) {
        throw error instanceof LdapSyntaxError ? new DirectoryError(error.message) : error;
    }
}
