import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const names = (rows: { name: string }[]): string[] => rows.map(({ name }) => name);
const PREAUTHENTICATION = "default-source-pre-authentication";

async function makeSources({ admin }: TestBackend): Promise<void> {
    const [flow] = (await admin.get(`flows/instances/?slug=${PREAUTHENTICATION}`)).body.results;
    await admin.post("sources/oauth/", { name: "Git", slug: "git", provider_type: "github", consumer_key: "key", consumer_secret: "secret" });
    await admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "films-id", allow_friends: true, allowed_servers: [], plex_token: "t" });
    await admin.post("sources/saml/", { name: "Partner", slug: "partner", pre_authentication_flow: flow.pk, sso_url: "https://sso.example/" });
    await admin.post("sources/ldap/", { name: "Directory", slug: "directory", server_uri: "ldap://directory.example", base_dn: "dc=example" });
}

describe("sources", () => {
    it("are in one list, each with its kind", async () => {
        const backend = await createTestBackend();
        await makeSources(backend);
        const { results } = (await backend.admin.get("sources/all/?ordering=name")).body;
        expect(results.map(({ name, component }: { name: string; component: string }) => [name, component])).to.have.deep.members([
            ["authentik Built-in", ""],
            ["Directory", "ak-source-ldap-form"],
            ["Films", "ak-source-plex-form"],
            ["Git", "ak-source-oauth-form"],
            ["Partner", "ak-source-saml-form"],
        ]);
        expect((await backend.admin.delete("sources/all/films/")).status).to.equal(204);
        expect((await backend.admin.get("sources/plex/films/")).status).to.equal(404);
    });

    it("never show their secrets", async () => {
        const backend = await createTestBackend();
        await makeSources(backend);
        await backend.admin.patch("sources/ldap/directory/", { bind_password: "hush" });
        for (const path of ["oauth/git", "ldap/directory"])
            expect((await backend.admin.get(`sources/${path}/`)).body).to.not.have.any.keys("consumer_secret", "bind_password");
    });

    it("of directories: one only may write passwords, and none is asked here", async () => {
        const backend = await createTestBackend();
        await makeSources(backend);
        const second = { name: "Second", slug: "second", server_uri: "ldaps://two.example:636,ldap://three.example", base_dn: "dc=example" };
        const refused = await backend.admin.post("sources/ldap/", second);
        expect(refused.body).to.deep.equal({ non_field_errors: ["Only a single LDAP Source with password synchronization is allowed"] });
        expect((await backend.admin.post("sources/ldap/", { ...second, sync_users_password: false })).status).to.equal(201);
        expect((await backend.admin.post("sources/ldap/", { ...second, slug: "bad", server_uri: "directory" })).body).to.have.property("server_uri");
        expect((await backend.admin.get("sources/ldap/directory/sync_status/")).body).to.deep.equal([]);
    });

    it("that speak OAuth need addresses only where their service has none", async () => {
        const { admin } = await createTestBackend();
        const generic = { name: "Own", slug: "own", provider_type: "openidconnect", consumer_key: "key", consumer_secret: "secret" };
        expect((await admin.post("sources/oauth/", generic)).status).to.equal(400);
        const urls = { authorization_url: "https://id.example/a", access_token_url: "https://id.example/t", profile_url: "https://id.example/p" };
        const { body } = await admin.post("sources/oauth/", { ...generic, ...urls });
        expect([body.type.slug, body.callback_url]).to.deep.equal(["openidconnect", "http://authentik.test/source/oauth/callback/own/"]);
    });

    it("are offered to those who may use them, with a picture", async () => {
        const backend = await createTestBackend();
        await makeSources(backend);
        const user = await backend.as("una");
        const offered = async (): Promise<string[]> =>
            (await user.get("sources/all/user_settings/")).body.map(({ title, icon_url }: { title: string; icon_url?: string }) =>
                `${title} ${icon_url ?? ""}`.trim(),
            );
        expect(await offered()).to.deep.equal(["Films /static/authentik/sources/plex.svg", "Git /static/authentik/sources/github.svg", "Partner"]);
        await backend.admin.patch("sources/oauth/git/", { enabled: false });
        const { body: plex } = await backend.admin.get("sources/plex/films/");
        const { body: akadmin } = await backend.admin.get("core/users/me/");
        await backend.admin.post("policies/bindings/", { target: plex.policybindingmodel_ptr_id ?? plex.pk, user: akadmin.user.pk, order: 0 });
        expect(await offered()).to.deep.equal(["Partner"]);
    });

    it("refuse what would need another machine", async () => {
        const backend = await createTestBackend();
        await makeSources(backend);
        const { status } = await backend.browser().post("sources/plex/redeem_token/?slug=films", { plex_token: "token" });
        expect(status).to.be.within(400, 499);
    });
});

describe("connections with sources", () => {
    /** Two people who have come through the same source; such rows are made by signing in only. */
    async function connected() {
        const backend = await createTestBackend();
        await makeSources(backend);
        const [una, ben] = [await backend.as("una"), await backend.as("ben")];
        const { body: git } = await backend.admin.get("sources/oauth/git/");
        const state = backend.export();
        const users = await Promise.all([una, ben].map(async (client) => (await client.get("core/users/me/")).body.user.pk as number));
        const rows = users.map((user, at) => ({
            pk: at + 1,
            user,
            source: git.pk,
            identifier: `git-${at}`,
            access_token: "secret",
            created: "2023-03-01T09:00:00.000000Z",
        }));
        await backend.import({ ...state, tables: { ...state.tables, "authentik_sources_oauth.useroauthsourceconnection": rows as never } });
        return { backend, una, ben };
    }

    it("are seen and cut by those whom they belong to, and by administrators", async () => {
        const { backend, una, ben } = await connected();
        const pks = async (client: typeof una, at = "all") =>
            (await client.get(`sources/user_connections/${at}/`)).body.results.map(({ pk }: { pk: number }) => pk);
        expect([await pks(una), await pks(ben, "oauth"), await pks(backend.admin)]).to.deep.equal([[1], [2], [1, 2]]);
        expect((await una.delete("sources/user_connections/oauth/2/")).status).to.equal(404);
        const { body } = await una.get("sources/user_connections/oauth/1/");
        expect(body.source.slug).to.equal("git");
        expect(body).to.not.have.property("access_token");
        expect((await una.delete("sources/user_connections/all/1/")).status).to.equal(204);
        expect(await pks(backend.admin)).to.deep.equal([2]);
    });

    it("are deleted with their source, whose used_by lists them", async () => {
        const { backend } = await connected();
        const { body } = await backend.admin.get("sources/oauth/git/used_by/");
        expect(names(body)).to.deep.equal([1, 2].map((pk) => `UserSourceConnection object (${pk})`));
        await backend.admin.delete("sources/oauth/git/");
        expect((await backend.admin.get("sources/user_connections/all/")).body.results).to.deep.equal([]);
    });
});
