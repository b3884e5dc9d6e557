import type { Db } from "#kernel/store/db.ts";
import { escapeDnValue } from "#mock/encoding/ldap/dn.ts";
import { searcherOf, usedProviders } from "#mock/protocols/ldap/directory.ts";

/** A line that searches a directory here, as somebody who may: `ldapsearch …`; undefined where nobody may search. `at`: `ldap://127.0.0.1:3389`. */
export function ldapHint(db: Db, at: string): string | undefined {
    for (const provider of usedProviders(db)) {
        const person = searcherOf(db, provider);
        if (!person) continue;
        const base = provider.base_dn;
        // The certificate is one that this installation has made for itself.
        const trust = at.startsWith("ldaps:") ? "LDAPTLS_REQCERT=never " : "";
        const name = `cn=${escapeDnValue(person.username)},ou=users,${base}`;
        return `${trust}ldapsearch -H ${at} -x -W -D ${quoted(name)} -b ${quoted(base)} '(objectClass=user)'`;
    }
    return undefined;
}

/** An argument as a shell reads it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
