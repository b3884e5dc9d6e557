import { expect } from "@open-wc/testing";
import { base64, base64ToBytes } from "./base64.ts";
import { isSignedBy, publishedKey, sign, signerOf } from "./jose.ts";

const pem = (label: string, der: Uint8Array) => `-----BEGIN ${label}-----\n${base64(der)}\n-----END ${label}-----\n`;

/** A P-256 key as OpenSSL writes it (SEC 1, with its curve), which browsers know no name for. */
async function sec1(): Promise<string> {
    const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    const { d, x, y } = await crypto.subtle.exportKey("jwk", privateKey);
    const head = [0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20, ...base64ToBytes(d!)];
    const curve = [0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
    const point = [0xa1, 0x44, 0x03, 0x42, 0x00, 0x04, ...base64ToBytes(x!), ...base64ToBytes(y!)];
    return pem("EC PRIVATE KEY", Uint8Array.from([...head, ...curve, ...point]));
}

async function rsa(): Promise<string> {
    const kind = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
    const { privateKey } = await crypto.subtle.generateKey(kind, true, ["sign", "verify"]);
    return pem("PRIVATE KEY", new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey)));
}

/** The same as PKCS #1, as authentik itself makes keys: what stands in the last OCTET STRING of PKCS #8. */
async function pkcs1(): Promise<string> {
    const der = base64ToBytes((await rsa()).replaceAll(/-----[^-]+-----/g, ""));
    return pem("RSA PRIVATE KEY", der.slice(26));
}

describe("signed tokens in a browser", () => {
    const forms: [string, () => Promise<string>, string][] = [
        ["RSA in PKCS #8", rsa, "RS256"],
        ["RSA in PKCS #1", pkcs1, "RS256"],
        ["P-256 in SEC 1", sec1, "ES256"],
    ];
    for (const [name, make, alg] of forms)
        it(`are signed by ${name} with ${alg}`, async () => {
            const signer = await signerOf(await make());
            if (!signer || signer.alg === "HS256") throw new Error("no signer");
            expect(signer.alg).to.equal(alg);
            expect(await isSignedBy(await sign({ sub: "bob" }, signer), publishedKey(signer, ""))).to.equal(true);
        });
});
