import { expect } from "@open-wc/testing";
import { registry } from "#mock/registry.ts";
import { kindName } from "./kinds.ts";

describe("what kinds of objects are called", () => {
    it("every kind and every family that the API may name what uses an object by has a name for people", () => {
        const nameless = [...registry.resources.keys(), ...registry.families.keys()].filter((name) => {
            const [app = "", model = ""] = name.split(".");
            return kindName(app, model) === model;
        });
        expect(nameless).to.deep.equal([]);
    });
});
