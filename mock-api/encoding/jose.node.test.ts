import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { expect } from "chai";
import { jwtVerify } from "jose";
import { decodeUnverified, halfHash, isSignedBy, keyId, publishedKey, s256, sign, signerOf, signHs256 } from "./jose.ts";
import { makePair } from "./x509.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const pem = (key: typeof rsa, type: "pkcs1" | "pkcs8" | "sec1") => String(key.export({ format: "pem", type: type as "pkcs8" }));

describe("signed tokens", () => {
    const forms: [string, string, string][] = [
        ["RSA in PKCS #8", pem(rsa, "pkcs8"), "RS256"],
        ["RSA in PKCS #1", pem(rsa, "pkcs1"), "RS256"],
        ["P-256 in PKCS #8", pem(p256, "pkcs8"), "ES256"],
        ["P-256 in SEC 1", pem(p256, "sec1"), "ES256"],
    ];
    for (const [name, text, alg] of forms)
        it(`are signed by ${name} with ${alg}, and Node agrees`, async () => {
            const signer = (await signerOf(text))!;
            const token = await sign({ sub: "bob", text: "ü" }, signer);
            expect(decodeUnverified(token)).to.deep.equal({ header: { alg, kid: keyId(text), typ: "JWT" }, claims: { sub: "bob", text: "ü" } });
            const [head, body, signature] = token.split(".");
            const key = createPublicKey(createPrivateKey(text));
            const options = alg === "ES256" ? ({ key, dsaEncoding: "ieee-p1363" } as const) : key;
            expect(verify("sha256", Buffer.from(`${head}.${body}`), options, Buffer.from(signature!, "base64url"))).to.equal(true);
        });

    it("are signed with a secret where there is no key; an empty one is a secret too", async () => {
        const token = await sign({ sub: "bob" }, { alg: "HS256", secret: "s3cret" });
        expect((await jwtVerify(token, new TextEncoder().encode("s3cret"))).payload).to.deep.equal({ sub: "bob" });
        expect(decodeUnverified(token)!.header).to.deep.equal({ alg: "HS256", typ: "JWT" });
        expect(signHs256({}, "").split(".")).to.have.length(3);
    });

    it("are not signed by keys of other kinds, nor by RSA keys that are too short (RFC 7518 3.3)", async () => {
        const others = [
            generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey,
            generateKeyPairSync("ed25519").privateKey,
            generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey,
        ];
        for (const other of others) expect(await signerOf(pem(other as typeof rsa, "pkcs8"))).to.equal(undefined);
        expect(await signerOf("")).to.equal(undefined);
    });

    it("are found out when they are changed, or signed with a key's public half as a secret", async () => {
        const signer = (await signerOf(pem(rsa, "pkcs8")))!;
        if (signer.alg === "HS256") throw new Error("not this one");
        const key = publishedKey(signer, "");
        const token = await sign({ sub: "bob" }, signer);
        const [head, , signature] = token.split(".");
        expect(await isSignedBy(token, key)).to.equal(true);
        expect(await isSignedBy(`${head}.${Buffer.from('{"sub":"eve"}').toString("base64url")}.${signature}`, key)).to.equal(false);
        expect(await isSignedBy(token, { ...key, alg: "ES256" })).to.equal(false);
        expect(await isSignedBy(signHs256({ sub: "bob" }, "x"), { kty: "oct", k: Buffer.from("x").toString("base64url") })).to.equal(false);
        expect(await isSignedBy("a.b.c", key)).to.equal(false);
    });
});

describe("published keys", () => {
    it("carry their certificate and its hashes", async () => {
        const pair = await makePair({ name: "test", now: Date.now(), days: 1, alternatives: [], serial: "01", version: "1" });
        const signer = (await signerOf(pair.key_data))!;
        if (signer.alg === "HS256") throw new Error("not this one");
        const key = publishedKey(signer, pair.certificate_data);
        expect(Object.keys(key)).to.deep.equal(["kid", "kty", "alg", "use", "n", "e", "x5c", "x5t", "x5t#S256"]);
        expect(Buffer.from(key.x5c![0]!, "base64").toString("base64")).to.equal(key.x5c![0]);
        expect([key.x5t!.length, key["x5t#S256"]!.length]).to.deep.equal([27, 43]);
        expect(key).not.to.have.any.keys("d", "p", "q");
    });
});

describe("hashes of tokens", () => {
    it("are as the examples of the standards", () => {
        // OpenID Connect Core 1.0, appendix A.3 and A.4.
        expect(halfHash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y")).to.equal("77QmUPtjPfzWtF2AnpK9RQ");
        expect(halfHash("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk")).to.equal("LDktKdoQak3Pk0cnXxCltA");
        // RFC 7636, appendix B.
        expect(s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).to.equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    });
});
