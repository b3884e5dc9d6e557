import { expect } from "@open-wc/testing";
import { parse, YAMLParseError } from "yaml";
import { locale } from "#src/context/locale.ts";
import { yamlFault } from "./yaml-fault.ts";

/** What is said, with common spaces. */
const faultOf = (said: string): string => yamlFault(said).replaceAll("\u00a0", " ");

/** What the library says of a text that is none. */
function saidOf(text: string): string {
    try {
        parse(text);
    } catch (error) {
        if (error instanceof YAMLParseError) return error.message.split("\n", 1)[0]!;
        throw error;
    }
    throw new Error(`This is YAML: ${text}`);
}

describe("what is wrong with YAML", () => {
    afterEach(() => locale.set("en"));

    for (const [text, words] of [
        ["a: 1\nb", "Line 2, column 1: A name has no colon, or no space after its colon."],
        ["a:1\nb: 2", "Line 1, column 1: A name has no colon, or no space after its colon."],
        ["a: b: c", "Line 1, column 4: Only a value may stand here. If a colon belongs to it, put it in quotes."],
        ["a:\n  - b\n c: 1", "Line 3, column 1: This line is indented differently from those that it belongs to."],
        ["a:\n\tb: 1", "Line 2, column 1: Indent with spaces: tabs are not allowed."],
        ["a: [1, 2", "Line 1, column 9: “]” is missing: a bracket is not closed."],
        ["a: [1, 2\nb: 3", "Line 2, column 1: “]” is missing: a bracket is not closed."],
        ["{a: 1", "Line 1, column 6: “}” is missing: a bracket is not closed."],
        ["a: 'x", "Line 1, column 6: A quotation mark is not closed: '"],
        ["a: @x", "Line 1, column 4: A value that begins with @ has to be in quotes."],
        ['a: "\\q"', "Line 1, column 5: \\q means nothing in double quotes. Write the backslash twice, or use single quotes."],
        ["a: 1\na: 2", "Line 2, column 1: This name is there twice."],
        ["a: 1\n---\nb: 2", "Line 2, column 1: A second document begins here. A text may hold one only."],
        ["a: ]", "Line 1, column 4: “]” is out of place here."],
        [
            "a:\n  - b: 1\n    c: 2\n   d: 3",
            "Line 4, column 1: This line belongs neither to the list above it, nor to an item of it: look at the dashes and the spaces before them.",
        ],
        ["%YAML 1.2", "Line 1, column 10: A line that begins with % has to be followed by a line of three dashes."],
        ["- a\nb: 1", "Line 2, column 1: This does not belong to what stands before it."],
    ] as const)
        it(`is said in words of this world: ${JSON.stringify(text)}`, () => expect(faultOf(saidOf(text))).to.equal(words));

    it("is said of blueprints as well, whose reader tells the place in another way", () => {
        expect(faultOf("There is no tag !Foo (line 3, column 7)")).to.equal("Line 3, column 7: There is no tag !Foo.");
        expect(faultOf("more than 200,000 values, aliases followed (line 1, column 24)")).to.equal(
            "Line 1, column 24: With all aliases written out, these are more than 200,000 values.",
        );
        expect(faultOf("nested too deeply (line 1, column 1)")).to.equal("Line 1, column 1: There are too many levels inside one another.");
    });

    it("is said in the visitor's language", async () => {
        await locale.set("de");
        expect(faultOf(saidOf("a: 1\nb"))).to.equal("Zeile 2, Spalte 1: Einem Namen fehlt der Doppelpunkt oder das Leerzeichen danach.");
    });

    it("stands as it came where it is of an unknown kind", () => {
        expect(faultOf("Something new at line 2, column 1:")).to.equal("Line 2, column 1: Something new");
        expect(faultOf("Something new")).to.equal("Something new");
    });
});
