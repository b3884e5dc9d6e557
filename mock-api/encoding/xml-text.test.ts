import { expect } from "chai";
import { xmlText } from "./xml-text.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("text of an XML file", () => {
    for (const [name, bytes, expected] of [
        ["UTF-8 where nothing is said", new TextEncoder().encode("<a>é</a>"), "<a>é</a>"],
        ["what the declaration says", latin1(`<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>`), `<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>`],
        ["UTF-16 by its mark", new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0]), "<a/>"],
        ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, 0x3c, 0x61, 0x2f, 0x3e]), "<a/>"],
    ] as const)
        it(`D4: ${name}`, () => expect(xmlText(bytes)).to.equal(expected));

    it("D4: bytes that are not text in the encoding are refused", () => {
        expect(() => xmlText(latin1("<a>é</a>"))).to.throw(TypeError);
        expect(() => xmlText(latin1(`<?xml version="1.0" encoding="no-such"?><a/>`))).to.throw(RangeError);
    });
});
