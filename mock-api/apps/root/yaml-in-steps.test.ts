import { expect } from "chai";
import { stringify } from "yaml";
import { openapi } from "#kernel/openapi/openapi.ts";
import { registry } from "#mock/registry.ts";
import { complete } from "#kernel/base/steps.ts";
import { yamlInSteps } from "./yaml-in-steps.ts";

describe("C7: YAML in slices", () => {
    it("is the text that it is in one go: the document of the API, and what is small or empty", async () => {
        const objects = [openapi(registry, "1"), { a: {}, b: { c: {}, d: { e: [], f: null } }, g: "x\ny" }, { "a": { b: { c: { d: { e: 1 } } } }, "b c": 1 }];
        for (const object of objects) expect(complete(yamlInSteps(object))).to.equal(stringify(object, { aliasDuplicateObjects: false }));
    });
});
