import { expect } from "chai";
import { DOMParser } from "@xmldom/xmldom";
import { ExclusiveCanonicalization } from "xml-crypto";
import { canonicalXml, plainXml } from "./xml-canonical.ts";
import { attributeOf, childOfName, parseXml, textOf } from "./xml.ts";

describe("reading XML", () => {
    const refused: [string, string, RegExp][] = [
        ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
        ["a document type in small letters", "<!doctype a><a/>", /document type/],
        ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', /document type/],
        ["an entity that nobody declared", "<a>&x;</a>", /not well-formed/],
        ["a tag that is not closed", "<a><b></a>", /not well-formed/],
        ["no XML", "hello", /not well-formed/],
        ["nothing", "", /not well-formed/],
        ["two roots", "<a/><b/>", /one root|not well-formed/],
        ["an attribute that is there twice", '<a ID="1" ID="2"/>', /not well-formed/],
        ["a prefix that is not declared", "<x:a/>", /prefix x|not well-formed/],
        ["an attribute that is there twice, by two prefixes", '<a xmlns:x="urn:1" xmlns:y="urn:1" x:ID="1" y:ID="2"/>', /attribute twice/],
        ["a character that no XML holds", "<a>\u0001</a>", /holds the character U\+0001\./],
        ["the same as a reference, in an attribute", '<a b="&#0;"/>', /holds the character U\+0000\./],
        ["half a character", "<a>&#xD800;</a>", /holds the character U\+D800\./],
        ["an instruction inside", "<a><?php x?></a>", /processing instructions/],
        ["what is nested too deeply", `${"<a>".repeat(100)}${"</a>".repeat(100)}`, /nested/],
        [
            "what is nested too deeply behind a comment that closes as many (it once overflowed the stack)",
            `<r><!--${"</a>".repeat(3_000)}-->${"<a>".repeat(3_000)}${"</a>".repeat(3_000)}</r>`,
            /nested/,
        ],
        ["tags that never end (they once took the square of their number)", '<a b="'.repeat(80_000), /tags/],
        ["what has too many tags", `<a>${"<b/>".repeat(10_000)}</a>`, /tags/],
        ["what is too long", `<a>${"x".repeat(600_000)}</a>`, /longer/],
    ];
    it("reads what is as deep and has as many tags as may be", () => {
        const deepest = `${"<a>".repeat(63)}<b/>${"</a>".repeat(63)}`;
        expect(textOf(parseXml(deepest))).to.equal("");
        expect(parseXml(`<a>${"<b/>".repeat(9_998)}</a>`).children).to.have.length(9_998);
    });

    for (const [about, xml, reason] of refused) it(`refuses ${about}`, () => expect(() => parseXml(xml)).to.throw(reason));

    for (const xml of ["<nope", "<a><b></a>", '<a ID="1" ID="2"/>', "<a>&x;</a>", ""])
        it(`says once, and without the name of the parser, what is wrong with ${xml || "nothing"}`, () =>
            expect(() => parseXml(xml)).to.throw(/^The XML is not well-formed: (?!.*(?:well-formed|xmldom|Error:)).*[^.]\.$/));

    it("a comment inside a value changes nothing", () => {
        expect(textOf(parseXml("<a>admin<!-- x -->@corp.test</a>"))).to.equal("admin@corp.test");
        expect(textOf(parseXml("<a>ad<![CDATA[min]]></a>"))).to.equal("admin");
    });

    it("of one name where one belongs, a second is refused", () => {
        expect(() => childOfName(parseXml("<a><b/><b/></a>"), "", "b")).to.throw("several b");
    });

    it("names are found by their namespace, not by their prefix", () => {
        const root = parseXml('<x:a xmlns:x="urn:1" xmlns:y="urn:2" y:ID="1"><y:b/><b xmlns="urn:1" ID="2"/></x:a>');
        expect(attributeOf(root, "ID")).to.equal(undefined);
        expect(attributeOf(childOfName(root, "urn:1", "b")!, "ID")).to.equal("2");
    });
});

describe("writing XML", () => {
    const of = (value: string) => ({
        prefix: "",
        local: "a",
        namespace: "",
        attributes: [{ prefix: "", local: "b", namespace: "", value }],
        children: [value],
        scope: new Map(),
    });

    it("takes every character that XML holds", () => {
        const value = "\t \u00a0\ud7ff\ue000\ufffd\u{10ffff}😀";
        expect(textOf(parseXml(canonicalXml(of(value))))).to.equal(value);
    });

    for (const value of ["\u0000", "\u0008", "\u000b", "\ufffe", "\ud83d", "\ude00"])
        it(`refuses ${JSON.stringify(value)}, with which it would be none`, () => {
            expect(() => canonicalXml(of(value))).to.throw(/holds the character/);
            expect(() => plainXml(of(value), {})).to.throw(/holds the character/);
        });
});

describe("canonical XML, as xml-crypto makes it", () => {
    const documents: [string, string][] = [
        ["elements without content", "<a><b/><c></c></a>"],
        ["attributes out of order", '<a z="1" b="2" xmlns:n="urn:n" n:c="3" xmlns:m="urn:m" m:d="4"/>'],
        ["characters with a meaning", '<a b="&lt;&amp;&quot;&#10;&#9;\'">&lt;&gt;&amp;"\'&#13;</a>'],
        ["namespaces that nobody uses", '<a xmlns:x="urn:x" xmlns:y="urn:y"><y:b/></a>'],
        ["namespaces that are declared again", '<x:a xmlns:x="urn:x"><x:b xmlns:x="urn:x"/><x:c xmlns:x="urn:other"><x:d/></x:c></x:a>'],
        ["default namespaces", '<a xmlns="urn:1"><b/><c xmlns=""><d/></c><e xmlns="urn:2"><f/></e></a>'],
        ["comments", "<a>x<!-- y -->z<b/><!-- end --></a>"],
        ["CDATA", "<a><![CDATA[<b>&]]></a>"],
        ["spaces and lines", "<a>\n  <b/>\r\n\t<c>  x  </c>\n</a>"],
        ["letters of the world", '<a name="Zoë">日本 🎉</a>'],
        ["siblings that each need a namespace", '<p:a xmlns:p="urn:p" xmlns:q="urn:q"><q:b/><q:c q:d="1"/></p:a>'],
    ];
    for (const [about, xml] of documents)
        it(about, () => {
            const root = new DOMParser().parseFromString(xml, "text/xml").documentElement;
            expect(canonicalXml(parseXml(xml))).to.equal(String(new ExclusiveCanonicalization().process(root, {})));
        });

    it("prefixes that are asked for are declared where they are in scope", () => {
        const xml = '<a xmlns:x="urn:x" xmlns:y="urn:y"><b>x:type</b></a>';
        expect(canonicalXml(parseXml(xml), { inclusive: ["x"] })).to.equal('<a xmlns:x="urn:x"><b>x:type</b></a>');
    });

    it("what is written is what was read", () => {
        const written = canonicalXml(parseXml('<x:a xmlns:x="urn:x" y="&lt;&#xA;"><b>&amp;&gt;</b></x:a>'));
        expect(canonicalXml(parseXml(written))).to.equal(written);
    });
});
