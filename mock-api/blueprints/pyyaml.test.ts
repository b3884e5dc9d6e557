import { expect } from "chai";
import cases from "./pyyaml.cases.json" with { type: "json" };
import { readYaml, YamlError } from "./pyyaml.ts";

const read = (text: string) =>
    readYaml(text, (tag) => {
        throw new Error(`There is no tag ${tag}`);
    });

describe("YAML as PyYAML reads it", () => {
    // Written by PyYAML 6.0.3's safe_load.
    for (const [text, expected] of cases) it(`D1: ${JSON.stringify(text)}`, () => expect(read(String(text))).to.deep.equal(expected));

    it("D1: a tag sees the value that it would have without one", () => {
        expect(readYaml("[!A no, !A 010, !A 'no', !A [yes], !A {k: 1}]", (tag, value) => ({ [tag]: value }))).to.deep.equal([
            { "!A": false },
            { "!A": 8 },
            { "!A": "no" },
            { "!A": [true] },
            { "!A": { k: 1 } },
        ]);
    });

    for (const [name, text, complaint] of [
        ["an unknown tag", "a:\n  - !File x", "There is no tag !File (line 2, column 11)"],
        ["an alias to nothing", "a: *nothing", "nothing"],
        ["an alias that holds itself", "a: &a [*a]", "an alias that holds itself (line 1, column 8)"],
        ["a merge of a list of texts", "a: {<<: [x]}", "merge of something that is no object"],
        ["a list as a key", "? [a]\n: b", "a key that is no single value"],
        ["a number that JSON cannot carry", "a: 1.0e+999", "JSON cannot carry"],
        ["a merge key as a value", "x: <<", "a value that is not a value: <<"],
        ["what is no YAML", "a: [1", "line 1"],
    ] as const)
        it(`D1: ${name} is refused with its place`, () => expect(() => read(text)).to.throw(YamlError, complaint));

    describe("long lists, which are composed in pieces", () => {
        const many = (write: (number: number) => string) => Array.from({ length: 230 }, (_, number) => write(number)).join("\n");
        const numbers = Array.from({ length: 230 }, (_, number) => number);

        it("are read the same, with comments, empty items and what follows them", () => {
            const text = `# first\nbefore: 1\nlist:\n${many((number) => `# of ${number}\n- ${number === 7 ? "" : number}`)}\n# last\nafter: {a: 1}\n`;
            expect(read(text)).to.deep.equal({ before: 1, list: numbers.map((number) => (number === 7 ? null : number)), after: { a: 1 } });
        });

        it("an alias points to the anchor last before it, in whichever piece", () => {
            const text = `a: &x 0\nlist:\n${many((number) => (number % 50 === 9 ? `- &x ${number}` : "- *x"))}\nlast: *x`;
            const list = numbers.map((number) => (number < 9 ? 0 : number - ((number - 9) % 50)));
            expect(read(text)).to.deep.equal({ a: 0, list, last: 209 });
            expect(() => read(`list:\n${many((number) => `- ${number === 100 ? "*later" : number === 101 ? "&later 1" : number}`)}`)).to.throw(
                YamlError,
                "an alias to later, which is not there (line 102, column 3)",
            );
        });

        it("an alias to an anchor that is used again means the one before it", () => {
            expect(read("a: &x 1\nb: *x\nc: &x 2\nd: *x")).to.deep.equal({ a: 1, b: 1, c: 2, d: 2 });
        });

        it("faults are told with their place, the first in the file", () => {
            const text = `list:\n${many((number) => (number === 120 || number === 20 ? "- [1" : `- ${number}`))}\nafter: [1`;
            expect(() => read(text)).to.throw(YamlError, "(line 23, column 1)");
        });

        it("C2: an object behind an alias counts each time", () => {
            const doubling = Array.from({ length: 20 }, (_, level) => (level ? `- &l${level} {a: *l${level - 1}, b: *l${level - 1}}` : "- &l0 {a: 1}"));
            expect(() => read(`list:\n${doubling.join("\n")}`)).to.throw(YamlError, "more than 200,000 values");
        });
    });

    it("C2: a few hundred bytes do not become millions of values", () => {
        const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(", ")}]`);
        expect(() => read(["l0: &l0 [x]", ...levels].join("\n"))).to.throw(YamlError, "more than 200,000 values");
    });

    it("says of what is nested too deeply just that", () => {
        expect(() => read(`list: ${"[".repeat(20_000)}`)).to.throw(YamlError, "nested too deeply (line 1, column ");
    });
});
