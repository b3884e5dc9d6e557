import { expect } from "chai";
import type { Json } from "#kernel/base/models.ts";
import cases from "./percent-format.cases.json" with { type: "json" };
import { percentFormat } from "./percent-format.ts";

describe("Python's % on texts", () => {
    // Written by CPython: template, values, its result or its complaint.
    for (const [template, values, expected, complaint] of cases as [string, Json[], string | null, string | null][])
        it(`D2: ${JSON.stringify(template)} % ${JSON.stringify(values)}`, () => {
            if (complaint === null) expect(percentFormat(template, values)).to.equal(expected);
            else expect(() => percentFormat(template, values)).to.throw(complaint);
        });

    it("D2: a width that would fill the memory is refused", () => expect(() => percentFormat("%999999999s", ["x"])).to.throw("10,000"));
});
