import type { Db } from "#kernel/store/db.ts";

/** Where an installation listens: its store's adapter says so. In a tab nowhere. */
const addresses = new WeakMap<Db, string>();

export const servesAt = (db: Db, address: string): void => void addresses.set(db, address);

/** `http://127.0.0.1:9000`; undefined where it listens at no address that a browser could open, as `0.0.0.0`. */
export const servedAt = (db: Db): string | undefined => addresses.get(db);
