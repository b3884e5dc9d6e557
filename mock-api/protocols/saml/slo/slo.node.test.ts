import { expect } from "chai";
import { PROTOCOL } from "../names.ts";
import { redirectUrl, samlWorld } from "../saml.node.test-helper.ts";

const REQUEST = `<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" ID="_1" Version="2.0"/>`;

describe("single logout with SAML", () => {
    it("leads to the page on which the person says what is to end, and ends nothing", async () => {
        const { bob } = await samlWorld();
        const { status, headers } = await bob.get(redirectUrl(REQUEST, { RelayState: "r" }, "slo"));
        expect(status).to.equal(302);
        expect(headers.get("location")).to.equal("/if/session-end/wiki/");
        const shown = await bob.get(headers.get("location")!);
        expect([shown.status, String(shown.body).includes("logged out of Wiki")]).to.deep.equal([200, true]);
        expect((await bob.get("core/users/me/")).status).to.equal(200);
    });

    it("by POST too", async () => {
        const { bob } = await samlWorld();
        const form = new URLSearchParams({ SAMLRequest: Buffer.from(REQUEST).toString("base64") }).toString();
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        const posted = await bob.send("POST", "/application/saml/wiki/slo/binding/post/", form, headers);
        expect((await bob.get(posted.headers.get("location")!)).headers.get("location")).to.match(/^\/if\/session-end\/wiki\//);
    });

    const refused: [string, string, RegExp][] = [
        ["no request", "/application/saml/wiki/slo/binding/redirect/", /there is none/],
        ["another message", redirectUrl(`<samlp:AuthnRequest xmlns:samlp="${PROTOCOL}" ID="_1"/>`, {}, "slo"), /another kind/],
        ["a request without an ID", redirectUrl(`<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}"/>`, {}, "slo"), /no ID/],
    ];
    for (const [about, url, reason] of refused)
        it(`${about}: a page says why`, async () => {
            const { bob } = await samlWorld();
            const { status, body } = await bob.get(url);
            expect(status).to.equal(400);
            expect(body).to.match(reason);
        });

    it("a visitor signs in first", async () => {
        const { backend } = await samlWorld();
        expect((await backend.browser().get(redirectUrl(REQUEST, {}, "slo"))).headers.get("location")).to.match(/^\/flows\/-\/default\/authentication\//);
    });
});
