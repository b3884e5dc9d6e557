import { expect } from "chai";
import { complaintOf } from "./answer-check.ts";

describe("answers against the document", () => {
    const challenge = (body: object) => complaintOf("GET", "/api/v3/flows/executor/any/", 200, body);

    it("takes a challenge as the one that its component names", () => {
        const consent = { type: "native", component: "ak-stage-consent", header_text: "", permissions: [], additional_permissions: [], token: "t" };
        const person = { pending_user: "ada", pending_user_avatar: "" };
        expect(challenge({ ...consent, ...person })).to.equal(undefined);
        expect(challenge({ ...consent, ...person, component: "ak-stage-dummy" })).to.contain("header_text");
        expect(challenge(consent)).to.contain("pending_user");
        expect(challenge({ ...consent, ...person, component: "ak-stage-unheard-of" })).to.contain("allowed values");
        expect(challenge({ ...consent, ...person, more: 1 })).to.contain("more");
    });
});
