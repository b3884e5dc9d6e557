import { expect } from "chai";
import { oauthBackend } from "../oauth2.test-helper.ts";

describe("what the demo application is told of its client", () => {
    const at = (slug: string, uri = "http://authentik.test/demo/oauth/app/") => `/-/sandbox/demo/${slug}/?redirect_uri=${encodeURIComponent(uri)}`;

    it("is what every browser may know, and whether answers may come to it", async () => {
        const { backend, app } = await oauthBackend();
        const { pk } = await app({ provider: { redirect_uris: "http://authentik.test/demo/oauth/app/" } });
        const told = (await backend.browser().get(at("app"))).body;
        expect(told).to.deep.equal({ name: "app", provider: pk, client_id: "app", client_type: "confidential", redirect_uri: "allowed" });
        expect((await backend.browser().get(at("app", "https://elsewhere.test/"))).body.redirect_uri).to.equal("refused");
        expect((await backend.browser().get("/-/sandbox/demo/app/")).body.redirect_uri).to.equal("refused");
    });

    it("does not make the demo's address the provider's only one", async () => {
        const { backend, app } = await oauthBackend();
        const { pk } = await app({ provider: { redirect_uris: "" } });
        expect((await backend.browser().get(at("app"))).body.redirect_uri).to.equal("none");
        expect((await backend.admin.get(`providers/oauth2/${pk}/`)).body.redirect_uris).to.equal("");
    });

    it("goes by strict mode where that is on", async () => {
        const { backend, app } = await oauthBackend();
        await app({ provider: { redirect_uris: "http://authentik\\.test/.*" } });
        expect((await backend.browser().get(at("app"))).body.redirect_uri).to.equal("allowed");
        await backend.admin.put("/-/sandbox/strict/", { is_strict: true });
        expect((await backend.browser().get(at("app"))).body.redirect_uri).to.equal("refused");
    });

    it("is 404 for what speaks no OAuth2", async () => {
        const { backend } = await oauthBackend();
        await backend.admin.post("core/applications/", { name: "Plain", slug: "plain" });
        for (const slug of ["plain", "nothing"]) expect((await backend.browser().get(at(slug))).status).to.equal(404);
    });
});
