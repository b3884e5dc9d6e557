import { expect } from "chai";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { throughFlow } from "../../oauth2/oauth2.test-helper.ts";
import { AUTHORITY, locationOf, proxyWorld } from "../proxy.test-helper.ts";

const demo = async (browser: TestClient, slug: string, at: string) =>
    (await browser.get(`/-/sandbox/demo/proxy/${slug}/?${new URLSearchParams({ at }).toString()}`)).body;

/** Goes where the demo host sends a browser, until it shows the application. */
async function signIn(browser: TestClient, slug: string, at = "/") {
    const root = `${AUTHORITY}/demo/proxy/${slug}`;
    let shown = await demo(browser, slug, at);
    for (let hops = 0; shown.location && hops < 8; hops++) {
        let to = String(shown.location);
        if (!to.startsWith(root)) to = String((await throughFlow(browser, locationOf(await browser.get(to)))).body.to);
        shown = await demo(browser, slug, to.slice(root.length));
    }
    return shown;
}

describe("the demo host of an application behind an outpost", () => {
    for (const strict of ["", "true"])
        for (const provider of [{}, { mode: "forward_single", internal_host: "" }, { mode: "forward_domain", internal_host: "", cookie_domain: "a.test" }])
            it(`signs in, shows what the application is told, and signs out (${JSON.stringify(provider)}, strict: ${strict})`, async () => {
                const { backend, guard } = await proxyWorld({ environment: { AUTHENTIK_SANDBOX_STRICT: strict } });
                await guard("a", { provider });
                await guard("b");
                const alice = await backend.as("alice");
                const shown = await signIn(alice, "a", "/page?x=1");
                expect(Object.fromEntries(shown.headers)).to.include({ "x-authentik-username": "alice", "x-authentik-meta-app": "a" });
                expect((await signIn(alice, "b")).also_signed_in).to.deep.equal([{ slug: "a", name: "a" }]);
                const out = await demo(alice, "b", "/outpost.goauthentik.io/sign_out");
                expect(out.location).to.match(/^http:\/\/authentik\.test\/application\/o\/b\/end-session\/\?id_token_hint=/);
                for (const slug of ["a", "b"]) expect((await demo(alice, slug, "/")).headers).to.equal(null);
            });

    it("lets everybody open the paths that the application's own host would", async () => {
        const { backend, guard } = await proxyWorld();
        await guard("a", { provider: { skip_path_regex: "^/public" } });
        await guard("b", { provider: { mode: "forward_domain", internal_host: "", cookie_domain: "b.test", skip_path_regex: "^http://b.test/public" } });
        const browser = backend.browser();
        for (const slug of ["a", "b"]) {
            expect((await demo(browser, slug, "/public/logo.svg?x=1")).headers, slug).to.deep.equal([]);
            expect((await demo(browser, slug, "/private")).headers, slug).to.equal(null);
        }
    });

    it("is good for its own provider only, and tells nobody else's names", async () => {
        const { backend, guard } = await proxyWorld();
        const [a] = [await guard("a"), await guard("b")];
        const query = (callback: string) =>
            new URLSearchParams({
                client_id: a.client_id,
                response_type: "code",
                scope: "openid",
                redirect_uri: `${AUTHORITY}/demo/proxy/${callback}`,
            }).toString();
        const statusOf = async (callback: string) => (await backend.browser().get(`/application/o/authorize/?${query(callback)}`)).status;
        expect(await statusOf("a/outpost.goauthentik.io/callback?X-authentik-auth-callback=true")).to.equal(302);
        expect(await statusOf("b/outpost.goauthentik.io/callback?X-authentik-auth-callback=true")).to.equal(400);
        expect(await statusOf("a/elsewhere")).to.equal(400);
        expect((await demo(backend.browser(), "a", "/")).also_signed_in).to.deep.equal([]);
        expect((await backend.browser().get("/-/sandbox/demo/proxy/nothing/")).status).to.equal(404);
        expect((await backend.browser().get("/-/sandbox/demo/proxy/a/?at=@evil.test/")).status).to.equal(400);
    });
});
