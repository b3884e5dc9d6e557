import { expect } from "chai";
import { claimsOf, must, oauthBackend, postForm, tokensOf, userinfo } from "./oauth2.test-helper.ts";

/** A provider with a mapping of this expression for the scope `extra`, and bob's tokens for it and another scope. */
async function tokensWith(expression: string) {
    const world = await oauthBackend();
    const { pk } = must(await world.backend.admin.post("propertymappings/scope/", { name: "extra", scope_name: "extra", expression }));
    const app = await world.app({ mappings: [pk] });
    return { world, app, tokens: await tokensOf(world, await world.backend.as("bob"), app, { scope: "openid extra read:x" }) };
}

describe("a scope mapping", () => {
    it("sees the token that it is asked for, the user, the provider and the request (D-435)", async () => {
        const { world, tokens } = await tokensWith(`return {
    "scopes": token.scope, "owner": token.user.username, "of": token.provider.name,
    "user": user.username, "client": provider.client_id, "asker": request.user.username, "path": request.http_request.path,
}`);
        const told = { scopes: ["openid", "extra", "read:x"], owner: "bob", of: "app", user: "bob", client: "app", asker: "bob" };
        for (const token of [tokens.access_token, tokens.id_token]) expect(claimsOf(token)).to.deep.include({ ...told, path: "/application/o/token/" });
        expect((await userinfo(world, tokens.access_token)).body).to.deep.include({ ...told, path: "/application/o/userinfo/" });
    });

    it("may replace a standard claim, by a value of another type too; userinfo and introspection still answer", async () => {
        const { world, tokens, app } = await tokensWith('return {"aud": ["one", "two"], "sub": "somebody"}');
        expect(claimsOf(tokens.id_token)).to.deep.include({ aud: ["one", "two"], sub: "somebody" });
        expect((await userinfo(world, tokens.access_token)).body).to.deep.include({ aud: ["one", "two"] });
        const { client_id, client_secret } = app;
        const known = (await postForm(world, "/application/o/introspect/", { client_id, client_secret, token: tokens.access_token })).body;
        expect(known).to.deep.include({ active: true, aud: ["one", "two"] });
    });

    it("that fails, or gives no object, takes nothing from the others; a failure leaves two events", async () => {
        for (const expression of ["return None", "return [1]", "return 1/0"]) {
            const { world, tokens } = await tokensWith(expression);
            expect(claimsOf(tokens.id_token)).to.include.keys("sub", "aud").and.not.have.property("extra");
            const { admin } = world.backend;
            const written = async (action: string) => (await admin.get(`events/events/?action=${action}`)).body.results.length > 0;
            const isFailure = expression.includes("/");
            expect([await written("property_mapping_exception"), await written("configuration_error")], expression).to.deep.equal([isFailure, isFailure]);
        }
    });
});
