import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

describe("the API changes of the release", () => {
    let backend: TestBackend;
    before(async () => {
        backend = await createTestBackend();
    });

    it("A1.1: a POST of admin/system describes the request itself, to administrators, and needs the CSRF token", async () => {
        const admin = await backend.as("akadmin");
        const told = await admin.post("admin/system/");
        expect(told.status).to.equal(200);
        expect(told.body).to.include.all.keys(
            "env",
            "http_headers",
            "http_host",
            "http_is_secure",
            "runtime",
            "tenant",
            "server_time",
            "embedded_outpost_host",
        );
        expect(Object.values(told.body.http_headers)).to.include(admin.jar.get("authentik_csrf"));
        expect((await admin.send("POST", "admin/system/", {}, { "x-authentik-csrf": "another" })).status).to.equal(403);
        expect((await (await backend.as("una")).post("admin/system/")).status).to.equal(403);
        expect((await backend.browser().post("admin/system/")).status).to.equal(403);
    });

    it("A2: the key of a token is set by a body that names it", async () => {
        await backend.admin.post("core/tokens/", { identifier: "pipeline", intent: "api" });
        const set = (identifier: string, body: object) => backend.admin.post(`core/tokens/${identifier}/set_key/`, body);
        expect((await set("pipeline", { key: "a-key-of-my-own" })).status).to.equal(204);
        expect((await set("pipeline", {})).status).to.equal(400);
        expect((await set("nowhere", { key: "x" })).status).to.equal(404);
        expect((await backend.admin.get("core/tokens/pipeline/view_key/")).body.key).to.equal("a-key-of-my-own");
    });

    it("M06.1, M06.2: a token's key is set by JSON, by a form and by multipart, and the one before it opens nothing any more", async () => {
        await backend.admin.post("core/tokens/", { identifier: "forms", intent: "api" });
        const multipart = new FormData();
        multipart.set("key", "by-multipart");
        const asks = async (key: string): Promise<number> =>
            (await backend.browser().send("GET", "core/users/me/", undefined, { authorization: `Bearer ${key}` })).status;
        let before = "no-key-yet";
        const form = { "content-type": "application/x-www-form-urlencoded" };
        const set = (body: unknown, headers?: Record<string, string>) => backend.admin.send("POST", "core/tokens/forms/set_key/", body, headers);
        for (const [key, body, headers] of [
            ["by-json", { key: "by-json" }, {}],
            ["by-form", "key=by-form", form],
            ["by-multipart", multipart, {}],
        ] as const) {
            expect((await set(body, headers)).status, key).to.equal(204);
            expect((await backend.admin.get("core/tokens/forms/view_key/")).body.key).to.equal(key);
            expect([await asks(key), await asks(before)], key).to.deep.equal([200, 403]);
            before = key;
        }
        expect((await set("other=key", form)).status).to.equal(400);
    });

    it("A4.1: a prompt's name is required by PUT and not by PATCH", async () => {
        const prompt = { name: "field-department", field_key: "department", label: "Department", type: "text" };
        const { body } = await backend.admin.post("stages/prompt/prompts/", prompt);
        const { field_key, label, type } = prompt;
        const nameless = { field_key, label, type };
        expect((await backend.admin.put(`stages/prompt/prompts/${body.pk}/`, nameless)).body).to.deep.equal({ name: ["This field is required."] });
        expect((await backend.admin.patch(`stages/prompt/prompts/${body.pk}/`, { label: "Unit" })).status).to.equal(200);
    });

    it("A3.3, A5.2: access tokens name their provider with its sub_mode, and are shown to their owner alone", async () => {
        const [flow] = (await backend.admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const { body: provider } = await backend.admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk, sub_mode: "user_id" });
        const una = await backend.as("una");
        const { user } = (await una.get("core/users/me/")).body;
        const token = {
            pk: 1,
            provider: provider.pk,
            user: user.pk,
            expires: "2040-01-01T00:00:00.000000Z",
            expiring: true,
            scope: ["openid"],
            auth_time: null,
        };
        const state = backend.export();
        const access = { ...token, claims: {}, revoked: false, token: "t" };
        await backend.import({ ...state, tables: { ...state.tables, "authentik_providers_oauth2.accesstoken": [access] as never } });
        const [seen] = (await una.get("oauth2/access_tokens/")).body.results;
        expect(seen.provider.sub_mode).to.equal("user_id");
        expect((await (await backend.as("ben")).get("oauth2/access_tokens/")).body.results).to.deep.equal([]);
    });
});
