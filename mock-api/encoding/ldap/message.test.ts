import { expect } from "chai";
import { entry, hexOf } from "./attribute.ts";
import { ber, BerError, BerReader, berInteger, berText, lengthOf, SEQUENCE } from "./ber.ts";
import { readMessage, writeAnswer } from "./message.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
/** A search of everything below "" with this filter. */
const search = (filter: Uint8Array, ...attributes: Uint8Array[]): Uint8Array =>
    ber(
        SEQUENCE,
        berInteger(1),
        ber(0x63, berText(""), bytes("0a0102"), bytes("0a0100"), berInteger(0), berInteger(0), bytes("010100"), filter, ber(SEQUENCE, ...attributes)),
    );
const filterOf = (filter: Uint8Array) => {
    const { operation } = readMessage(search(filter));
    return operation.op === "search" ? operation.filter : undefined;
};

describe("LDAP messages", () => {
    it("have numbers with a sign, and lengths of several bytes", () => {
        for (const value of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 2 ** 31 - 1]) expect(new BerReader(berInteger(value)).integer()).to.equal(value);
        expect(new BerReader(bytes("0201ff")).integer()).to.equal(-1);
        for (const length of [0, 127, 128, 255, 256, 70_000]) {
            const written = berText("x".repeat(length));
            expect([lengthOf(written), new BerReader(written).text().length]).to.deep.equal([written.length, length]);
        }
        expect(lengthOf(bytes("30"))).to.equal(undefined);
        expect(lengthOf(bytes("3082ff"))).to.equal(undefined);
    });

    it("A17.12: have limits: parts of a value, attributes that are asked for", () => {
        const parts = (count: number) => ber(0xa4, berText("cn"), ber(SEQUENCE, ...Array.from({ length: count }, () => berText("", 0x81))));
        expect(() => readMessage(search(parts(511)))).not.to.throw();
        expect(() => readMessage(search(parts(512)))).to.throw(BerError, "too large");
        const asking = (count: number) => search(berText("cn", 0x87), ...Array.from({ length: count }, () => berText("cn")));
        expect(() => readMessage(asking(512))).not.to.throw();
        expect(() => readMessage(asking(513))).to.throw(BerError, "At most 512 attributes");
    });

    it("A17.13: that were cut off at any byte, or have another byte anywhere, are refused as such, and nothing else happens", () => {
        const filter = ber(
            0xa0,
            ber(0xa3, berText("cn"), berText("bob")),
            ber(0xa2, berText("mail", 0x87)),
            ber(0xa4, berText("sn"), ber(SEQUENCE, berText("b", 0x80))),
        );
        const paged = ber(0xa0, ber(SEQUENCE, berText("1.2.840.113556.1.4.319"), bytes("0101ff"), ber(0x04, ber(SEQUENCE, berInteger(2), berText("")))));
        const asked = new BerReader(search(filter, berText("mail"))).content(SEQUENCE);
        const whole = ber(SEQUENCE, asked, paged);
        const other: unknown[] = [];
        const read = (message: Uint8Array): void => {
            try {
                readMessage(message);
            } catch (error) {
                if (!(error instanceof BerError)) other.push([hexOf(message), error]);
            }
        };
        for (let at = 0; at < whole.length; at++) {
            read(whole.subarray(0, at));
            for (let byte = 0; byte < 256; byte++) read(whole.with(at, byte));
        }
        expect(other).to.deep.equal([]);
    });

    it("are read as RFC 4511 writes them", () => {
        expect(readMessage(bytes("300c020101600702010304008000"))).to.deep.equal({
            id: 1,
            operation: { op: "bind", version: 3, dn: "", password: "" },
            controls: [],
        });
        expect(readMessage(bytes("30050201024200")).operation).to.deep.equal({ op: "unbind" });
        expect(filterOf(ber(0xa0, ber(0xa3, berText("cn"), berText("bob")), ber(0xa2, berText("mail", 0x87))))).to.deep.equal({
            kind: "and",
            filters: [
                { kind: "equal", attribute: "cn", value: "bob" },
                { kind: "not", filter: { kind: "present", attribute: "mail" } },
            ],
        });
        expect(filterOf(ber(0xa4, berText("cn"), ber(SEQUENCE, berText("a", 0x80), berText("b", 0x81), berText("c", 0x82))))).to.deep.equal({
            kind: "substrings",
            attribute: "cn",
            initial: "a",
            any: ["b"],
            final: "c",
        });
        expect(filterOf(ber(0xa9, berText("1.2", 0x81), berText("cn", 0x82), berText("x", 0x83), bytes("8401ff")))).to.deep.equal({
            kind: "extensible",
            attribute: "cn",
            rule: "1.2",
            dn: true,
            value: "x",
        });
    });

    it("are written as RFC 4511 has them", () => {
        expect(hexOf(writeAnswer({ id: 1, tag: 0x61, result: { code: 0 } }))).to.equal("300c02010161070a010004000400");
        expect(hexOf(writeAnswer({ id: 2, entry: entry("dc=x", [["cn", ["a", "b"]]]) }))).to.equal(
            "301b" + "020102" + "6416" + "0404" + "64633d78" + "300e" + "300c" + "0402" + "636e" + "3106" + "040161" + "040162",
        );
    });

    for (const [what, hex] of [
        ["a length that is not definite", "3080020101420000"],
        ["a part that is longer than its whole", "300502010242ff"],
        ["an unknown operation", "30050201025f00"],
        ["no number", "30024200"],
        ["a negative number", "30050201ff4200"],
        ["a name that is not UTF-8", "300d0201016008020103" + "0401ff" + "8000"],
        ["nothing", ""],
    ] as const)
        it(`refuse ${what}`, () => expect(() => readMessage(bytes(hex))).to.throw(BerError));

    it("refuse filters that are too deep or too large", () => {
        const item = berText("cn", 0x87);
        let deep: Uint8Array = item;
        for (let depth = 0; depth < 40; depth++) deep = ber(0xa2, deep);
        expect(() => filterOf(deep)).to.throw(BerError, "too large");
        expect(() => filterOf(ber(0xa1, ...Array<Uint8Array>(600).fill(item)))).to.throw(BerError, "too large");
    });
});
