import { bytesOf, type Value } from "./attribute.ts";

/*
 * The part of BER that LDAP has (RFC 4511 5.1): definite lengths, one byte of tag, no constructed strings. Nothing else is read, and nothing else is
 * written. The libraries that there are either need Node's Buffer or build an object for each of the hundred parts of an entry.
 */

/** Tags of universal types. */
export const BOOLEAN = 0x01;
export const INTEGER = 0x02;
export const OCTETS = 0x04;
export const ENUMERATED = 0x0a;
export const SEQUENCE = 0x30;
export const SET = 0x31;

export class BerError extends Error {
    override name = "BerError";
}

/** Length of what begins here, tag and length included; undefined where not enough of it is there to say. */
export function lengthOf(bytes: Uint8Array, at = 0): number | undefined {
    const first = bytes[at + 1];
    if (first === undefined) return undefined;
    if (first < 0x80) return 2 + first;
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new BerError("A length is not definite, or longer than four bytes.");
    if (bytes.length < at + 2 + count) return undefined;
    let length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + bytes[at + 2 + index]!;
    return 2 + count + length;
}

/** Reads one part after the other; throws a BerError for what is not there. */
export class BerReader {
    readonly #bytes: Uint8Array;
    #at = 0;
    constructor(bytes: Uint8Array) {
        this.#bytes = bytes;
    }

    get isDone(): boolean {
        return this.#at >= this.#bytes.length;
    }

    /** The tag of the next part; undefined at the end. */
    get tag(): number | undefined {
        return this.#bytes[this.#at];
    }

    /** The content of the next part, which must have this tag. */
    content(tag: number): Uint8Array {
        if (this.tag !== tag) throw new BerError(`Tag ${tag} is missing: ${this.tag ?? "the end"} stands there.`);
        const length = lengthOf(this.#bytes, this.#at);
        if (length === undefined || this.#at + length > this.#bytes.length) throw new BerError("A part is longer than what it stands in.");
        const first = this.#bytes[this.#at + 1]!;
        const head = first < 0x80 ? 2 : 2 + (first & 0x7f);
        const content = this.#bytes.subarray(this.#at + head, this.#at + length);
        this.#at += length;
        return content;
    }

    enter(tag: number = SEQUENCE): BerReader {
        return new BerReader(this.content(tag));
    }

    integer(tag: number = INTEGER): number {
        const content = this.content(tag);
        if (content.length < 1 || content.length > 4) throw new BerError("A number has one to four bytes.");
        return content.reduce((value, byte) => (value << 8) | byte, content[0]! & 0x80 ? -1 : 0);
    }

    boolean(tag: number = BOOLEAN): boolean {
        const content = this.content(tag);
        if (content.length !== 1) throw new BerError("A boolean has one byte.");
        return content[0] !== 0;
    }

    text(tag: number = OCTETS): string {
        try {
            return new TextDecoder("utf-8", { fatal: true }).decode(this.content(tag));
        } catch (error) {
            if (error instanceof BerError) throw error;
            throw new BerError("A text is not UTF-8.");
        }
    }
}

/** One part around others. */
export function ber(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const size = length < 0x80 ? [length] : sizeOf(length);
    const bytes = new Uint8Array(1 + size.length + length);
    bytes[0] = tag;
    bytes.set(size, 1);
    let at = 1 + size.length;
    for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
    }
    return bytes;
}

function sizeOf(length: number): number[] {
    const bytes: number[] = [];
    for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
    return [0x80 | bytes.length, ...bytes];
}

export const berText = (value: Value, tag: number = OCTETS): Uint8Array => ber(tag, bytesOf(value));

/** A number of up to 31 bits, not below 0. */
export function berInteger(value: number, tag: number = INTEGER): Uint8Array {
    const bytes: number[] = [value & 0xff];
    for (let left = value >> 8; left > 0; left >>= 8) bytes.unshift(left & 0xff);
    // The first bit is the sign.
    if (bytes[0]! & 0x80) bytes.unshift(0);
    return ber(tag, Uint8Array.from(bytes));
}
