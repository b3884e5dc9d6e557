import type { Db } from "#kernel/store/db.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import { memo } from "#kernel/store/memo.ts";
import { uidOf, type User } from "#mock/apps/core/user.resource.ts";
import { canonical } from "#mock/encoding/ldap/attribute.ts";
import { foldCase } from "#mock/encoding/ldap/prepare.ts";

/** What directories are mostly asked for. */
export const INDEXED = ["uid", "cn", "samaccountname"] as const;
type Indexed = (typeof INDEXED)[number];

/** Keys of users by each of these, without case. Who has an attribute of their own in its place may be found by anything. */
interface Index {
    readonly byValue: ReadonlyMap<string, readonly number[]>;
    readonly unsure: ReadonlySet<number>;
}
/** Without them a search for one of 10,000 users would make 10,000 entries: bench row "LDAP search by uid". */
const indexes = memo(() => new Map<Indexed, Index>());

function build(db: Db, attribute: Indexed): Index {
    const byValue = new Map<string, number[]>();
    const unsure = new Set<number>();
    for (const user of db.all("authentik_core.user")) {
        const value = foldCase(attribute === "uid" ? uidOf(db, user) : user.username);
        byValue.set(value, [...(byValue.get(value) ?? []), user.pk]);
        if (Object.keys(user.attributes).some((name) => canonical(name) === attribute)) unsure.add(user.pk);
    }
    return { byValue, unsure };
}

/** The users who may have this value; all who have it are among them. */
export function indexed(db: Db, attribute: Indexed, value: string): User[] {
    const index = indexes(db).get(attribute) ?? build(db, attribute);
    indexes(db).set(attribute, index);
    return db.some("authentik_core.user", [...new Set([...(index.byValue.get(foldCase(value)) ?? []), ...index.unsure])]);
}

export const userIndexListener: Listener = on("authentik_core.user", ["created", "updated", "deleted"], ({ row, before, kind, db }) => {
    if (kind !== "updated" || before?.username !== row.username || before.attributes !== row.attributes) indexes(db).clear();
});
