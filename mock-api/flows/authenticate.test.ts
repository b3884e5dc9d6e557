import { expect } from "chai";
import { eventsOf, SIGN_IN } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { checkPassword, decoyHash, hashPassword } from "#mock/apps/core/password.ts";
import { randomness } from "#kernel/base/random.ts";

/** Name and password on one page. */
async function onOnePage() {
    const backend = await createTestBackend();
    const found = async (at: string) => (await backend.admin.get(`stages/${at}/`)).body.results[0].pk as string;
    const identification = await found("identification");
    await backend.admin.patch(`stages/identification/${identification}/`, { password_stage: await found("password") });
    await backend.as("bob").catch(() => undefined);
    const answer = async (uid_field: string, password?: unknown) => (await backend.browser().post(SIGN_IN, { uid_field, password })).body;
    return { backend, answer };
}

describe("name and password on one page", () => {
    it("S11: an unknown name is answered like a wrong password", async () => {
        const { answer } = await onOnePage();
        const unknown = await answer("nobody", "wrong");
        expect(unknown.response_errors).to.deep.equal({ non_field_errors: [{ string: "Failed to authenticate.", code: "invalid" }] });
        expect(unknown).to.deep.equal(await answer("bob", "wrong"));
    });

    it("S11: as much is computed for it", async () => {
        const rounds = (hash: string) => hash.split("$").slice(0, 2);
        const decoy = decoyHash("a-key-of-an-installation");
        expect(rounds(decoy)).to.deep.equal(rounds(await hashPassword("x", randomness())));
        expect(decoy.split("$")[2]).to.have.length(22);
        for (const password of ["", "-", "x"]) expect(await checkPassword(password, decoy)).to.equal(false);
    });

    it("a wrong password is noted with the stage that asked", async () => {
        const { backend, answer } = await onOnePage();
        await answer("bob", "wrong");
        const [event] = await eventsOf(backend, "login_failed");
        expect(event!.context).to.deep.include({ username: "bob", password: "********************" });
        expect((event!.context as { stage: object }).stage).to.include({ model_name: "identificationstage" });
    });

    it("is refused with its place when the password is not a text, and as wrong when it is left out", async () => {
        const { answer } = await onOnePage();
        expect((await answer("bob", ["x"])).response_errors).to.deep.equal({ password: [{ string: "Not a valid string.", code: "invalid" }] });
        expect((await answer("bob")).response_errors).to.have.keys("non_field_errors");
    });
});

describe("a password", () => {
    it("of an app is a token's key: of its user, for apps, and not past its time", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        await backend.as("bob");
        const [{ pk: user }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        const make = async (identifier: string, more: object) => {
            await backend.admin.post("core/tokens/", { identifier, user, ...more });
            return (await backend.admin.get(`core/tokens/${identifier}/view_key/`)).body.key as string;
        };
        const enters = async (username: string, password: string) => {
            const browser = backend.browser();
            await browser.post(SIGN_IN, { uid_field: username });
            return (await browser.post(SIGN_IN, { password })).status === 302;
        };
        const expires = "2023-02-01T13:00:00Z";
        const app = await make("app", { intent: "app_password", expires, expiring: true });
        const api = await make("api", { intent: "api", expires, expiring: true });
        expect([await enters("bob", app), await enters("bob", api), await enters("akadmin", app)]).to.deep.equal([true, false, false]);
        now += 2 * 3600_000;
        expect(await enters("bob", app), "past its time").to.equal(false);
    });

    it("of a deactivated account does not sign in", async () => {
        const backend = await createTestBackend();
        await backend.as("bob");
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        const browser = backend.browser();
        await browser.post(SIGN_IN, { uid_field: "bob" });
        await backend.admin.patch(`core/users/${pk}/`, { is_active: false });
        expect((await browser.post(SIGN_IN, { password: "bob-pw" })).body.response_errors.password[0].string).to.equal("Invalid password");
    });
});
