import { expect } from "chai";
import { base64ToBytes } from "./base64.ts";
import { deflate, inflate } from "./deflate.ts";
import { makePair } from "./x509.ts";
import { xmlSigner } from "./xml-algorithms.ts";
import { canonicalXml } from "./xml-canonical.ts";
import { checkSigned, signatureOf } from "./xml-signature.ts";
import { elementMaker, parseXml, type XmlElement } from "./xml.ts";

const make = elementMaker({ x: "urn:x" });
const RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

describe("XML signatures", () => {
    let certificate: string;
    let key: string;

    before(async function () {
        // A key of 4,096 bits takes seconds on a busy machine.
        this.timeout(120_000);
        const pair = await makePair({ name: "test", now: Date.parse("2023-03-01"), days: 1, alternatives: [], serial: "01", version: "2023.2" });
        [certificate, key] = [pair.certificate_data, pair.key_data];
    });

    async function signed(algorithm = RSA, digest = SHA256): Promise<string> {
        const parts: [XmlElement, XmlElement] = [make("x:b", { "x:c": "<&>\n" }, "Zoë & others"), make("x:d", {})];
        const attributes = { ID: "_1" };
        const signature = await signatureOf(make("x:a", attributes, ...parts), { signer: await xmlSigner(key, algorithm), digest, certificate });
        return canonicalXml(make("x:a", attributes, parts[0], signature, parts[1]));
    }

    const refusal = async (xml: string): Promise<string> =>
        checkSigned(parseXml(xml), certificate).then(
            () => "holds",
            (error: unknown) => String(error),
        );

    it("holds for what was signed", async () => {
        expect(await refusal(await signed())).to.equal("holds");
        expect(await refusal((await signed()).replace("Zoë", "Zoë<!-- a comment -->"))).to.equal("holds");
    });

    it("does not hold for anything else", async () => {
        const xml = await signed();
        expect(await refusal(xml.replace("Zoë", "Zoe"))).to.match(/was changed/);
        expect(await refusal(xml.replace("<x:d></x:d>", "<x:d> </x:d>"))).to.match(/was changed/);
        expect(await refusal(xml.replace(/(SignatureValue>)..../, "$1AAAA"))).to.match(/expected key/);
        expect(await refusal(xml.replace(/<ds:Signature .*<\/ds:Signature>/, ""))).to.match(/no signature/);
    });

    it("with SHA-1 is made, where somebody wants it, and not trusted", async () => {
        expect(await refusal(await signed("http://www.w3.org/2000/09/xmldsig#rsa-sha1"))).to.match(/SHA-1/);
        expect(await refusal(await signed(RSA, "http://www.w3.org/2000/09/xmldsig#sha1"))).to.match(/not trusted/);
    });

    it("is not made by keys and algorithms that cannot", async () => {
        const failed = async (pem: string, algorithm: string) => xmlSigner(pem, algorithm).then(String, String);
        expect(await failed(key, "http://www.w3.org/2000/09/xmldsig#dsa-sha1")).to.match(/does not fit the key/);
        expect(await failed(key, "toString")).to.match(/does not fit the key/);
        expect(await failed("no key", RSA)).to.match(/RSA or P-256/);
    });
});

describe("raw DEFLATE", () => {
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

    it("gives back what was packed", async () => {
        const long = "<a>Zoë</a>".repeat(10_000);
        expect(text(await inflate(Uint8Array.from(await deflate(new TextEncoder().encode(long))), 200_000))).to.equal(long);
    });

    it("reads what others packed", async () => {
        expect(text(await inflate(base64ToBytes("s0m0M0qz0U+0AwA="), 100))).to.equal("<a>2f</a>");
    });

    it("stops at its limit, and at what is none", async () => {
        const packed = Uint8Array.from(await deflate(new Uint8Array(1_000_000)));
        const failed = async (bytes: Uint8Array<ArrayBuffer>) =>
            inflate(bytes, 1000).then(
                () => "read",
                (error: unknown) => (error as Error).name,
            );
        expect(await failed(packed)).to.equal("RangeError");
        expect(await failed(new TextEncoder().encode("<samlp:AuthnRequest/>")))
            .to.match(/Error$/)
            .and.not.equal("RangeError");
    });
});
