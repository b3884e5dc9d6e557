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
        const told = async () => (await backend.browser().get(path)).body;
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

    it("are not told of with other passwords, nor where others may ask", async () => {
        expect((await (await tab("akadmin-pw")).browser().get(path)).body).to.deep.equal([]);
        const server = await createTestBackend({ environment: { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" } });
        expect((await server.browser().get(path)).status).to.equal(404);
        expect((await server.admin.get(path)).status).to.equal(404);
    });
});
