import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Randomness } from "#kernel/base/fields.ts";
import { base64 } from "#mock/encoding/base64.ts";

/**
 * Rounds of the hash. The original's 390,000 would freeze the tab for a second at each sign-in; a sandbox guards nothing that is
 * worth more. Each hash names its number of rounds, so it can be raised later.
 */
const ITERATIONS = 20_000;
/** Rounds of a hash that came from elsewhere: above this nobody would wait for it. Django's own have been below until now. */
const MAX_ITERATIONS = 2_000_000;
const SALT_LENGTH = 22;
const DERIVED_BYTES = 32;

/** Off the thread: the browser's or Node's own code does it, and others are served meanwhile. */
async function derive(password: string, salt: string, iterations: number): Promise<string> {
    const key = await crypto.subtle.importKey("raw", new Uint8Array(utf8ToBytes(password)), "PBKDF2", false, ["deriveBits"]);
    const algorithm = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(utf8ToBytes(salt)), iterations };
    return base64(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, DERIVED_BYTES * 8)));
}

const deriveSync = (password: string, salt: string, c: number): string =>
    base64(pbkdf2(sha256, utf8ToBytes(password), utf8ToBytes(salt), { c, dkLen: DERIVED_BYTES }));

const written = (rounds: number, salt: string, derived: string): string => `pbkdf2_sha256$${rounds}$${salt}$${derived}`;

/** `pbkdf2_sha256$rounds$salt$hash`, as Django writes it. A handler does this in `call.outside`. */
export async function hashPassword(password: string, random: Randomness, rounds = ITERATIONS): Promise<string> {
    const salt = random.text(SALT_LENGTH);
    return written(rounds, salt, await derive(password, salt, rounds));
}

/** The same on the thread, which it keeps for some 40 ms: for what cannot wait (an expression that runs). */
export function hashPasswordSync(password: string, random: Randomness, rounds = ITERATIONS): string {
    const salt = random.text(SALT_LENGTH);
    return written(rounds, salt, deriveSync(password, salt, rounds));
}

/** A hash that takes as long to compare with as any that is made here, and that no password matches. */
export const decoyHash = (salt: string): string => `pbkdf2_sha256$${ITERATIONS}$${salt.slice(0, SALT_LENGTH)}$-`;

/** A value that no password matches. */
export const unusablePassword = (random: Randomness): string => `!${random.text(40)}`;

export const isUsable = (hash: string): boolean => hash !== "" && !hash.startsWith("!");

/** The parts of a hash; undefined for what no password matches. */
function partsOf(hash: string): { readonly rounds: number; readonly salt: string; readonly derived: string } | undefined {
    const [algorithm, iterations, salt, derived] = hash.split("$");
    const rounds = /^\d+$/.test(iterations ?? "") ? Number(iterations) : 0;
    const isKnown = algorithm === "pbkdf2_sha256" && rounds > 0 && rounds <= MAX_ITERATIONS;
    return isKnown && salt && derived ? { rounds, salt, derived } : undefined;
}

/** Whether a hash was made of this password. A handler asks this in `call.outside`. */
export async function checkPassword(password: string, hash: string): Promise<boolean> {
    const parts = partsOf(hash);
    return parts !== undefined && equalInTime(await derive(password, parts.salt, parts.rounds), parts.derived);
}

/** The same on the thread: see `hashPasswordSync`. */
export function checkPasswordSync(password: string, hash: string): boolean {
    const parts = partsOf(hash);
    return parts !== undefined && equalInTime(deriveSync(password, parts.salt, parts.rounds), parts.derived);
}

/** Compares in constant time: the duration does not show where two texts of the same length differ. */
export function equalInTime(a: string, b: string): boolean {
    if (a.length !== b.length) return false;
    let difference = 0;
    for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
    return difference === 0;
}
