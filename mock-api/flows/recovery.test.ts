import { expect } from "chai";
import { facing, follow, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const mailsOf = async ({ admin }: TestBackend) => (await admin.get("/sandbox/outbox/")).body as { to: string[]; link: string; subject: string }[];

/** bob, an email stage, and a recovery flow that asks for a new password. */
async function recovering() {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const backend = await createTestBackend({ now: () => now });
    const { admin } = backend;
    const steps: Step[] = [await promptsFor(backend, { password: "password" }), ["user_write", {}], ["user_login", {}]];
    const { flow } = await facing(steps, { designation: "recovery" }, backend);
    const email_stage = (await admin.post("stages/email/", { name: "mail", use_global_settings: true, subject: "Recover" })).body.pk as string;
    await backend.as("bob");
    const [{ pk }] = (await admin.get("core/users/?username=bob")).body.results;
    const [{ tenant_uuid }] = (await admin.get("core/tenants/")).body.results;
    await admin.patch(`core/tenants/${tenant_uuid}/`, { flow_recovery: flow });
    const link = async () => (await admin.get(`core/users/${pk}/recovery/`)).body.link as string;
    return { backend, admin, pk, flow, tenant: tenant_uuid as string, email_stage, link, wait: (minutes: number) => void (now += minutes * 60_000) };
}
const opened = (link: string) => `${TRY}${encodeURIComponent(new URL(link).searchParams.toString())}`;

describe("a recovery link", () => {
    it("sets a new password for whoever opens it, and signs them in", async () => {
        const { backend, link } = await recovering();
        const url = await link();
        expect(url).to.match(/^http:\/\/authentik\.test\/if\/flow\/try\/\?flow_token=\w{60}$/);
        const browser = backend.browser();
        const { body } = await follow(browser, await browser.get(opened(url)), opened(url));
        expect(body.component).to.equal("ak-stage-prompt");
        await follow(browser, await browser.post(opened(url), { password: "new-pw" }), opened(url));
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("bob");
        await backend.browser().signIn("bob", "new-pw");
    });

    it("is one as long as it is good, then another", async () => {
        const { link, wait } = await recovering();
        const first = await link();
        wait(29);
        expect(await link()).to.equal(first);
        wait(2);
        expect(await link()).to.not.equal(first);
    });

    it("opens the flow once", async () => {
        const { backend, link } = await recovering();
        const url = opened(await link());
        const open = async () => {
            const browser = backend.browser();
            return (await follow(browser, await browser.post(url, { password: "new-pw" }), url)).body;
        };
        expect((await open()).component).to.equal("xak-flow-redirect");
        expect(await open(), "nobody is known then").to.not.include({ component: "xak-flow-redirect" });
    });

    it("needs a recovery flow: 404 with no link", async () => {
        const { admin, pk, tenant } = await recovering();
        await admin.patch(`core/tenants/${tenant}/`, { flow_recovery: null });
        const { status, body } = await admin.get(`core/users/${pk}/recovery/`);
        expect([status, body]).to.deep.equal([404, { link: "" }]);
    });

    it("is made by administrators only", async () => {
        const { backend, pk, email_stage } = await recovering();
        const bob = await backend.as("bob");
        expect((await bob.get(`core/users/${pk}/recovery/`)).status).to.equal(403);
        expect((await bob.get(`core/users/${pk}/recovery_email/?email_stage=${email_stage}`)).status).to.equal(403);
        expect(await mailsOf(backend)).to.deep.equal([]);
    });
});

describe("a recovery link by mail", () => {
    it("is the same as the administrator's", async () => {
        const { backend, admin, pk, email_stage, link } = await recovering();
        expect((await admin.get(`core/users/${pk}/recovery_email/?email_stage=${email_stage}`)).status).to.equal(204);
        expect((await mailsOf(backend)).map(({ to, subject, link: mailed }) => [to, subject, mailed])).to.deep.equal([
            [["bob@example.test"], "Recover", await link()],
        ]);
    });

    for (const [what, prepare] of [
        ["no address", ({ admin, pk }) => admin.patch(`core/users/${pk}/`, { email: "" })],
        ["no recovery flow", ({ admin, tenant }) => admin.patch(`core/tenants/${tenant}/`, { flow_recovery: null })],
        ["no such stage", ({ admin, email_stage }) => admin.delete(`stages/email/${email_stage}/`)],
    ] as [string, (made: Awaited<ReturnType<typeof recovering>>) => Promise<unknown>][])
        it(`${what}: 404, and nothing is mailed`, async () => {
            const made = await recovering();
            await prepare(made);
            const { status, body } = await made.admin.get(`core/users/${made.pk}/recovery_email/?email_stage=${made.email_stage}`);
            expect([status, body]).to.deep.equal([404, ""]);
            expect(await mailsOf(made.backend)).to.deep.equal([]);
        });

    for (const query of ["", "?email_stage=", "?email_stage=no-uuid", "?email_stage=constructor"])
        it(`"${query}" names no stage: 404`, async () => {
            const { admin, pk } = await recovering();
            expect((await admin.get(`core/users/${pk}/recovery_email/${query}`)).status).to.equal(404);
        });
});
