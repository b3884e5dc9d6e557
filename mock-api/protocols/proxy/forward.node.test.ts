import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { locationOf, open, proxyWorld, told } from "./proxy.test-helper.ts";

const AUTH = "/outpost.goauthentik.io/auth";

async function world(provider: JsonObject = {}) {
    const made = await proxyWorld();
    const app = await made.guard("a", { provider: { mode: "forward_single", internal_host: "", ...provider } });
    const alice = await made.backend.as("alice");
    return { ...made, app, alice };
}

/** How each reverse proxy says that `/page?x=1` of the application was opened. */
const KINDS: Record<string, (at: string, path: string) => [path: string, headers: Record<string, string>]> = {
    traefik: (at, path) => [`${AUTH}/traefik`, { "x-forwarded-proto": "http", "x-forwarded-host": new URL(at).host, "x-forwarded-uri": path }],
    caddy: (at, path) => [`${AUTH}/caddy`, { "x-forwarded-proto": "http", "x-forwarded-host": new URL(at).host, "x-forwarded-uri": path }],
    nginx: (at, path) => [`${AUTH}/nginx`, { "x-original-url": at + path }],
    envoy: (_, path) => [`${AUTH}/envoy${path}`, {}],
};

describe("forward authentication", () => {
    for (const [kind, asked] of Object.entries(KINDS)) {
        it(`${kind}: says who is signed in, in the answer's headers`, async () => {
            const { app, alice } = await world();
            await open(alice, `${app.at}/outpost.goauthentik.io/start?rd=${app.at}/outpost.goauthentik.io/ping`);
            const [path, headers] = asked(app.at, "/page?x=1");
            const answer = await alice.send("GET", app.at + path, undefined, headers);
            expect([answer.status, told(answer), answer.headers.get("x-sandbox-passage")]).to.deep.equal([200, "alice", null]);
        });

        it(`${kind}: sends whoever is not to sign in, and remembers the address`, async () => {
            const { app, alice } = await world();
            const [path, headers] = asked(app.at, "/page?x=1");
            const answer = await alice.send("GET", app.at + path, undefined, headers);
            if (kind === "nginx") expect(answer.status).to.equal(401);
            else expect([answer.status, new URL(locationOf(answer)).pathname]).to.deep.equal([302, "/application/o/authorize/"]);
            let back = "";
            const send = alice.send.bind(alice);
            alice.send = async (method, to, ...more) => {
                const got = await send(method, to, ...more);
                if (to.includes("/callback?")) back = locationOf(got);
                return to.includes("/callback?") ? { ...got, status: 200 } : got;
            };
            await open(alice, `${app.at}/outpost.goauthentik.io/start`);
            expect(back).to.equal(`${app.at}/page?x=1`);
        });

        it(`${kind}: lets anybody through where the path is open, and to the outpost itself`, async () => {
            const { app, backend } = await world({ skip_path_regex: "^/public" });
            for (const opened of ["/public/x", "/outpost.goauthentik.io/ping"]) {
                const [path, headers] = asked(app.at, opened);
                expect((await backend.browser().send("GET", app.at + path, undefined, headers)).status, opened).to.equal(200);
            }
        });
    }

    it("finishes a sign-in and signs out at the original address", async () => {
        const { app, alice } = await world();
        await open(alice, `${app.at}/outpost.goauthentik.io/start?rd=${app.at}/outpost.goauthentik.io/ping`);
        const [path, headers] = KINDS.traefik!(app.at, "/page?X-authentik-logout=true");
        const out = await alice.send("GET", app.at + path, undefined, headers);
        expect([out.status, new URL(locationOf(out)).pathname]).to.deep.equal([302, "/application/o/a/end-session/"]);
    });

    for (const [kind, headers] of [
        ["traefik", {}],
        ["traefik", { "x-forwarded-proto": "http", "x-forwarded-host": "a.test", "x-forwarded-uri": " [" }],
        ["nginx", {}],
        ["nginx", { "x-original-url": "no address" }],
    ] as [string, Record<string, string>][])
        it(`${kind}: is 500 and an event where the reverse proxy does not say the address: ${JSON.stringify(headers)}`, async () => {
            const { app, backend } = await world();
            const forged = "x-forwarded-uri" in headers ? { ...headers, "x-forwarded-proto": "gopher" } : headers;
            expect((await backend.browser().send("GET", `${app.at}${AUTH}/${kind}`, undefined, forged)).status).to.equal(500);
            const { results } = (await backend.admin.get("events/events/?action=configuration_error")).body;
            expect([results.length, results[0].app]).to.deep.equal([1, "authentik.providers.proxy"]);
        });

    it("guards every host of a domain with one session", async () => {
        const settings = { mode: "forward_domain", cookie_domain: "company.test", external_host: "http://login.company.test" };
        const { app, alice, backend } = await world(settings);
        await open(alice, `${app.at}/outpost.goauthentik.io/start?rd=${app.at}/outpost.goauthentik.io/ping`);
        for (const host of ["wiki.company.test", "deep.er.company.test"])
            expect(told(await alice.send("GET", `http://${host}${AUTH}/nginx`, undefined, { "x-original-url": `http://${host}/` })), host).to.equal("alice");
        const jar = { get: () => undefined, set: (line: string) => void lines.push(line) };
        const lines: string[] = [];
        await backend.fetch(new Request("http://wiki.company.test/outpost.goauthentik.io/start"), jar);
        expect(lines.join()).to.include("Domain=company.test");
    });

    it("takes the longest of several domains", async () => {
        const { backend, guard } = await proxyWorld();
        const domain = (slug: string, cookie_domain: string) =>
            guard(slug, { provider: { mode: "forward_domain", internal_host: "", cookie_domain, external_host: `http://login.${cookie_domain}` } });
        const [, inner] = [await domain("outer", "company.test"), await domain("inner", "dev.company.test")];
        const start = await backend.browser().get("http://wiki.dev.company.test/outpost.goauthentik.io/start");
        expect(new URL(locationOf(start)).searchParams.get("client_id")).to.equal(inner.client_id);
    });

    it("is not asked about an application that the outpost itself passes on to", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        expect((await backend.browser().get(`${at}${AUTH}/nginx`)).status).to.equal(404);
    });
});
