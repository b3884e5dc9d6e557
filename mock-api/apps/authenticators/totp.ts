import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { hexToBytes } from "@noble/hashes/utils.js";

/** Seconds that a code is good for. RFC 6238 section 4. */
export const PERIOD = 30;
/** Steps before and after the current one that are taken as well. RFC 6238 section 6. */
const TOLERANCE = 1;
/** Where a session keeps the device that is being set up, until a code has proved that the app knows its secret. */
export const NEW_TOTP = "totp_device";
/** `shown`: when a flow showed it last, in ms. */
export type NewTotp = { readonly key: string; readonly digits: number; readonly user: number; readonly shown: number };
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 section 6, without padding. */
export function base32(bytes: Uint8Array): string {
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** The code of one step. RFC 4226 section 5.3. */
export function hotp(key: string, step: number, digits: number): number {
    const message = new Uint8Array(8);
    new DataView(message.buffer).setBigUint64(0, BigInt(step));
    const hash = hmac(sha1, hexToBytes(key), message);
    const offset = hash.at(-1)! & 0xf;
    const number = new DataView(hash.buffer, hash.byteOffset).getUint32(offset) & 0x7fffffff;
    return number % 10 ** digits;
}

export const stepAt = (ms: number): number => Math.floor(ms / 1000 / PERIOD);

/** What makes codes from the time: `key` is hexadecimal, `last_t` the step of the last code that was taken. */
export interface Totp {
    readonly key: string;
    readonly digits: number;
    readonly last_t: number;
}

/** The step that a code belongs to, later than the last one; undefined when the code is not currently valid. */
export function verifyTotp({ key, digits, last_t }: Totp, code: number, now: number): number | undefined {
    const current = stepAt(now);
    for (let step = current - TOLERANCE; step <= current + TOLERANCE; step++) if (step > last_t && hotp(key, step, digits) === code) return step;
    return undefined;
}

/** Address that an authenticator app reads. Source: github.com/google/google-authenticator/wiki/Key-Uri-Format. */
export function otpauthUrl({ key, digits }: { key: string; digits: number }, username: string, issuer: string): string {
    const query = `secret=${base32(hexToBytes(key))}&algorithm=SHA1&digits=${digits}&period=${PERIOD}&issuer=${encodeURIComponent(issuer)}`;
    return `otpauth://totp/${encodeURIComponent(`${issuer}:${username}`)}?${query}`;
}
