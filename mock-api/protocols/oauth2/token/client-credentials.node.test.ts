import { expect } from "chai";
import { askTokens, claimsOf, must } from "../oauth2.test-helper.ts";
import { world } from "./token.test-helper.ts";

describe("client credentials", () => {
    async function service() {
        const made = await world({ key: "rsa" });
        const { body } = await made.backend.admin.post("core/users/service_account/", { name: "robot", create_group: false });
        const ask = (more: Record<string, string | undefined> = {}) =>
            askTokens(made.made, made.app, { grant_type: "client_credentials", username: "robot", password: body.token, scope: "openid profile", ...more });
        return { ...made, ask, key: body.token as string };
    }

    it("N3 1.3.3.4 and M13.4: give no refresh token, and say nothing of a sign-in", async () => {
        const { ask, events } = await service();
        const body = must(await ask());
        expect(body).to.have.keys("access_token", "token_type", "expires_in", "id_token");
        const access = claimsOf(body.access_token);
        expect(access).to.include({ azp: "app", preferred_username: "robot" }).and.not.have.any.keys("cid", "auth_time", "amr");
        expect(claimsOf(body.id_token)).to.include({ preferred_username: "robot" }).and.not.have.any.keys("auth_time", "amr");
        const login = (await events("login")).find(({ context }: { context: { auth_method: string } }) => context.auth_method === "token");
        expect(login.context.application.name).to.equal("app");
        expect(login.user.username).to.equal("robot");
        expect(login.context.auth_method_args).to.have.property("identifier");
    });

    it("are another name for the password grant", async () => {
        const { ask } = await service();
        expect((await ask({ grant_type: "password" })).status).to.equal(200);
    });

    it("need one of the user's own passwords for applications, and an application whose policies let the user in", async () => {
        const { ask, app, backend } = await service();
        const { body: api } = await backend.admin.post("core/tokens/", { identifier: "api", intent: "api" });
        const key = (await backend.admin.get(`core/tokens/${api.identifier}/view_key/`)).body.key;
        for (const wrong of [{ password: "x" }, { password: "" }, { username: "bob" }, { username: "akadmin", password: key }, { username: "" }])
            expect((await ask(wrong)).body.error, JSON.stringify(wrong)).to.equal("invalid_grant");
        const { body: policy } = await backend.admin.post("policies/expression/", {
            name: "no",
            expression: 'return context["oauth_grant_type"] != "client_credentials"',
        });
        await backend.admin.post("policies/bindings/", { target: app.application.pk, policy: policy.pk, order: 0 });
        expect((await ask()).body.error).to.equal("invalid_grant");
        expect((await ask({ grant_type: "password" })).status).to.equal(200);
        await backend.admin.delete(`core/applications/${app.slug}/`);
        expect((await ask({ grant_type: "password" })).body.error).to.equal("invalid_grant");
    });
});
