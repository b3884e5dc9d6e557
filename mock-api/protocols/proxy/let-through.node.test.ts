import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { claimsOf, must } from "../oauth2/oauth2.test-helper.ts";
import { readPassage } from "./passage.ts";
import { AUTHORITY, open, proxyWorld } from "./proxy.test-helper.ts";

/** What alice's requests to an application carry, and where they go. */
async function passageOf(provider: JsonObject, attributes: JsonObject = {}, path = "/") {
    const { backend, guard } = await proxyWorld();
    const app = await guard("a", { provider });
    const alice = await backend.as("alice");
    const { pk } = (await backend.admin.get("core/users/?username=alice")).body.results[0];
    must(await backend.admin.patch(`core/users/${pk}/`, { attributes }));
    must(await backend.admin.post("core/groups/", { name: "One", users: [pk] }));
    must(await backend.admin.post("core/groups/", { name: "Two", users: [pk] }));
    const { status, headers } = await open(alice, `${app.at}${path}`);
    const passage = readPassage(new Response(null, { headers }));
    return { app, status, passage, told: Object.fromEntries(passage?.headers ?? []) };
}

describe("what an application behind an outpost is told", () => {
    it("is who asks, and through whom", async () => {
        const { status, passage, told, app } = await passageOf({});
        const { "x-authentik-jwt": jwt, "x-authentik-uid": uid, "x-authentik-groups": groups, ...rest } = told;
        expect([status, passage!.to, passage!.verifies, passage!.isSuperuser]).to.deep.equal([200, "http://a.internal.test:8080", true, false]);
        expect(rest).to.deep.equal({
            "x-authentik-username": "alice",
            "x-authentik-email": "alice@example.test",
            "x-authentik-name": "alice",
            "x-authentik-meta-jwks": `${AUTHORITY}/application/o/a/jwks/`,
            "x-authentik-meta-outpost": "authentik Embedded Outpost",
            "x-authentik-meta-provider": "Provider a",
            "x-authentik-meta-app": "a",
            "x-authentik-meta-version": "goauthentik.io/outpost/2023.2.0",
        });
        expect(groups!.split("|")).to.have.members(["One", "Two"]);
        expect([claimsOf(jwt!).sub, claimsOf(jwt!).aud]).to.deep.equal([uid, app.client_id]);
    });

    for (const [about, attributes, pair] of [
        ["from attributes", { name: "legacy", secret: "pässword" }, "legacy:pässword"],
        ["with the email for a name, and no password", {}, "alice@example.test:"],
    ] as const)
        it(`is a name and a password ${about}`, async () => {
            const settings = { basic_auth_enabled: true, basic_auth_user_attribute: "name", basic_auth_password_attribute: "secret" };
            const { told } = await passageOf(settings, attributes);
            expect(told.authorization).to.equal(`Basic ${Buffer.from(pair).toString("base64")}`);
        });

    it("is nothing on a path that anybody may open", async () => {
        const { backend, guard } = await proxyWorld();
        const { at } = await guard("a", { provider: { skip_path_regex: "^/public\n(unclosed\n^/api/\\d+$" } });
        const ask = async (path: string) => {
            const { status, headers } = await backend.browser().get(at + path);
            return [status, readPassage(new Response(null, { headers }))?.headers];
        };
        expect(await ask("/public/x")).to.deep.equal([200, []]);
        expect(await ask("/api/17")).to.deep.equal([200, []]);
        expect((await ask("/api/17/secret"))[0]).to.equal(302);
        expect((await ask("/(unclosed"))[0]).to.equal(302);
    });

    it("comes from another backend, where a mapping says so", async () => {
        const { backend, guard } = await proxyWorld();
        const expression = 'return {"ak_proxy": {"backend_override": "https://10.0.0.9:8443/ignored"}}';
        const mapping = must(await backend.admin.post("propertymappings/scope/", { name: "zz", scope_name: "backend", expression }));
        const { at } = await guard("a", { provider: { property_mappings: [mapping.pk], internal_host_ssl_validation: false } });
        const { headers } = await open(await backend.as("alice"), `${at}/`);
        expect(readPassage(new Response(null, { headers }))).to.include({ to: "https://10.0.0.9:8443", verifies: false });
    });
});
