import { expect } from "@open-wc/testing";
import { parseFilter } from "#mock/encoding/ldap/filter.ts";
import { locale } from "#src/context/locale.ts";
import { filterFault } from "./filter-fault.ts";

/** What the server says of a text that is no filter. */
function saidOf(text: string): string {
    try {
        parseFilter(text);
    } catch (error) {
        if (error instanceof Error) return error.message;
    }
    throw new Error(`This is a filter: ${text}`);
}

describe("what is wrong with a filter", () => {
    afterEach(() => locale.set("en"));

    for (const [text, words] of [
        ["(cn=a", 'Character 6: ")" is missing.'],
        ["(cn=a))", "Character 7: The filter has ended before this."],
        ["(=a)", "Character 2: The name of an attribute is missing."],
        ["(cn)", "Character 4: A comparison is missing: one of =, >=, <=, ~= and :=."],
        ["(cn=a(b)", "Character 6: In a value ( is written as \\28."],
        ["(cn>=a*)", "Character 7: In a value * is written as \\2a."],
        ["(cn=\\zz)", "Character 6: Two hex digits follow a backslash."],
        ["(:=a)", "Character 4: Neither an attribute nor a matching rule is named."],
        ["(!".repeat(33), "Character 65: A filter has at most 32 levels."],
    ] as const)
        it(`is said with its place: ${text.slice(0, 12)}`, () => expect(filterFault(saidOf(text)).replaceAll("\u00a0", " ")).to.equal(words));

    it("is said in the visitor's language, and stands as it came where it is of an unknown kind", async () => {
        await locale.set("de");
        expect(filterFault(saidOf("(cn=a"))).to.equal('Zeichen\u00a06: ")" fehlt.');
        expect(filterFault("Something new at character 3.")).to.equal("Something new at character 3.");
    });
});
