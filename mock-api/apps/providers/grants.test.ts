import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("grants of applications", () => {
    it("are read by those who gave them, and taken back by administrators", async () => {
        const clock = { now: Date.parse("2023-03-02T12:00:00Z") };
        const backend = await createTestBackend({ now: () => clock.now });
        const [flow] = (await backend.admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const { body: provider } = await backend.admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk });
        const [una, ben] = [await backend.as("una"), await backend.as("ben")];
        const { user } = (await una.get("core/users/me/")).body;
        const grant = {
            pk: 1,
            provider: provider.pk,
            user: user.pk,
            expires: "2023-03-02T12:01:00.000000Z",
            expiring: true,
            scope: ["openid"],
            auth_time: null,
        };
        const token = { ...grant, claims: { sub: "una" }, revoked: true, token: "not-to-be-shown" };
        const code = { ...grant, code: "not-to-be-shown", nonce: null, code_challenge: null, code_challenge_method: null, redirect_uri: "" };
        const state = backend.export();
        await backend.import({
            ...state,
            tables: {
                ...state.tables,
                "authentik_providers_oauth2.accesstoken": [token] as never,
                "authentik_providers_oauth2.refreshtoken": [token] as never,
                "authentik_providers_oauth2.authorizationcode": [code] as never,
            },
        });
        // What is over goes when the clock is looked at: now, and in five minutes.
        await una.get("core/users/me/");
        clock.now += 2 * 60_000;
        for (const kind of ["access_tokens", "refresh_tokens", "authorization_codes"]) {
            const [seen] = (await una.get(`oauth2/${kind}/?provider=${provider.pk}`)).body.results;
            expect([seen.provider.name, seen.user.username, seen.is_expired, seen.scope], kind).to.deep.equal(["Wiki", "una", true, ["openid"]]);
            expect(JSON.stringify(seen)).to.not.include("not-to-be-shown");
            expect((await ben.get(`oauth2/${kind}/`)).body.results).to.deep.equal([]);
            expect((await ben.get(`oauth2/${kind}/1/`)).status).to.equal(404);
            expect((await una.delete(`oauth2/${kind}/1/`)).status).to.equal(403);
            expect((await backend.admin.delete(`oauth2/${kind}/1/`)).status).to.equal(204);
        }
    });
});
