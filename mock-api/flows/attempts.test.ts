import { expect } from "chai";
import { SIGN_IN } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

/** One wrong password in a browser of its own, so that no session counts. */
async function tried(backend: TestBackend, username: string, password = "wrong"): Promise<{ client: TestClient; said: string }> {
    const client = backend.browser();
    await client.post(SIGN_IN, { uid_field: username });
    const { status, body } = await client.post(SIGN_IN, { password });
    return { client, said: status === 302 ? "signed in" : (body.response_errors?.password?.[0].string ?? body.error_message) };
}

async function triedTimes(backend: TestBackend, times: number, username: string): Promise<string> {
    let said = "";
    for (let time = 0; time < times; time++) ({ said } = await tried(backend, username));
    return said;
}

/** A backend whose clock can be moved, with these limits. */
async function limited(limits?: object) {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const backend = await createTestBackend({ now: () => now });
    await backend.as("bob");
    await backend.as("eve");
    if (limits) {
        const state = backend.export();
        state.tables["sandbox.setting"] = [...(state.tables["sandbox.setting"] ?? []), { pk: "limits", value: limits }] as never;
        await backend.import(state);
    }
    return { backend, wait: (minutes: number) => void (now += minutes * 60_000) };
}

describe("wrong passwords", () => {
    it("S15: after twenty for one name nothing is checked any more, not even the right one", async () => {
        const { backend } = await limited();
        expect(await triedTimes(backend, 20, "bob")).to.equal("Invalid password");
        expect((await tried(backend, "bob", "bob-pw")).said).to.equal("Too many attempts. Try again in 15 minutes.");
        expect((await tried(backend, "eve", "eve-pw")).said, "another name from the same address").to.equal("signed in");
    });

    it("S15: are forgotten after a quarter of an hour", async () => {
        const { backend, wait } = await limited();
        await triedTimes(backend, 20, "bob");
        wait(14.5);
        expect((await tried(backend, "bob", "bob-pw")).said).to.equal("Too many attempts. Try again in 1 minute.");
        wait(1);
        expect((await tried(backend, "bob", "bob-pw")).said).to.equal("signed in");
    });

    it("S15: are forgotten for a name once the right one was given", async () => {
        const { backend } = await limited();
        await triedTimes(backend, 19, "bob");
        expect((await tried(backend, "bob", "bob-pw")).said).to.equal("signed in");
        expect(await triedTimes(backend, 2, "bob")).to.equal("Invalid password");
    });

    it("S15: count for the address too, whatever the names", async () => {
        const { backend } = await limited({ failed_sign_ins_per_address: 3 });
        await triedTimes(backend, 2, "bob");
        await triedTimes(backend, 1, "eve");
        expect((await tried(backend, "akadmin", "akadmin-pw")).said).to.match(/^Too many attempts/);
    });

    it("S15: the limit can be lifted; an invalid one leaves the default", async () => {
        const lifted = await limited({ failed_sign_ins: null });
        await triedTimes(lifted.backend, 21, "bob");
        expect((await tried(lifted.backend, "bob", "bob-pw")).said).to.equal("signed in");
        const nonsense = await limited({ failed_sign_ins: -1 });
        await triedTimes(nonsense.backend, 20, "bob");
        expect((await tried(nonsense.backend, "bob", "bob-pw")).said).to.match(/^Too many attempts/);
    });

    it("W6: one more than the stage allows ends the flow, and says so", async () => {
        const { backend } = await limited();
        const browser = backend.browser();
        await browser.post(SIGN_IN, { uid_field: "bob" });
        for (let time = 0; time < 5; time++) await browser.post(SIGN_IN, { password: "wrong" });
        const { body } = await browser.post(SIGN_IN, { password: "wrong" });
        expect(body).to.include({ component: "ak-stage-access-denied", error_message: "Too many attempts. Start again." });
        expect((await browser.get(SIGN_IN)).body.component).to.equal("ak-stage-identification");
    });
});

describe("sign-ins of one user", () => {
    it("S15: are limited; the oldest ends", async () => {
        const { backend, wait } = await limited({ sessions_per_user: 2 });
        const clients: TestClient[] = [];
        for (let time = 0; time < 3; time++) {
            wait(1);
            clients.push(await backend.as("bob"));
        }
        const statuses = await Promise.all(clients.map(async (client) => (await client.get("core/users/me/")).status));
        expect(statuses).to.deep.equal([403, 200, 200]);
        expect((await clients[2]!.get("core/authenticated_sessions/")).body.results).to.have.length(2);
    });

    it("S3: all but the own end when the password is changed", async () => {
        const { backend } = await limited();
        const [own, other] = [await backend.as("bob"), await backend.as("bob")];
        const change = "flows/executor/default-password-change/?query=";
        await own.get(change);
        expect((await own.post(change, { password: "new-pw", password_repeat: "new-pw" })).status).to.equal(302);
        expect((await own.get(change)).body).to.include({ component: "xak-flow-redirect" });
        expect((await own.get("core/users/me/")).body.user.username).to.equal("bob");
        expect((await other.get("core/users/me/")).status).to.equal(403);
    });

    it("S3: all end when an administrator sets the password", async () => {
        const { backend } = await limited();
        const [bob, admin] = [await backend.as("bob"), await backend.as("akadmin")];
        const [{ pk }] = (await admin.get("core/users/?username=bob")).body.results;
        await admin.post(`core/users/${pk}/set_password/`, { password: "other" });
        expect((await bob.get("core/users/me/")).status).to.equal(403);
        expect((await admin.get("core/users/me/")).body.user.username).to.equal("akadmin");
        expect((await bob.get("core/users/me/")).body).to.deep.equal({ detail: "Authentication credentials were not provided." });
    });
});
