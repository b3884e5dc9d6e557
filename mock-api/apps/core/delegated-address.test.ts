import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const CLIENT = "203.0.113.9";

async function outpostToken(backend: TestBackend): Promise<string> {
    const { body } = await backend.admin.post("outposts/instances/", { name: "directory", type: "ldap", providers: [await ldapProvider(backend)], config: {} });
    return (await backend.admin.get(`core/tokens/${body.token_identifier}/view_key/`)).body.key;
}

async function ldapProvider({ admin }: TestBackend): Promise<number> {
    const flow = (await admin.get("flows/instances/?slug=default-authentication-flow")).body.results[0].pk;
    return (await admin.post("providers/ldap/", { name: "ldap", authorization_flow: flow })).body.pk;
}

/** From where a failed sign-in came, as its event says. */
async function addressOf(backend: TestBackend, headers: Record<string, string>): Promise<string> {
    const browser = backend.browser();
    const flow = "flows/executor/default-authentication-flow/?query=";
    await browser.get(flow);
    await browser.post(flow, { uid_field: "akadmin" });
    await browser.get(flow);
    await browser.send("POST", flow, { password: "wrong" }, headers);
    return (await backend.admin.get("events/events/?action=login_failed")).body.results[0].client_ip;
}

describe("X-authentik-remote-ip", () => {
    let backend: TestBackend;
    beforeEach(async () => void (backend = await createTestBackend()));
    const said = (key: string, ip = CLIENT) => ({ "x-authentik-remote-ip": ip, "x-authentik-outpost-token": key });

    it("is where a request came from, by the token of an outpost", async () => {
        const key = await outpostToken(backend);
        expect(await addressOf(backend, said(key))).to.equal(CLIENT);
        expect(await addressOf(backend, said(key, "2001:db8::9"))).to.equal("2001:db8::9");
    });

    it("is what policies see", async () => {
        const key = await outpostToken(backend);
        const { body: policy } = await backend.admin.post("policies/reputation/", { name: "r", check_ip: true, check_username: false, threshold: -1 });
        expect(policy.pk).to.be.a("string");
        await addressOf(backend, said(key));
        await addressOf(backend, said(key));
        const { results } = (await backend.admin.get("policies/reputation/scores/")).body;
        expect(results.map(({ ip }: { ip: string }) => ip)).to.deep.equal([CLIENT]);
    });

    it("is not believed without a token that may say so", async () => {
        const key = await outpostToken(backend);
        const { pk } = (await backend.admin.get("core/users/?username=akadmin")).body.results[0];
        const own = await backend.admin.post("core/tokens/", { identifier: "own", intent: "api", user: pk, expiring: false });
        const { key: ownKey } = (await backend.admin.get(`core/tokens/${own.body.identifier}/view_key/`)).body;
        for (const [why, headers] of Object.entries({
            "no token": { "x-authentik-remote-ip": CLIENT },
            "unknown token": said("nonsense"),
            "an account that may not": said(ownKey),
            "no address": said(key, "somewhere"),
        }))
            expect(await addressOf(backend, headers), why).to.equal("127.0.0.1");
    });

    it("is believed of an account whose group may, and no longer once its token has expired", async () => {
        const { pk } = (await backend.admin.get("core/users/?username=akadmin")).body.results[0];
        await backend.admin.post("core/groups/", { name: "relays", users: [pk], attributes: { "goauthentik.io/user/override-ips": true } });
        const give = async (identifier: string, expires: string) => {
            await backend.admin.post("core/tokens/", { identifier, intent: "api", user: pk, expires });
            return (await backend.admin.get(`core/tokens/${identifier}/view_key/`)).body.key;
        };
        const [good, old] = [await give("good", "2999-01-01T00:00:00Z"), await give("old", "2001-01-01T00:00:00Z")];
        expect(await addressOf(backend, said(good))).to.equal(CLIENT);
        expect(await addressOf(backend, said(String(old)))).to.equal("127.0.0.1");
    });
});

describe("the installation's secret key as a bearer token", () => {
    const KEY = "the-secret-key-of-this-installation";
    const start = () => createTestBackend({ environment: { AUTHENTIK_SECRET_KEY: KEY } });
    const ask = ({ browser }: TestBackend, path: string, key: string) => browser().send("GET", path, undefined, { authorization: `Bearer ${key}` });

    it("is the embedded outpost: it sees itself and its providers, and nothing else", async () => {
        const backend = await start();
        const { body } = await ask(backend, "outposts/instances/", KEY);
        expect(body.results.map(({ managed }: { managed: string }) => managed)).to.deep.equal(["goauthentik.io/outposts/embedded"]);
        expect((await ask(backend, "core/users/me/", KEY)).body.user.username).to.match(/^ak-outpost-[0-9a-f]{32}$/);
        expect((await ask(backend, "core/users/", KEY)).body.results ?? []).to.deep.equal([]);
    });

    it("is nobody by another key, and where the embedded outpost was deleted", async () => {
        const backend = await start();
        expect((await ask(backend, "core/users/me/", `${KEY}x`)).status).to.equal(403);
        const [embedded] = (await backend.admin.get("outposts/instances/")).body.results;
        await backend.admin.delete(`outposts/instances/${embedded.pk}/`);
        expect((await ask(backend, "core/users/me/", KEY)).status).to.equal(403);
    });
});
