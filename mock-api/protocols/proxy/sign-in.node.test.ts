import { expect } from "chai";
import { must, throughFlow } from "../oauth2/oauth2.test-helper.ts";
import { AUTHORITY, locationOf, open, proxyWorld, told } from "./proxy.test-helper.ts";

const HOUR = 3_600_000;

describe("signing in to an application behind an outpost", () => {
    it("leads to authentik and back, to the address that was opened with its query", async () => {
        const { backend, guard } = await proxyWorld();
        const { at, client_id } = await guard("a");
        const alice = await backend.as("alice");
        const first = await alice.get(`${at}/deep/page?x=1`);
        expect(locationOf(first)).to.equal(`${at}/outpost.goauthentik.io/start?rd=${encodeURIComponent(`${at}/deep/page?x=1`)}`);
        const start = await alice.get(locationOf(first));
        const authorize = new URL(locationOf(start));
        expect([start.status, authorize.origin, authorize.pathname]).to.deep.equal([302, AUTHORITY, "/application/o/authorize/"]);
        const { state, scope, code_challenge, ...rest } = Object.fromEntries(authorize.searchParams);
        expect(rest).to.deep.equal({
            client_id,
            redirect_uri: `${at}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true`,
            response_type: "code",
            code_challenge_method: "S256",
        });
        expect(scope!.split(" ")).to.have.members(["openid", "profile", "email", "ak_proxy"]);
        expect([state, code_challenge].map((text) => text!.length)).to.deep.equal([43, 43]);
        const flow = locationOf(await alice.get(authorize.pathname + authorize.search));
        const callback = String((await throughFlow(alice, flow)).body.to);
        const back = await alice.get(callback);
        expect([back.status, locationOf(back)]).to.deep.equal([302, `${at}/deep/page?x=1`]);
        expect(told(await alice.get(`${at}/deep/page?x=1`))).to.equal("alice");
        expect(locationOf(await alice.get(`${at}/outpost.goauthentik.io/start`)), "nothing to begin").to.equal(`${at}/`);
    });

    it("comes back to an address with a query as nginx writes it, unescaped, as an ingress does, in part, and as others do", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        const alice = await backend.as("alice");
        await open(alice, `${at}/`);
        const wanted = `${at}/page?x=1&y=two%26&z=http://b.test/?q`;
        const written = [wanted, encodeURIComponent(wanted), `${at}${encodeURIComponent(wanted.slice(at.length))}`];
        for (const rd of written) expect(locationOf(await alice.get(`${at}/outpost.goauthentik.io/start?rd=${rd}`)), rd).to.equal(wanted);
    });

    it("asks visitors who they are, and lets in only whom the application's policies let in", async () => {
        const { backend, guard } = await proxyWorld();
        const { at, slug } = await guard("a");
        const { pk } = must(await backend.admin.get(`core/applications/${slug}/`));
        const policy = must(await backend.admin.post("policies/expression/", { name: "nobody", expression: "return False" }));
        must(await backend.admin.post("policies/bindings/", { target: pk, policy: policy.pk, order: 0 }));
        const answer = await open(await backend.as("alice"), `${at}/`);
        expect([told(answer), String(answer.body)]).to.satisfy(([name, text]: [string | null, string]) => name === null && text.includes("Permission denied"));
    });

    it("lasts as long as access tokens of the provider, and one second", async () => {
        const { backend, clock, guard } = await proxyWorld();
        const { at } = await guard("a", { provider: { access_token_validity: "hours=2", refresh_token_validity: "days=1" } });
        const alice = await backend.as("alice");
        await open(alice, `${at}/`);
        clock.now += 2 * HOUR;
        expect(told(await alice.get(`${at}/`))).to.equal("alice");
        clock.now += 1000;
        expect(told(await alice.get(`${at}/`))).to.equal(null);
        await backend.admin.post("admin/system_tasks/clean_proxy_sessions/retry/");
        expect(backend.export().tables["sandbox.proxysession"] ?? []).to.deep.equal([]);
    });

    it("ends with the ID token, where that lives shorter", async () => {
        const { backend, clock, guard } = await proxyWorld();
        const { at } = await guard("a", { provider: { access_token_validity: "hours=2", refresh_token_validity: "hours=1" } });
        const alice = await backend.as("alice");
        await open(alice, `${at}/`);
        clock.now += HOUR;
        expect(told(await alice.get(`${at}/`))).to.equal(null);
    });

    it("is refused with a page for a code that is none, and begins anew then", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        const alice = await backend.as("alice");
        const start = await alice.get(`${at}/outpost.goauthentik.io/start`);
        const state = new URL(locationOf(start)).searchParams.get("state")!;
        const wrong = await alice.get(`${at}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true&code=nope&state=${state}`);
        expect([wrong.status, String(wrong.body).includes("Signing in failed")]).to.deep.equal([400, true]);
        // All other paths of this host are the application's.
        expect([...String(wrong.body).matchAll(/(?:href|src)="([^"]+\.(?:css|js|svg|png))"/g)].map(([, file]) => file)).to.satisfy(
            (files: string[]) => files.length > 0 && files.every((file) => file.startsWith("/outpost.goauthentik.io/static/")),
        );
        expect(told(await open(alice, `${at}/`))).to.equal("alice");
    });

    it("goes on in two tabs at once", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        const alice = await backend.as("alice");
        const stateOf = async () => new URL(locationOf(await alice.get(`${at}/outpost.goauthentik.io/start`))).searchParams.get("state");
        expect(await stateOf()).to.equal(await stateOf());
    });

    it("works in strict mode", async () => {
        const { backend, guard } = await proxyWorld({ environment: { AUTHENTIK_SANDBOX_STRICT: "true" } });
        const { at } = await guard("a");
        expect(told(await open(await backend.as("alice"), `${at}/`))).to.equal("alice");
    });

    it("keeps nothing of visitors who only knock", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        for (let count = 0; count < 3; count++) await backend.browser().get(`${at}/outpost.goauthentik.io/start`);
        const { tables } = backend.export();
        expect([tables["sandbox.proxysession"] ?? [], tables["sandbox.session"] ?? []]).to.deep.equal([[], []]);
    });

    it("answers pings on every host that it knows", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a");
        for (const host of [at, AUTHORITY]) expect((await backend.browser().get(`${host}/outpost.goauthentik.io/ping`)).status).to.equal(204);
    });
});
