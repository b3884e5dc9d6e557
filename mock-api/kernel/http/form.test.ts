import { expect } from "chai";
import { Form } from "./form.ts";

describe("named values that may repeat", () => {
    const form = new Form([
        ["scope", "openid"],
        ["state", "1"],
        ["scope", "email"],
    ]);

    it("give the last of a name, as Django does, or all of them", () => {
        expect(form.get("scope")).to.equal("email");
        expect(form.getAll("scope")).to.deep.equal(["openid", "email"]);
        expect(form.get("nonce")).to.equal(undefined);
        expect(form.getAll("nonce")).to.deep.equal([]);
    });

    it("tell what came more than once", () => {
        expect(form.repeated).to.deep.equal(["scope"]);
        expect([form.has("state"), form.has("nonce")]).to.deep.equal([true, false]);
    });

    it("have no names but those that were sent", () => {
        expect(new Form([["a", "1"]]).get("constructor")).to.equal(undefined);
    });

    it("can be had without the files among them", () => {
        const file = { name: "a.txt", type: "text/plain", bytes: new Uint8Array() };
        expect([
            ...new Form<string | typeof file>([
                ["a", "1"],
                ["b", file],
            ]).texts(),
        ]).to.deep.equal([["a", "1"]]);
    });
});
