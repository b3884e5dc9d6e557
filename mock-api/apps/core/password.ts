import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Randomness } from "#kernel/fields.ts";
import { base64 } from "#mock/encoding/base64.ts";

/**
 * Rounds of the hash. The original's 390,000 would freeze the tab for a second at each sign-in; a sandbox guards nothing that is
 * worth more. The number stands in each hash, so a higher one can follow.
 */
const ITERATIONS = 20_000;

const derive = (password: string, salt: string, c: number): string => base64(pbkdf2(sha256, utf8ToBytes(password), utf8ToBytes(salt), { c, dkLen: 32 }));

/** `pbkdf2_sha256$rounds$salt$hash`, as Django writes it. */
export function hashPassword(password: string, random: Randomness, rounds = ITERATIONS): string {
    const salt = random.text(22);
    return `pbkdf2_sha256$${rounds}$${salt}$${derive(password, salt, rounds)}`;
}

/** A hash that takes as long to compare with as any that is made here, and that no password matches. */
export const decoyHash = (salt: string): string => `pbkdf2_sha256$${ITERATIONS}$${salt.slice(0, 22)}$-`;

/** A value that no password matches. */
export const unusablePassword = (random: Randomness): string => `!${random.text(40)}`;

export const isUsable = (hash: string): boolean => hash !== "" && !hash.startsWith("!");

export function checkPassword(password: string, hash: string): boolean {
    const [algorithm, rounds, salt, expected] = hash.split("$");
    if (algorithm !== "pbkdf2_sha256" || !rounds || !salt || !expected) return false;
    return equalInTime(derive(password, salt, Number(rounds)), expected);
}

/** Compares without telling by its duration where two texts differ. */
export function equalInTime(a: string, b: string): boolean {
    const key = utf8ToBytes("equal");
    const [left, right] = [hmac(sha256, key, utf8ToBytes(a)), hmac(sha256, key, utf8ToBytes(b))];
    return left.reduce((difference, byte, at) => difference | (byte ^ right[at]!), 0) === 0;
}
