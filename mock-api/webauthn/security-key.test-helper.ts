import type { JsonObject } from "#kernel/base/models.ts";
import { base64ToBytes, base64url } from "#mock/encoding/base64.ts";

const bytes = (...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = async (data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest("SHA-256", data));

/** Flags of authenticator data. WebAuthn level 2, 6.1. */
const [UP, UV, AT] = [0x01, 0x04, 0x40];
/** Bytes of a key's id, where nothing else is said. */
const ID_LENGTH = 32;

/** What a test has a key do wrong. */
interface Acting {
    readonly origin?: string;
    readonly isVerified?: boolean;
    readonly isPresent?: boolean;
    /** The host that it says it is for; left out: that of `origin`. */
    readonly rpId?: string;
    /** Of the statement about who has made it, which is empty. */
    readonly format?: string;
    readonly challenge?: string;
    /** Whose key it says it is: base64url of the user's id. */
    readonly userHandle?: string;
}

/** A security key in software (P-256, no attestation), with the browser that it is plugged into. */
export class TestKey {
    count = 0;
    readonly #pair: CryptoKeyPair;
    readonly id: string;
    readonly #origin: string;

    private constructor(pair: CryptoKeyPair, id: string, origin: string) {
        this.#pair = pair;
        this.id = id;
        this.#origin = origin;
    }

    static async make(origin = "http://authentik.test", idLength = ID_LENGTH): Promise<TestKey> {
        const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
        return new TestKey(pair, base64url(crypto.getRandomValues(new Uint8Array(idLength))), origin);
    }

    /** A copy: it has signed as often as the key has until now. */
    copy(): TestKey {
        const copy = new TestKey(this.#pair, this.id, this.#origin);
        copy.count = this.count;
        return copy;
    }

    /** Answer to the options of a registration. */
    async register(
        { challenge }: { challenge: string },
        { origin = this.#origin, rpId, isVerified = true, isPresent, challenge: other = challenge, format = "none" }: Acting = {},
    ): Promise<JsonObject> {
        const clientData = clientDataOf("webauthn.create", other, origin);
        const raw = new Uint8Array(await crypto.subtle.exportKey("raw", this.#pair.publicKey));
        const cose = bytes([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], raw.slice(1, 33), [0x22, 0x58, 32], raw.slice(33));
        const id = base64ToBytes(this.id.replaceAll("-", "+").replaceAll("_", "/"));
        const flags = AT | (isVerified ? UV : 0);
        const data = bytes(
            await this.#data(rpId ?? new URL(origin).hostname, flags, isPresent),
            new Uint8Array(16),
            [id.length >> 8, id.length & 0xff],
            id,
            cose,
        );
        const attestation = bytes(
            [0xa3, 0x63],
            utf8("fmt"),
            [0x60 + format.length],
            utf8(format),
            [0x67],
            utf8("attStmt"),
            [0xa0, 0x68],
            utf8("authData"),
            [0x59, data.length >> 8, data.length & 0xff],
            data,
        );
        return {
            ...this.#envelope(),
            registrationClientExtensions: "{}",
            response: { clientDataJSON: base64url(clientData), attestationObject: base64url(attestation) },
        };
    }

    /** Answer to the options of a sign-in. */
    async sign(
        { challenge }: { challenge: string },
        { origin = this.#origin, isVerified = true, rpId, isPresent, challenge: other = challenge, userHandle }: Acting = {},
    ): Promise<JsonObject> {
        const clientData = clientDataOf("webauthn.get", other, origin);
        const data = await this.#data(rpId ?? new URL(origin).hostname, isVerified ? UV : 0, isPresent);
        const signed = bytes(data, await sha256(clientData));
        const signature = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, this.#pair.privateKey, signed));
        return {
            ...this.#envelope(),
            assertionClientExtensions: "{}",
            response: {
                clientDataJSON: base64url(clientData),
                authenticatorData: base64url(data),
                signature: base64url(derOf(signature)),
                userHandle: userHandle ?? null,
            },
        };
    }

    #envelope(): JsonObject {
        return { id: this.id, rawId: this.id, type: "public-key" };
    }

    async #data(rpId: string, flags: number, isPresent = true): Promise<Uint8Array<ArrayBuffer>> {
        const count = new Uint8Array(4);
        new DataView(count.buffer).setUint32(0, ++this.count);
        return bytes(await sha256(bytes(utf8(rpId))), [isPresent ? UP | flags : flags], count);
    }
}

const clientDataOf = (type: string, challenge: string, origin: string): Uint8Array<ArrayBuffer> =>
    bytes(utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false })));

/** An ECDSA signature as X9.62 writes it, from r and s side by side. */
function derOf(signature: Uint8Array): Uint8Array {
    const integers = [signature.slice(0, 32), signature.slice(32)].map((number) => {
        const short = number.slice(
            Math.max(
                0,
                number.findIndex((byte) => byte !== 0),
            ),
        );
        const positive = short[0]! > 127 ? bytes([0], short) : short;
        return bytes([2, positive.length], positive);
    });
    const content = bytes(...integers);
    return bytes([0x30, content.length], content);
}
