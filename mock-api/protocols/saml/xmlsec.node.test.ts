import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { answerTo, authnRequest, ellipticPair, redirectUrl, samlWorld } from "./saml.node.test-helper.ts";

const MORE = "http://www.w3.org/2001/04/xmldsig-more#";
const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
/** SHA-1 is left to the other verifiers: systems that forbid it make xmlsec1 refuse it. */
const DIGESTS = [`${ENCRYPTION}sha256`, `${MORE}sha384`, `${ENCRYPTION}sha512`];
const METHODS = [`${MORE}rsa-sha256`, `${MORE}rsa-sha384`, `${MORE}rsa-sha512`];

const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion:Assertion";
const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor";

/** Options of `xmlsec1 --verify`: from 1.3 on it looks for a key only where the signature names one, unless told otherwise. */
const help = spawnSync("xmlsec1", ["--help-verify"], { encoding: "utf8" });
const OPTIONS = `${help.stdout}${help.stderr}`.includes("--lax-key-search") ? ["--lax-key-search"] : [];

/** What signs, and what verifies it (PEM, of this kind). */
interface Key {
    readonly option: "--pubkey-cert-pem" | "--pubkey-pem";
    readonly pem: string;
}

describe("signatures, verified by xmlsec1", function () {
    let folder: string;
    before(function () {
        if (help.error) {
            console.log("Not tried: there is no xmlsec1 on this machine.");
            this.skip();
        }
        folder = mkdtempSync(path.join(tmpdir(), "xmlsec-"));
    });
    after(() => folder && rmSync(folder, { recursive: true }));

    /** Whether xmlsec1 holds a document for signed; what it says where it does not. */
    function verified(xml: string, root: string, { option, pem }: Key): string {
        const [document, key] = [path.join(folder, "document.xml"), path.join(folder, "key.pem")];
        writeFileSync(document, xml);
        writeFileSync(key, pem);
        const { status, stderr } = spawnSync("xmlsec1", ["--verify", ...OPTIONS, "--id-attr:ID", root, option, key, document], { encoding: "utf8" });
        return status === 0 ? "verified" : stderr;
    }

    for (const kind of ["RSA", "elliptic"] as const)
        for (const signature_algorithm of METHODS)
            it(`${kind} key, ${signature_algorithm.split("#")[1]}: metadata and assertion, with each digest; not once a letter is changed`, async () => {
                const { backend, bob, pair, provider } = await samlWorld({ signature_algorithm });
                const made = ellipticPair();
                const key: Key = kind === "RSA" ? { option: "--pubkey-cert-pem", pem: pair.certificate } : { option: "--pubkey-pem", pem: made.publicKey };
                if (kind === "elliptic") {
                    const { body } = await backend.admin.post("crypto/certificatekeypairs/", {
                        name: "elliptic",
                        certificate_data: pair.certificate,
                        key_data: made.key,
                    });
                    await backend.admin.patch(`providers/saml/${provider.pk}/`, { signing_kp: body.pk });
                }
                for (const digest_algorithm of DIGESTS) {
                    await backend.admin.patch(`providers/saml/${provider.pk}/`, { digest_algorithm });
                    const { xml } = await answerTo(bob, redirectUrl(authnRequest()));
                    expect(verified(xml, ASSERTION, key), digest_algorithm).to.equal("verified");
                    const { metadata } = (await backend.admin.get(`providers/saml/${provider.pk}/metadata/`)).body;
                    expect(verified(metadata, METADATA, key), digest_algorithm).to.equal("verified");
                    expect(verified(xml.replace(">bob<", ">ada<"), ASSERTION, key)).to.not.equal("verified");
                    expect(verified(metadata.replace("our-idp", "our-idq"), METADATA, key)).to.not.equal("verified");
                }
            });
});
