import { expect } from "chai";
import { pythonRepr, pythonText, pythonType } from "./python-text.ts";

describe("values as Python writes them", () => {
    it("have the language's words and quotes", () => {
        expect(pythonRepr({ "a": [true, null, 1.5], "it's": 'say "no"' })).to.equal(`{'a': [True, None, 1.5], "it's": 'say "no"'}`);
        expect(pythonRepr(`both ' and "`)).to.equal(`'both \\' and "'`);
        expect(pythonRepr("back\\slash\nline")).to.equal(String.raw`'back\\slash\nline'`);
    });

    it("are texts as they are, where a text is asked for", () => {
        expect(pythonText("it's")).to.equal("it's");
        expect(pythonText(["it's"])).to.equal(`["it's"]`);
        expect(pythonText(false)).to.equal("False");
    });

    it("have types", () => {
        expect([null, [], 1, 1.5, "", true, {}].map(pythonType)).to.deep.equal(["NoneType", "list", "int", "float", "str", "bool", "dict"]);
    });
});
