import type { Db } from "#kernel/store/db.ts";

/** Where the directories of an installation are spoken to over the network: its store's adapter says so. In a tab nowhere. */
const addresses = new WeakMap<Db, readonly string[]>();

export const listensAt = (db: Db, at: readonly string[]): void => void addresses.set(db, at);

/** `ldap://127.0.0.1:3389` and the like. */
export const ldapAddresses = (db: Db): readonly string[] => addresses.get(db) ?? [];
