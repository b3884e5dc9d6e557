import { expect } from "chai";
import { HttpError } from "#kernel/base/errors.ts";
import { parseJson } from "./json.ts";

describe("parseJson", () => {
    it("gives what JSON says", () => {
        expect(parseJson(' {"a": [1, -2.5, true, null, "\\u00e4\\n"]} ')).to.deep.equal({ a: [1, -2.5, true, null, "ä\n"] });
    });

    it("names what is wrong and where, as the API's parser does", () => {
        for (const [written, complaint] of [
            ["", "Expecting value: line 1 column 1 (char 0)"],
            ["{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
            ["{'a': 1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"],
            ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
            ['{"a": 1 "b": 2}', "Expecting ',' delimiter: line 1 column 9 (char 8)"],
            ["[1, 2", "Expecting ',' delimiter: line 1 column 6 (char 5)"],
            ["[1,]", "Expecting value: line 1 column 4 (char 3)"],
            ['"abc', "Unterminated string starting at: line 1 column 1 (char 0)"],
            ['"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"],
            ['"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"],
            ['"\\u12"', "Invalid \\uXXXX escape: line 1 column 3 (char 2)"],
            ["1 2", "Extra data: line 1 column 3 (char 2)"],
            ['{\n  "a": nope\n}', "Expecting value: line 2 column 8 (char 9)"],
        ] as const) {
            const parse = () => parseJson(written);
            const fault = expect(parse, written).to.throw(HttpError);
            fault.with.deep.property("body", { detail: `JSON parse error - ${complaint}` });
        }
    });
});
