import { expect } from "chai";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { authorizeUrl, must, tokensOf, userinfo } from "../oauth2/oauth2.test-helper.ts";
import { AUTHORITY, locationOf, open, proxyWorld, type ProxyWorld, told } from "./proxy.test-helper.ts";

/** A second browser of somebody who exists already. */
async function anotherOf({ backend }: ProxyWorld, name: string): Promise<TestClient> {
    const browser = backend.browser();
    await browser.signIn(name, `${name}-pw`);
    return browser;
}

async function world() {
    const made = await proxyWorld();
    const [a, b] = [await made.guard("a"), await made.guard("b")];
    const c = await made.guard("c", { outpost: "second" });
    const alice = await made.backend.as("alice");
    return { ...made, a, b, c, alice, elsewhere: await anotherOf(made, "alice") };
}

describe("signing out of an outpost", () => {
    it("N1.1: ends all of somebody's sessions with it, in every browser; other outposts stay", async () => {
        const { a, b, c, alice, elsewhere } = await world();
        for (const [browser, app] of [
            [alice, a],
            [alice, b],
            [elsewhere, b],
            [alice, c],
        ] as const)
            expect(told(await open(browser, `${app.at}/`))).to.equal("alice");
        const out = await alice.get(`${a.at}/outpost.goauthentik.io/sign_out`);
        expect(out.status).to.equal(302);
        for (const [browser, app] of [
            [alice, a],
            [alice, b],
            [elsewhere, b],
        ] as const)
            expect(locationOf(await browser.get(`${app.at}/page`))).to.match(new RegExp(`^${app.at}/outpost\\.goauthentik\\.io/start\\?rd=`));
        expect(told(await alice.get(`${c.at}/page`))).to.equal("alice");
    });

    it("N1.2: leaves other people's sessions alone", async () => {
        const { a, b, alice, backend } = await world();
        const bob = await backend.as("bob");
        await open(bob, `${a.at}/`);
        await open(alice, `${b.at}/`);
        await alice.get(`${b.at}/outpost.goauthentik.io/sign_out`);
        expect(told(await bob.get(`${a.at}/`))).to.equal("bob");
    });

    it("N1.3: leaves the session with authentik, its row, and tokens of other clients", async () => {
        const made = await world();
        const { a, alice } = made;
        const client = await made.app({ slug: "client" });
        const { access_token } = await tokensOf(made, alice, client);
        const rows = async () => must(await alice.get("core/authenticated_sessions/")).pagination.count;
        const before = await rows();
        await open(alice, `${a.at}/`);
        await alice.get(`${a.at}/outpost.goauthentik.io/sign_out`);
        expect(must(await alice.get("core/users/me/")).user.username).to.equal("alice");
        expect((await userinfo(made, access_token)).status).to.equal(200);
        expect([before > 0, await rows()]).to.deep.equal([true, before]);
        expect(authorizeUrl(client)).to.be.a("string");
        expect(told(await open(alice, `${a.at}/`)), "and back in without a question").to.equal("alice");
    });

    it("N1.4: leads whoever has no session to the start, and changes nothing", async () => {
        const { a, alice, backend } = await world();
        await open(alice, `${a.at}/`);
        const before = JSON.stringify(backend.export().tables["sandbox.proxysession"]);
        const out = await backend.browser().get(`${a.at}/outpost.goauthentik.io/sign_out`);
        expect([out.status, locationOf(out)]).to.deep.equal([302, `${a.at}/outpost.goauthentik.io/start?rd=${encodeURIComponent(`${a.at}/`)}`]);
        expect(JSON.stringify(backend.export().tables["sandbox.proxysession"])).to.equal(before);
    });

    it("N1.5: is asked for by a parameter at any path, in any case", async () => {
        const { a, b, alice } = await world();
        for (const app of [a, b]) await open(alice, `${app.at}/`);
        const out = await alice.get(`${a.at}/some/path?X-authentik-logout=TRUE`);
        expect([out.status, new URL(locationOf(out)).pathname]).to.deep.equal([302, "/application/o/a/end-session/"]);
        expect(told(await alice.get(`${b.at}/`))).to.equal(null);
    });

    it("N1.6: hands the ID token to the end-session endpoint, which leads to its page", async () => {
        const { a, alice } = await world();
        const told = await open(alice, `${a.at}/`);
        const out = locationOf(await alice.get(`${a.at}/outpost.goauthentik.io/sign_out`));
        const { end_session_endpoint } = must(await alice.get("/application/o/a/.well-known/openid-configuration"));
        expect(out.startsWith(end_session_endpoint), out).to.equal(true);
        const hint = new URL(out).searchParams.get("id_token_hint");
        expect(hint).to.be.a("string").and.equal(told.headers.get("x-authentik-jwt"));
        expect(locationOf(await alice.get(out.slice(AUTHORITY.length)))).to.equal(`/if/session-end/a/?id_token_hint=${hint}`);
    });

    it("M15: does not need a session of the authentik server, and takes any method", async () => {
        const { a, alice, backend } = await world();
        await open(alice, `${a.at}/`);
        must(await backend.admin.delete(`core/authenticated_sessions/${must(await alice.get("core/authenticated_sessions/")).results[0].uuid}/`));
        expect((await alice.post(`${a.at}/outpost.goauthentik.io/sign_out`)).status).to.equal(302);
        expect(told(await alice.get(`${a.at}/`))).to.equal(null);
    });
});
