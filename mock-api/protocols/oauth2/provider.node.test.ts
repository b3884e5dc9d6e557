import { expect } from "chai";
import { claimsOf, oauthBackend, tokensOf, worldOfBob } from "./oauth2.test-helper.ts";

describe("an OAuth2 provider", () => {
    async function bare() {
        const { backend } = await oauthBackend();
        const [flow] = (await backend.admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const make = (values: object) => backend.admin.post("providers/oauth2/", { authorization_flow: flow.pk, ...values });
        const names = async (query: string) => (await backend.admin.get(`providers/oauth2/?${query}`)).body.results.map(({ name }: { name: string }) => name);
        return { backend, make, names };
    }

    it("N3 1.3.1.1: begins with an hour for access, 30 days for refresh tokens, and no token_validity", async () => {
        const { make } = await bare();
        const { status, body } = await make({ name: "a" });
        expect(status).to.equal(201);
        expect(body).to.include({ access_code_validity: "minutes=1", access_token_validity: "hours=1", refresh_token_validity: "days=30" });
        expect(body).not.to.have.property("token_validity");
    });

    it("N3 1.3.1.2: takes durations that it knows a part of", async () => {
        const { backend, make } = await bare();
        const { body } = await make({ name: "a" });
        const bad = await backend.admin.patch(`providers/oauth2/${body.pk}/`, { access_token_validity: "banana" });
        expect([bad.status, Object.keys(bad.body)]).to.deep.equal([400, ["access_token_validity"]]);
        expect((await backend.admin.patch(`providers/oauth2/${body.pk}/`, { access_token_validity: "Hours=2;foo=3" })).status).to.equal(200);
    });

    it("N3 1.3.1.4, M12.2, A3.1: is found by its durations and its subject mode", async () => {
        const { backend, make, names } = await bare();
        await make({ name: "a" });
        await make({ name: "b", refresh_token_validity: "days=1", sub_mode: "user_id" });
        expect(await names("refresh_token_validity=days%3D30")).to.deep.equal(["a"]);
        expect(await names("sub_mode=user_id")).to.deep.equal(["b"]);
        expect((await backend.admin.get("providers/oauth2/?sub_mode=foo")).status).to.equal(400);
        expect((await make({ name: "c", sub_mode: "foo" })).body).to.have.property("sub_mode");
    });

    it("N3 1.3.1.2: gives tokens of the life that such a duration says", async () => {
        const { made, bob, app } = await worldOfBob({ provider: { access_token_validity: "Hours=2;foo=3" } });
        expect((await tokensOf(made, bob, app)).expires_in).to.equal(7200);
    });

    it("N3 1.3.9: previews the ID token of the caller with every scope, half an hour ahead", async () => {
        const { made, bob, app, backend } = await worldOfBob();
        const { preview } = (await (await backend.as("akadmin")).get(`providers/oauth2/${app.pk}/preview_user/`)).body;
        expect(preview.exp - preview.iat).to.equal(1800);
        expect(preview).to.include({ preferred_username: "akadmin", email_verified: true, iss: "http://authentik.test/application/o/app/" });
        const { sub: mine, ...told } = claimsOf((await tokensOf(made, bob, app)).id_token);
        expect(mine).not.to.equal(preview.sub);
        expect(Object.keys(told)).to.include.members(Object.keys(preview).filter((name) => name !== "sub"));
    });

    it("D-450: previews the ID token of somebody else, where there is somebody", async () => {
        const { made, bob, app, backend } = await worldOfBob();
        const preview = (user: string) => backend.admin.get(`providers/oauth2/${app.pk}/preview_user/?for_user=${user}`);
        const { results } = (await backend.admin.get("core/users/?username=bob")).body;
        const { preview: shown } = (await preview(results[0].pk)).body;
        expect(shown).to.include({ preferred_username: "bob", sub: claimsOf((await tokensOf(made, bob, app)).id_token).sub });
        expect([(await preview("nobody")).status, (await preview("99999")).status]).to.deep.equal([400, 404]);
    });
});
