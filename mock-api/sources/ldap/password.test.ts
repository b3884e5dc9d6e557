import { expect } from "chai";
import { eventsOf, flowOf, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { DirectoryError, provideDirectories } from "#mock/outside/directory.ts";
import { isComplex, namesWithin } from "./complexity.ts";
import { change, userCalled, withDirectory } from "./ldap-source.test-helper.ts";

const NAME = "ada.lindqvist";
const FITTING = "Fitting-pass-1";

async function canSignIn(backend: TestBackend, password: string, username = NAME): Promise<boolean> {
    try {
        await backend.browser().signIn(username, password);
        return true;
    } catch {
        return false;
    }
}

const setPassword = async (backend: TestBackend, password: string) =>
    backend.admin.post(`core/users/${(await userCalled(backend, NAME)).pk}/set_password/`, { password });

describe("passwords of an LDAP source", () => {
    it("are asked of the directory, and kept when they are right", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        expect(await canSignIn(backend, "wrong")).to.equal(false);
        expect(await canSignIn(backend, "directory")).to.equal(true);
        const [login] = await eventsOf(backend, "login");
        expect(login!.context).to.deep.include({ auth_method: "ldap" });
        const { auth_method_args: args } = login!.context as { auth_method_args: { source: object } };
        expect(args.source).to.include({ app: "authentik_sources_ldap", model_name: "ldapsource", name: "People" });
        await change(backend, { enabled: false });
        expect(await canSignIn(backend, "directory"), "kept here").to.equal(true);
    });

    it("open nothing for who is not active, or of no directory, or says none", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "openldap");
        const { pk } = await userCalled(backend, NAME);
        await backend.admin.patch(`core/users/${pk}/`, { is_active: false });
        expect(await canSignIn(backend, "directory")).to.equal(false);
        await backend.admin.post("core/users/", { username: "own", name: "", groups: [] });
        expect(await canSignIn(backend, "directory", "own")).to.equal(false);
        expect(await canSignIn(backend, "", "bruno.keller")).to.equal(false);
    });

    it("are told to no other directory than the one that somebody is in", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        const { pk } = await userCalled(backend, NAME);
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { distinguishedName: "CN=Ada Lindqvist,CN=Users,DC=corp,DC=other,DC=example" } });
        const asked: string[] = [];
        provideDirectories(async ({ url }) => {
            asked.push(url);
            throw new DirectoryError("Nobody is there.");
        });
        try {
            await change(backend, { server_uri: "ldap://127.0.0.1:3899", property_mappings: [] });
            asked.length = 0;
            expect(await canSignIn(backend, "directory")).to.equal(false);
            expect(asked).to.deep.equal([]);
            await backend.admin.patch(`core/users/${pk}/`, {
                attributes: { distinguishedName: "cn=Ada Lindqvist, cn=Users, dc=corp, dc=paperlane, dc=example" },
            });
            expect(await canSignIn(backend, "directory")).to.equal(false);
            expect(asked).to.deep.equal(["ldap://127.0.0.1:3899"]);
        } finally {
            provideDirectories(undefined);
        }
    });

    it("are not asked of a source that is switched off, or cannot be reached", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        await change(backend, { enabled: false });
        expect(await canSignIn(backend, "directory")).to.equal(false);
        await change(backend, { enabled: true, server_uri: "ldap://directory.example.org" });
        expect(await canSignIn(backend, "directory")).to.equal(false);
    });

    it("are changed there too, where the source says so", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        expect((await setPassword(backend, FITTING)).status).to.equal(204);
        expect(await canSignIn(backend, FITTING)).to.equal(true);
        await change(backend, { sync_users_password: false });
        await setPassword(backend, "only-here");
        expect(await canSignIn(backend, FITTING), "the directory still knows the former one").to.equal(true);
    });

    it("stay where the directory refuses a new one", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        await setPassword(backend, FITTING);
        await change(backend, { bind_password: "wrong" });
        const { status, body } = await setPassword(backend, "Another-pass-1");
        expect([status, body]).to.deep.equal([400, { password: ["Failed to set password: The name or the password is wrong."] }]);
        expect(await canSignIn(backend, "Another-pass-1")).to.equal(false);
        expect(await canSignIn(backend, FITTING)).to.equal(true);
        expect(JSON.stringify(await eventsOf(backend, "configuration_error"))).to.contain(`Failed to set the password of ${NAME}`);
    });

    it("are as complex as Active Directory wants them, in prompts", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        await flowOf(backend, [await promptsFor(backend, { password: "password" }), LAST]);
        const refused = { password: [{ string: "Password does not match Active Directory Complexity.", code: "invalid" }] };
        expect((await backend.browser().post(TRY, { password: "onlysmall" })).body.response_errors).to.deep.equal(refused);
        expect((await backend.browser().post(TRY, { password: FITTING })).status).to.equal(302);
        await change(backend, { sync_users_password: false });
        expect((await backend.browser().post(TRY, { password: "onlysmall" })).status, "no longer written back").to.equal(302);
    });

    it("hold characters of three kinds, and no name", () => {
        expect(["abcDEF1", "abc1-", "ABC1!", "abcÄ漢"].map(isComplex)).to.deep.equal([true, true, true, true]);
        expect(["abcdef", "abcDEF", "abc123", "   ", ""].map(isComplex)).to.deep.equal([false, false, false, false, false]);
        const ada = { account: "ada", display: "Ada B. Lindqvist-Berg" };
        expect(["xADAx", "x-lindqvist", "my.BERG"].map((one) => namesWithin(one, ada))).to.deep.equal([true, true, true]);
        expect(namesWithin("b-another", ada)).to.equal(false);
        expect(namesWithin("anything", {})).to.equal(false);
    });
});
