import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { askTokens, codeOf, must } from "../oauth2/oauth2.test-helper.ts";
import { readPassage } from "./passage.ts";
import { proxyWorld, told } from "./proxy.test-helper.ts";

const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`;

async function world(provider: JsonObject = {}) {
    const made = await proxyWorld();
    const site = await made.guard("a", { provider });
    const alice = await made.backend.as("alice");
    must(await alice.post("core/tokens/", { identifier: "for-a", intent: "app_password" }));
    const { key } = must(await alice.get("core/tokens/for-a/view_key/"));
    const ask = (authorization: string) => made.backend.browser().send("GET", `${site.at}/api`, undefined, { authorization });
    return { ...made, site, alice, key: String(key), ask };
}

/** An access token of this provider. */
async function accessTokenOf({ backend, ...made }: Awaited<ReturnType<typeof world>>): Promise<string> {
    const row = backend.export().tables["authentik_providers_proxy.proxyprovider"]![0] as unknown as { client_id: string; client_secret: string };
    const client = {
        ...made.site,
        ...row,
        redirect_uri: `${made.site.at}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true`,
        application: { pk: "" },
    };
    const code = await codeOf(made.alice, client, {});
    return must(await askTokens({ ...made, backend }, client, { grant_type: "authorization_code", code, redirect_uri: client.redirect_uri })).access_token;
}

describe("an Authorization header for an outpost", () => {
    it("lets a program in with a password for applications, and is not passed on", async () => {
        const { ask, key } = await world();
        const answer = await ask(basic("alice", key));
        expect(told(answer)).to.equal("alice");
        expect(readPassage(new Response(null, { headers: answer.headers }))!.dropsAuthorization).to.equal(true);
    });

    it("lets a program in with an access token of the provider, as Bearer or behind the name for tokens", async () => {
        const made = await world();
        const token = await accessTokenOf(made);
        for (const header of [`Bearer ${token}`, basic("goauthentik.io/token", token)])
            expect(told(await made.ask(header)), header.slice(0, 6)).to.equal("alice");
    });

    it("is refused with 401 where it proves nothing", async () => {
        const { ask, key } = await world();
        for (const header of [basic("alice", "wrong"), basic("bob", key), basic("alice", "alice-pw"), "Bearer nope", "Basic ?", "Digest x"])
            expect((await ask(header)).status, header).to.equal(401);
    });

    it("is remembered for a minute: one session, not one for each request", async () => {
        const { ask, key, clock, backend } = await world();
        const sessions = () => backend.export().tables["sandbox.proxysession"]!.length;
        for (let count = 0; count < 3; count++) await ask(basic("alice", key));
        expect(sessions()).to.equal(1);
        clock.now += 60_000;
        await ask(basic("alice", key));
        expect(sessions()).to.equal(2);
    });

    it("opens nothing with another provider", async () => {
        const { guard, backend, ask, key } = await world();
        const other = await guard("b");
        expect(told(await ask(basic("alice", key)))).to.equal("alice");
        const token = await accessTokenOf({ ...(await world()) });
        expect((await backend.browser().send("GET", `${other.at}/`, undefined, { authorization: `Bearer ${token}` })).status).to.equal(401);
    });

    it("is the application's to read where it is not intercepted", async () => {
        const { ask, key, site } = await world({ intercept_header_auth: false, skip_path_regex: "^/api" });
        const answer = await ask(basic("alice", key));
        expect([answer.status, told(answer)]).to.deep.equal([200, null]);
        expect(readPassage(new Response(null, { headers: answer.headers }))!.dropsAuthorization).to.equal(false);
        expect(site.slug).to.equal("a");
    });
});
