import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { OWNED } from "#mock/outside/outside.page.ts";

describe("UX 16: accounts whose passwords the sign-in page tells", () => {
    const path = "/-/sandbox/logins/";
    const tab = (password: string) => createTestBackend({ environment: { [OWNED]: "true", AUTHENTIK_BOOTSTRAP_PASSWORD: password } });
    const make = async ({ admin }: Awaited<ReturnType<typeof tab>>, username: string, password: string) => {
        const { pk } = (await admin.post("core/users/", { username, name: username, groups: [] })).body;
        await admin.post(`core/users/${pk}/set_password/`, { password });
        return pk;
    };

    it("are told while they work", async () => {
        const backend = await tab("akadmin");
        const told = async () => (await backend.browser().get(path)).body.map(({ username }: { username: string }) => username);
        expect(await told()).to.deep.equal(["akadmin"]);
        // Anybody else's password is their own, even if it is the same.
        await make(backend, "una", "sandbox");
        const amara = await make(backend, "amara.okafor", "sandbox");
        expect(await told()).to.deep.equal(["akadmin", "amara.okafor"]);
        await backend.admin.patch(`core/users/${amara}/`, { is_active: false });
        expect(await told()).to.deep.equal(["akadmin"]);
        await backend.admin.patch(`core/users/${amara}/`, { is_active: true });
        await backend.admin.post(`core/users/${amara}/set_password/`, { password: "another-1" });
        expect(await told()).to.deep.equal(["akadmin"]);
    });

    it("are not told of with other passwords", async () => {
        expect((await (await tab("akadmin-pw")).browser().get(path)).body).to.deep.equal([]);
    });

    it("are told of to administrators alone where others may ask", async () => {
        const server = await createTestBackend({ environment: { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" } });
        expect((await server.browser().get(path)).status).to.equal(403);
        expect((await (await server.as("una")).get(path)).status).to.equal(403);
        const { status, body } = await server.admin.get(path);
        expect([status, body]).to.deep.equal([200, [{ pk: 1, username: "akadmin" }]]);
    });
});
