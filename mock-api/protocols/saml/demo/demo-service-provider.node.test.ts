import { expect } from "chai";
import { samlWorld } from "../saml.node.test-helper.ts";

describe("what the demo application is told of its SAML provider", () => {
    it("is what every browser may know", async () => {
        const { backend, provider } = await samlWorld();
        const { acs_url, audience } = provider;
        expect((await backend.browser().get("/-/sandbox/demo/saml/wiki/")).body).to.deep.equal({ name: "Wiki", provider: provider.pk, acs_url, audience });
        expect((await backend.browser().get("/-/sandbox/demo/saml/nothing/")).status).to.equal(404);
    });

    it("comes by a form, and goes on behind the # of the demo's address, and nothing else with it", async () => {
        const { backend } = await samlWorld();
        const at = "/-/sandbox/demo/saml/wiki/acs/";
        const form = new URLSearchParams({ SAMLResponse: "a+b/c=", RelayState: "x", other: "y" }).toString();
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const sent = await backend.browser().send("POST", at, form, headers);
        expect([sent.status, sent.headers.get("location")]).to.deep.equal([302, "/demo/saml/wiki/#SAMLResponse=a%2Bb%2Fc%3D&RelayState=x"]);
        expect((await backend.browser().get(`${at}?SAMLResponse=abc`)).headers.get("location")).to.equal("/demo/saml/wiki/#SAMLResponse=abc");
    });
});
