import { expect } from "chai";
import { facing, LAST, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];
const MAIL: Step = ["email", { use_global_settings: true, activate_user_on_success: true }];

/** The link that somebody was mailed last, as the interface asks for it. */
async function linkTo({ admin }: TestBackend, username: string): Promise<string> {
    const mails: { to: string[]; link: string }[] = (await admin.get("/sandbox/outbox/")).body;
    const { link } = mails.find(({ to }) => to[0] === `${username}@example.test`)!;
    return `${TRY}${encodeURIComponent(new URL(link).searchParams.toString())}`;
}

/** Says who one is, and looks at what comes then. */
async function identify(browser: TestClient, username: string, at = TRY) {
    await browser.post(at, { uid_field: username });
    return (await browser.get(at)).body.component;
}

/** What a link leads to. */
async function opened(browser: TestClient, link: string): Promise<string> {
    const answer = await browser.get(link);
    return (answer.status === 302 ? await browser.get(link) : answer).body.component;
}

/** bob, who was mailed a link. */
async function mailed() {
    const backend = await createTestBackend();
    for (const username of ["bob", "eve"]) await backend.as(username);
    const more = await promptsFor(backend, { answer: "number" });
    const made = await facing([IDENTIFICATION, MAIL, [more[0], more[1], { invalid_response_action: "restart_with_context" }], LAST], {}, backend);
    expect(await identify(made.browser, "bob")).to.equal("ak-stage-email");
    const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
    const user = async () => (await backend.admin.get(`core/users/${pk}/`)).body;
    return { backend, pk, user, link: await linkTo(backend, "bob") };
}

describe("the link of a mail", () => {
    it("leads on once, in any browser", async () => {
        const { backend, link } = await mailed();
        expect(await opened(backend.browser(), link)).to.equal("ak-stage-prompt");
        expect(await opened(backend.browser(), link), "used up").to.equal("ak-stage-identification");
    });

    it("D-149: vouches for its reader alone, whom the flow was begun anew for somebody else after it", async () => {
        const { backend } = await mailed();
        const browser = backend.browser();
        await identify(browser, "eve");
        const link = await linkTo(backend, "eve");
        expect(await opened(browser, link)).to.equal("ak-stage-prompt");
        expect((await browser.post(link, { answer: "none" })).status, "begins anew, with what is known").to.equal(302);
        expect((await browser.get(link)).body.component).to.equal("ak-stage-identification");
        expect(await identify(browser, "bob", link)).to.equal("ak-stage-email");
        expect((await browser.post(link, {})).body.component).to.equal("ak-stage-email");
    });

    it("D-149: leads on for its reader, when the flow begins anew after it", async () => {
        const { backend, link } = await mailed();
        const browser = backend.browser();
        await opened(browser, link);
        await browser.post(link, { answer: "none" });
        await browser.post(link, { uid_field: "bob" });
        expect(await opened(browser, link)).to.equal("ak-stage-prompt");
    });

    for (const [what, change] of [
        ["was deactivated", { is_active: false }],
        ["has another address", { email: "robert@example.test" }],
    ] as const)
        it(`D-150: leads nowhere once its reader ${what}`, async () => {
            const { backend, pk, user, link } = await mailed();
            await backend.admin.patch(`core/users/${pk}/`, change);
            expect(await opened(backend.browser(), link)).to.equal("ak-stage-identification");
            expect(await user()).to.deep.include(change);
        });

    it("D-150: leads nowhere once its reader has another password", async () => {
        const { backend, pk, link } = await mailed();
        await backend.admin.post(`core/users/${pk}/set_password/`, { password: "another-one" });
        expect(await opened(backend.browser(), link)).to.equal("ak-stage-identification");
    });

    it("leads on whatever else is changed meanwhile", async () => {
        const { backend, pk, link } = await mailed();
        await backend.admin.patch(`core/users/${pk}/`, { name: "Robert", is_active: true, email: "bob@example.test" });
        await (await backend.as("eve")).get("core/users/me/");
        expect(await opened(backend.browser(), link)).to.equal("ak-stage-prompt");
    });
});
