import { expect } from "chai";
import { base64, base64ToBytes, base64url } from "./base64.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("base64", () => {
    it("is that of RFC 4648, section 10", () => {
        expect(["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base64(bytes(text)))).to.deep.equal([
            ...["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"],
        ]);
    });

    it("has another alphabet and no padding in URLs", () => {
        const odd = Uint8Array.of(0xfb, 0xef, 0xff, 0xfe);
        expect(base64(odd)).to.equal("++///g==");
        expect(base64url(odd)).to.equal("--___g");
    });

    it("is read in either alphabet, with or without padding and line breaks", () => {
        for (const text of ["++///g==", "--___g", "++//\r\n/g==", " --___g==\n"])
            expect([...base64ToBytes(text)], text).to.deep.equal([0xfb, 0xef, 0xff, 0xfe]);
        expect(() => base64ToBytes("?")).to.throw();
    });

    it("takes more bytes than fit on the stack", () => {
        const many = new Uint8Array(300_000).map((_, at) => at % 251);
        expect(base64ToBytes(base64(many))).to.deep.equal(many);
    });
});
