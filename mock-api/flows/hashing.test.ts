import { expect } from "chai";
import { eventsOf, flowOf, follow, LAST, promptsFor, SIGN_IN, TRY } from "#mock/adapters/test/flow-of.ts";
import { type HeldHashes, holdHashes } from "#mock/adapters/test/held-hashes.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { checkPassword, checkPasswordSync, hashPassword, hashPasswordSync } from "#mock/apps/core/password.ts";
import { randomness } from "#kernel/base/random.ts";

let held: HeldHashes | undefined;
/** Holds the hashes of the test that is running. */
const hold = (): HeldHashes => (held = holdHashes());

/** A browser that is asked for this user's password. */
async function atPassword(backend: TestBackend, username = "bob"): Promise<TestClient> {
    const browser = backend.browser();
    await browser.post(SIGN_IN, { uid_field: username });
    return browser;
}

async function withBob(): Promise<{ backend: TestBackend; pk: number }> {
    const backend = await createTestBackend();
    await backend.as("bob");
    const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
    return { backend, pk };
}

const who = async (browser: TestClient) => (await browser.get("core/users/me/")).body.user?.username as string | undefined;

describe("hashing a password", () => {
    afterEach(() => {
        held?.letGo();
        held = undefined;
    });

    it("C5: twenty clients with wrong passwords do not delay others", async () => {
        const { backend } = await withBob();
        const browsers = await Promise.all(Array.from({ length: 20 }, (_, number) => atPassword(backend, number % 2 ? "bob" : "akadmin")));
        const hashes = hold();
        const order: string[] = [];
        const answers = browsers.map(async (browser) => {
            const { body } = await browser.post(SIGN_IN, { password: "wrong" });
            order.push(body.response_errors.password[0].string);
        });
        await hashes.begun(20);
        order.push(String((await backend.browser().get("root/config/")).status));
        hashes.letGo();
        await Promise.all(answers);
        expect(order).to.deep.equal(["200", ...Array.from({ length: 20 }, () => "Invalid password")]);
        expect(await eventsOf(backend, "login_failed")).to.have.length(20);
    });

    it("C5: setting one does not delay others either; a user deleted meanwhile is a 404", async () => {
        const { backend, pk } = await withBob();
        const hashes = hold();
        const set = backend.admin.post(`core/users/${pk}/set_password/`, { password: "new" });
        await hashes.begun(1);
        expect((await backend.admin.delete(`core/users/${pk}/`)).status).to.equal(204);
        hashes.letGo();
        expect(await set).to.deep.include({ status: 404, body: { detail: "Not found." } });
        expect(await eventsOf(backend, "password_set")).to.deep.equal([]);
    });

    it("a second click on the button goes where the first one leads", async () => {
        const { backend } = await withBob();
        const browser = await atPassword(backend);
        const hashes = hold();
        const clicks = [browser.post(SIGN_IN, { password: "bob-pw" }), browser.post(SIGN_IN, { password: "bob-pw" })];
        await hashes.begun(2);
        hashes.letGo();
        for (const { status, headers } of await Promise.all(clicks)) expect([status, headers.get("location")]).to.deep.equal([302, `/api/v3/${SIGN_IN}`]);
        expect((await follow(browser, await browser.get(SIGN_IN), SIGN_IN)).body.to).to.equal("/");
        expect(await who(browser)).to.equal("bob");
        expect((await eventsOf(backend, "login")).filter(({ user }) => (user as { username: string }).username === "bob")).to.have.length(2);
    });

    it("that was right does not sign in when the flow was cancelled meanwhile", async () => {
        const { backend } = await withBob();
        const browser = await atPassword(backend);
        const hashes = hold();
        const answer = browser.post(SIGN_IN, { password: "bob-pw" });
        await hashes.begun(1);
        await browser.get("/flows/-/cancel/");
        hashes.letGo();
        expect((await answer).status).to.equal(302);
        expect((await browser.get(SIGN_IN)).body.component).to.equal("ak-stage-identification");
        expect(await who(browser)).to.equal(undefined);
    });

    for (const [what, change] of [
        ["was switched off", (backend, pk) => backend.admin.patch(`core/users/${pk}/`, { is_active: false })],
        ["has no password any more", (backend, pk) => backend.admin.post(`core/users/${pk}/set_password/`, { password: null })],
        ["is gone", (backend, pk) => backend.admin.delete(`core/users/${pk}/`)],
    ] as [string, (backend: TestBackend, pk: number) => Promise<unknown>][])
        it(`that was right signs nobody in who ${what} meanwhile`, async () => {
            const { backend, pk } = await withBob();
            const browser = await atPassword(backend);
            const hashes = hold();
            const answer = browser.post(SIGN_IN, { password: "bob-pw" });
            await hashes.begun(1);
            await change(backend, pk);
            hashes.letGo();
            expect((await answer).body.response_errors).to.deep.equal({ password: [{ string: "Invalid password", code: "invalid" }] });
            expect(await who(browser)).to.equal(undefined);
        });

    it("is asked again when its stage is gone meanwhile", async () => {
        const { backend } = await withBob();
        const [{ pk: stage }] = (await backend.admin.get("stages/password/")).body.results;
        const browser = await atPassword(backend);
        const hashes = hold();
        const answer = browser.post(SIGN_IN, { password: "wrong" });
        await hashes.begun(1);
        await backend.admin.delete(`stages/password/${stage}/`);
        hashes.letGo();
        expect((await answer).status).to.equal(302);
        expect(await eventsOf(backend, "system_exception")).to.deep.equal([]);
    });

    it("S15: guesses that are made at once are limited too", async () => {
        const { backend } = await withBob();
        const browsers = await Promise.all(Array.from({ length: 25 }, () => atPassword(backend)));
        const hashes = hold();
        const answers = browsers.map(async (browser) => (await browser.post(SIGN_IN, { password: "wrong" })).body.response_errors.password[0].string as string);
        await hashes.begun(20);
        hashes.letGo();
        const said = await Promise.all(answers);
        expect(said.filter((text) => text === "Invalid password")).to.have.length(20);
        expect(said.filter((text) => text.startsWith("Too many attempts"))).to.have.length(5);
    });

    it("of a new user is done once: two requests at a time make one user", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [
            await promptsFor(backend, { username: "username", password: "password" }),
            ["user_write", { user_creation_mode: "always_create" }],
            LAST,
        ]);
        const browser = backend.browser();
        await browser.post(TRY, { username: "ann", password: "ann-pw" });
        const hashes = hold();
        const answers = [browser.get(TRY), browser.get(TRY)];
        await hashes.begun(2);
        hashes.letGo();
        for (const answer of await Promise.all(answers)) expect((await follow(browser, answer, TRY)).body.component).to.equal("ak-stage-dummy");
        expect((await backend.admin.get("core/users/?username=ann")).body.results).to.have.length(1);
        await backend.browser().signIn("ann", "ann-pw");
    });
});

describe("a hash", () => {
    it("is the same on the thread and off it, and as Django writes it", async () => {
        // Made by django.contrib.auth.hashers.make_password("lètmein", "seasalt", "pbkdf2_sha256") with 10,000 rounds.
        const django = "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=";
        expect([await checkPassword("lètmein", django), checkPasswordSync("lètmein", django)]).to.deep.equal([true, true]);
        expect([await checkPassword("letmein", django), checkPasswordSync("letmein", django)]).to.deep.equal([false, false]);
        for (const hash of [await hashPassword("", randomness(), 3), hashPasswordSync("", randomness(), 3)]) {
            expect(hash).to.match(/^pbkdf2_sha256\$3\$[0-9A-Za-z]{22}\$[\w+/]{43}=$/);
            expect([await checkPassword("", hash), checkPasswordSync("", hash)]).to.deep.equal([true, true]);
        }
    });

    for (const hash of [
        "",
        "!unusable",
        "md5$1$a$b",
        "pbkdf2_sha256$0$a$b",
        "pbkdf2_sha256$many$a$b",
        "pbkdf2_sha256$1e3$a$b",
        "pbkdf2_sha256$99999999$a$b",
        "pbkdf2_sha256$1$$b",
    ])
        it(`that reads "${hash}" is nobody's, and costs nothing`, async () => {
            const hashes = hold();
            expect([await checkPassword("a", hash), checkPasswordSync("a", hash)]).to.deep.equal([false, false]);
            hashes.letGo();
        });
});
