import { expect } from "chai";
import { type Answer, createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { must, throughFlow } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { provideNetwork } from "#mock/outside/network.ts";
import { sourceFlows, whoIs } from "../oauth/oauth-source.test-helper.ts";

const AT = "/-/sandbox/identity-provider/plex";
const FRIEND = "example-ex-1001";
const REDEEM = "sources/plex/redeem_token/?slug=films";

async function films(settings: JsonObject = {}): Promise<TestBackend> {
    const backend = await createTestBackend();
    const own = { client_id: "sandbox-films", plex_token: "example-owner", allow_friends: true, allowed_servers: [] };
    must(await backend.admin.post("sources/plex/", { name: "Films", slug: "films", ...own, ...(await sourceFlows(backend)), ...settings }));
    return backend;
}

const redeem = (backend: TestBackend, plex_token: string): Promise<Answer> => backend.browser().post(REDEEM, { plex_token });

describe("a Plex source", () => {
    afterEach(() => provideNetwork(undefined));

    it("signs in by a window of its own", async () => {
        const backend = await films();
        const visitor = backend.browser();
        const pin = (await visitor.post(`${AT}/api/v2/pins?strong=true`)).body;
        const looked = async () => (await visitor.get(`${AT}/api/v2/pins/${pin.id}`)).body.authToken;
        expect(await looked()).to.equal(null);
        const { body: page } = await visitor.get(`${AT}/auth/?code=${pin.code}`);
        const [, href = ""] = /<a href="([^"]+person=ex-1001)"/.exec(page) ?? [];
        expect((await backend.browser().get(href.replaceAll("&amp;", "&"))).body).to.contain("You can close this one.");
        const { body } = await visitor.post(REDEEM, { plex_token: await looked() });
        expect(body).to.include({ type: "redirect", component: "xak-flow-redirect" });
        expect((await throughFlow(visitor, body.to)).body.to).to.equal("/if/user/");
        expect(await whoIs(visitor)).to.include({ username: "noor.haddad", name: "Noor Haddad" });
        expect((await backend.admin.get("sources/user_connections/plex/")).body.results[0]).to.include({ identifier: "ex-1001", plex_token: FRIEND });
    });

    it("lets in friends, the owner, and who may use a server, where they may", async () => {
        const status = async (settings: JsonObject, token: string) => (await redeem(await films(settings), token)).status;
        expect(await status({}, "example-owner")).to.equal(200);
        expect(await status({}, "example-stranger")).to.equal(403);
        expect(await status({ allow_friends: false }, FRIEND)).to.equal(403);
        expect(await status({ allow_friends: false, allowed_servers: ["paperlane-films"] }, FRIEND)).to.equal(200);
        expect(await status({ allow_friends: false, allowed_servers: ["another"] }, FRIEND)).to.equal(403);
    });

    it("answers a page as a challenge", async () => {
        const backend = await films({ user_matching_mode: "username_deny" });
        await backend.admin.post("core/users/", { username: "noor.haddad", name: "", groups: [] });
        const { status, body } = await redeem(backend, FRIEND);
        expect([status, body.component, /Permission denied/.test(body.body)]).to.deep.equal([200, "xak-flow-shell", true]);
    });

    it("refuses what Plex does not know, nothing, and sources that are not there or switched off", async () => {
        const backend = await films();
        expect((await redeem(backend, "example-nobody")).status).to.equal(400);
        expect((await backend.browser().post(REDEEM, {})).body).to.deep.equal(["No plex token given"]);
        expect((await backend.browser().post("sources/plex/redeem_token/?slug=none", { plex_token: FRIEND })).status).to.equal(404);
        await backend.admin.patch("sources/plex/films/", { enabled: false });
        expect((await redeem(backend, FRIEND)).status).to.equal(404);
    });

    it("is Plex's own where its client is", async () => {
        const asked: string[] = [];
        provideNetwork({
            isOpen: true,
            send: async ({ url, headers }) => (asked.push(`${url} ${headers["x-plex-token"]}`), { failure: "connection", message: "no route" }),
        });
        const { status, body } = await redeem(await films({ client_id: "abc" }), "real");
        expect([status, body, asked]).to.deep.equal([400, ["plex.tv does not answer: no route"], ["https://plex.tv/api/v2/user real"]]);
    });

    it("connects whoever is signed in, once", async () => {
        const backend = await films();
        const eve = await backend.as("eve");
        const connect = () => eve.post("sources/plex/redeem_token_authenticated/?slug=films", { plex_token: FRIEND });
        expect([(await connect()).status, (await connect()).status]).to.deep.equal([204, 204]);
        expect((await backend.admin.get("sources/user_connections/plex/")).body.results).to.have.length(1);
        expect((await backend.browser().post("sources/plex/redeem_token_authenticated/?slug=films", { plex_token: FRIEND })).status).to.equal(403);
    });
});
