import { expect } from "chai";
import { bindPolicy, facing, LAST, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { listeningPage } from "#mock/adapters/test/listening-page.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { authorizeUrl, oauthBackend } from "#mock/protocols/oauth2/oauth2.test-helper.ts";

/** What the next page of this browser says. */
async function saidTo(backend: TestBackend, browser: TestClient): Promise<string[]> {
    const { heard, leave } = await listeningPage(backend, browser);
    leave();
    return heard.filter(({ message_type }) => message_type === "message").map(({ level, message }) => `${String(level)}: ${String(message)}`);
}

describe("where authentik has a message for whoever uses the session", () => {
    for (const [at, said] of [
        ["user_login", "error: This flow does not know whom to sign in."],
        ["user_delete", "error: This flow does not know whom to delete."],
        ["email", "error: This flow does not know whom to email."],
    ] as const)
        it(`a flow that knows nobody, at ${at}`, async () => {
            const { backend, browser } = await facing([[at, at === "email" ? { use_global_settings: true } : {}], LAST]);
            expect((await browser.get(TRY)).body.component).to.equal("ak-stage-access-denied");
            expect(await saidTo(backend, browser)).to.deep.equal([said]);
        });

    it("a link of a mail that was opened", async () => {
        const identification: Step = ["identification", { user_fields: ["username"] }];
        const { backend, browser } = await facing([identification, ["email", { use_global_settings: true }], LAST]);
        await backend.as("bob");
        await browser.post(TRY, { uid_field: "bob" });
        await browser.get(TRY);
        const [{ link }] = (await backend.admin.get("/sandbox/outbox/")).body;
        const other = backend.browser();
        await other.get(`${TRY}${encodeURIComponent(new URL(link).search.slice(1))}`);
        expect(await saidTo(backend, other)).to.deep.equal(["success: Your email address is confirmed."]);
        expect(await saidTo(backend, browser), "where it was asked for").to.deep.equal([]);
    });

    it("a password that was changed", async () => {
        const backend = await createTestBackend();
        const steps = [await promptsFor(backend, { password: "password" }), ["user_write", {}], LAST] as const;
        await facing(steps, {}, backend);
        const bob = await backend.as("bob");
        await bob.post(TRY, { password: "another-one" });
        await bob.get(TRY);
        expect(await saidTo(backend, bob)).to.deep.equal(["success: The password was changed."]);
    });

    it("what policies say of an application that is not for the caller, once however often it is tried", async () => {
        const { backend, app } = await oauthBackend();
        const address = authorizeUrl(await app());
        const [{ pk }] = (await backend.admin.get("core/applications/")).body.results;
        await bindPolicy(backend, pk, 'ak_message("Only on weekdays.")\nreturn False');
        const bob = await backend.as("bob");
        for (let time = 0; time < 2; time++) expect((await bob.get(address)).body).to.contain("Only on weekdays.");
        expect(await saidTo(backend, bob)).to.deep.equal(["error: Only on weekdays."]);
    });
});
