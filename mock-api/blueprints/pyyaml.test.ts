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

    it("C2: a few hundred bytes do not become millions of values", () => {
        const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(", ")}]`);
        expect(() => read(["l0: &l0 [x]", ...levels].join("\n"))).to.throw(YamlError, "more than 200,000 values");
    });
});
