import { expect } from "chai";
import { depthBelow, escapeDnValue, levelsOf, levelsOfText, parseDn } from "./dn.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

describe("distinguished names", () => {
    it("are read, escapes and all", () => {
        expect(parseDn("cn=a\\2C b\\,\\c3\\a4 \\ , ou = x+l=y,0.9.2342=#04024869")).to.deep.equal([
            [{ type: "cn", value: "a, b,ä  " }],
            [
                { type: "ou", value: "x" },
                { type: "l", value: "y" },
            ],
            [{ type: "0.9.2342", value: "#04024869" }],
        ]);
        expect(parseDn("")).to.deep.equal([]);
        expect(parseDn("cn=")).to.deep.equal([[{ type: "cn", value: "" }]]);
    });

    for (const value of ["a", " a ", "#a", " ", "  ", 'a,b+c=d;<e>"f\\', "\\ ", "\0", "ünï"])
        it(`escape ${JSON.stringify(value)}`, () => expect(parseDn(`cn=${escapeDnValue(value)},dc=x`)[0]).to.deep.equal([{ type: "cn", value }]));

    for (const [text, position] of [
        ["cn", 2],
        ["=a", 0],
        ["cn=a,", 5],
        ["cn=a;ou=b", 4],
        ["cn=a\\", 5],
        ["cn=a\\zz", 5],
        ["cn=\\ff", 3],
    ] as const)
        it(`refuse ${text}, and say where`, () =>
            expect(() => parseDn(text))
                .to.throw(LdapSyntaxError)
                .with.property("position", position));

    it("have limits", () => {
        expect(() => parseDn(`cn=${"a".repeat(9000)}`)).to.throw(LdapSyntaxError);
        expect(() => parseDn(Array(65).fill("dc=a").join(","))).to.throw(LdapSyntaxError);
    });

    it("are the same whatever their case, blanks and order within a level", () => {
        expect(levelsOfText("CN=Bob  Two, L=x+OU=Users")).to.deep.equal(levelsOf(parseDn("cn=bob two,ou=users+l=X")));
        expect(levelsOfText("nonsense")).to.equal(undefined);
    });

    it("tell how far one is below another", () => {
        const below = (dn: string, base: string) => depthBelow(levelsOf(parseDn(dn)), levelsOf(parseDn(base)));
        expect(below("cn=a,dc=x", "DC=X")).to.equal(1);
        expect(below("dc=x", "dc=x")).to.equal(0);
        expect(below("dc=x", "cn=a,dc=x")).to.equal(undefined);
        expect(below("cn=a,dc=yx", "dc=x")).to.equal(undefined);
        expect(below("cn=a\\,dc\\=x", "dc=x")).to.equal(undefined);
    });
});
