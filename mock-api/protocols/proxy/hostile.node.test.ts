import { expect } from "chai";
import { locationOf, open, proxyWorld, told } from "./proxy.test-helper.ts";

const AWAY = "https://evil.test/";

/** Where a sign-in that was begun with `rd` ends up. */
async function endOf(rd: string, settings = {}) {
    const world = await proxyWorld();
    const app = await world.guard("a", { provider: settings });
    const alice = await world.backend.as("alice");
    const start = await alice.get(`${app.at}/outpost.goauthentik.io/start?${new URLSearchParams({ rd }).toString()}`);
    let back = "";
    const { get } = alice;
    // The answer of the callback is what counts; where it leads is not asked any more.
    alice.get = get;
    const send = alice.send.bind(alice);
    alice.send = async (method, path, ...more) => {
        const answer = await send(method, path, ...more);
        if (!path.includes("/callback?")) return answer;
        back = locationOf(answer);
        return { ...answer, status: 200 };
    };
    await open(alice, locationOf(start));
    return back;
}

describe("an outpost and what strangers send it", () => {
    for (const rd of [
        AWAY,
        `${AWAY}?http://a.test`,
        "https://a.test.evil.test/",
        "http://a.test@evil.test/",
        "http://user:pw@a.test/",
        "//evil.test/",
        "\\\\evil.test/",
        "/\\evil.test/",
        "http:\\\\evil.test/",
        "https:evil.test/",
        "http:a.test.evil.test/",
        "\thttp://evil.test/",
        "http://a.test:8080/",
        "https://a.test/",
        "ftp://a.test/",
        "http://sub.a.test/",
        "http://a.test%2eevil.test/",
        "javascript:alert(1)//http://a.test/",
        `http://a.test/${"x".repeat(3000)}`,
    ])
        it(`leads nowhere else after signing in: rd=${rd.slice(0, 60)}`, async () => expect(await endOf(rd)).to.equal("http://a.test/"));

    it("leads where the application is", async () => expect(await endOf("http://a.test/deep/page?x=1")).to.equal("http://a.test/deep/page?x=1"));

    it("leads to hosts of the guarded domain only", async () => {
        const settings = { mode: "forward_domain", internal_host: "", cookie_domain: "company.test", external_host: "http://login.company.test" };
        expect(await endOf("http://wiki.company.test/page", settings)).to.equal("http://wiki.company.test/page");
        expect(await endOf("http://evilcompany.test/page", settings)).to.equal("http://login.company.test/");
    });

    it("takes no cookie of another provider, nor one that it has not signed", async () => {
        const { backend, guard } = await proxyWorld();
        const [a, b] = [await guard("a"), await guard("b")];
        const alice = await backend.as("alice");
        await open(alice, `${a.at}/`);
        const [ofA, ofB] = [a, b].map(({ client_id }) => `authentik_proxy_${client_id.slice(0, 8)}`) as [string, string];
        const value = alice.jar.get(ofA)!;
        const thief = backend.browser();
        thief.jar.set(`${ofB}=${value}`);
        expect(told(await thief.get(`${b.at}/`)), "signed by another provider").to.equal(null);
        const [head, , signature] = value.split(".");
        for (const forged of [`${head}.${btoa('{"sid":"x"}')}.${signature}`, "..", "x", value.slice(0, -3)]) {
            thief.jar.set(`${ofA}=${forged}`);
            expect(told(await thief.get(`${a.at}/`)), forged).to.equal(null);
        }
    });

    it("keeps the session of one provider to it, even where two have the same secret", async () => {
        const { backend, guard } = await proxyWorld();
        const [a, b] = [await guard("a"), await guard("b")];
        const state = backend.export();
        const providers = state.tables["authentik_providers_proxy.proxyprovider"]!.map((row) => ({ ...row, cookie_secret: "the same" }));
        await backend.import({ ...state, tables: { ...state.tables, "authentik_providers_proxy.proxyprovider": providers } });
        const alice = await backend.as("alice");
        expect(told(await open(alice, `${a.at}/`))).to.equal("alice");
        alice.jar.set(`authentik_proxy_${b.client_id.slice(0, 8)}=${alice.jar.get(`authentik_proxy_${a.client_id.slice(0, 8)}`)}`);
        expect(told(await alice.get(`${b.at}/`))).to.equal(null);
    });

    it("binds the end of a sign-in to the browser that began it", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        const [alice, victim] = [await backend.as("alice"), backend.browser()];
        let callback = "";
        const send = alice.send.bind(alice);
        alice.send = async (method, path, ...more) => {
            if (!path.includes("/callback?")) return send(method, path, ...more);
            callback = path;
            return { status: 200, headers: new Headers(), body: "" };
        };
        await open(alice, `${at}/`);
        expect(callback).to.include("code=");
        expect((await victim.get(callback)).status, "begun nowhere").to.equal(302);
        await victim.get(`${at}/outpost.goauthentik.io/start`);
        expect((await victim.get(callback)).status, "begun with another state").to.equal(400);
        expect(told(await victim.get(`${at}/`))).to.equal(null);
    });

    it("answers to nobody's name", async () => {
        const { backend, guard } = await proxyWorld();
        await guard("a", { provider: { mode: "forward_single", internal_host: "" } });
        await guard("b", { provider: { mode: "forward_single", internal_host: "" } });
        expect((await backend.browser().get("http://nobody.test/outpost.goauthentik.io/start")).status).to.equal(400);
        const unknown = await backend.browser().get("/outpost.goauthentik.io/start");
        expect([unknown.status, unknown.body.Host]).to.deep.equal([400, "authentik.test"]);
    });

    it("tells an application nothing that an attribute of a person may not say", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        const alice = await backend.as("alice");
        const { pk } = (await backend.admin.get("core/users/?username=alice")).body.results[0];
        const additionalHeaders = {
            "X-authentik-username": "akadmin",
            "Set-Cookie": "a=b",
            "Transfer-Encoding": "chunked",
            "X-sandbox-passage": "{}",
            "Bad Name": "x",
            "X-Line": "one\r\nX-authentik-username: akadmin",
            "X-Number": 7,
            "X-Float": 1.5,
            "X-Text": "Größe",
        };
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { additionalHeaders } });
        const { headers } = await open(alice, `${at}/`);
        expect(headers.get("x-authentik-username")).to.equal("alice");
        for (const name of ["set-cookie", "transfer-encoding"]) expect(headers.get(name), name).to.equal(null);
        expect(headers.get("x-line")).to.equal("one  X-authentik-username: akadmin");
        expect([headers.get("x-number"), headers.get("x-float")]).to.deep.equal(["7", ""]);
        expect(Buffer.from(headers.get("x-text")!, "latin1").toString("utf8")).to.equal("Größe");
    });

    it("opens no address by what stands in its query", async () => {
        const settings = {
            mode: "forward_domain",
            internal_host: "",
            cookie_domain: "company.test",
            external_host: "http://login.company.test",
            skip_path_regex: "/public\n(",
        };
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a", { provider: settings });
        const ask = (uri: string) =>
            backend.browser().send("GET", `${at}/outpost.goauthentik.io/auth/nginx`, undefined, { "x-original-url": `http://wiki.company.test${uri}` });
        expect([(await ask("/public/x")).status, (await ask("/secret?/public")).status, (await ask("/public/../secret")).status]).to.deep.equal([
            200, 401, 401,
        ]);
    });
});
