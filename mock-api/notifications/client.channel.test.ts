import { expect } from "chai";
import { listeningPage } from "#mock/adapters/test/listening-page.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const transport = async ({ admin }: TestBackend, mode: object) => {
    const { body } = await admin.post("events/transports/", { name: "t", ...mode });
    return () => admin.post(`events/transports/${body.pk}/test/`);
};

describe("/ws/client/", () => {
    it("tells those who may look what comes outside, once for a request, and how much is unseen", async () => {
        const backend = await createTestBackend();
        const sent = await transport(backend, { mode: "webhook", webhook_url: "https://hooks.example/" });
        const [akadmin, una] = [await listeningPage(backend, await backend.as("akadmin")), await listeningPage(backend, await backend.as("una"))];
        await sent();
        await backend.admin.post("/-/sandbox/outside/seen/");
        const frame = { type: "event.update", message_type: "outside" };
        expect(akadmin.heard).to.deep.equal([
            { ...frame, unseen: 0, latest: null },
            { ...frame, unseen: 1, latest: { kind: "webhook", to: "https://hooks.example/" } },
            { ...frame, unseen: 0, latest: null },
        ]);
        expect(una.heard).to.deep.equal([]);
    });

    it("tells nothing of what comes outside to whoever is no administrator any more", async () => {
        const backend = await createTestBackend();
        const sent = await transport(backend, { mode: "webhook", webhook_url: "https://hooks.example/" });
        const { body: made } = await backend.admin.post("core/groups/", { name: "Helpers", is_superuser: true, users: [] });
        const una = await backend.as("una");
        const [{ pk }] = (await backend.admin.get("core/users/?username=una")).body.results;
        await backend.admin.post(`core/groups/${made.pk}/add_user/`, { pk });
        const { heard } = await listeningPage(backend, una);
        expect(heard, "as long as she is one").to.have.length(1);
        await backend.admin.post(`core/groups/${made.pk}/remove_user/`, { pk });
        await sent();
        expect(heard).to.have.length(1);
        await backend.admin.post(`core/groups/${made.pk}/add_user/`, { pk });
        await sent();
        expect(heard, "one again").to.have.length(2);
    });

    it("M33.4 tells a person that there is a notification for them, and nobody else", async () => {
        const backend = await createTestBackend();
        const notify = await transport(backend, { mode: "local" });
        const [akadmin, una] = [await listeningPage(backend, await backend.as("akadmin")), await listeningPage(backend, await backend.as("una"))];
        await notify();
        expect(akadmin.heard).to.deep.include({ type: "event.update", message_type: "notification" });
        expect(una.heard).to.deep.equal([]);
    });

    it("ends with its session, so that its page connects again; and says nothing to pages that have gone", async () => {
        const backend = await createTestBackend();
        const browser = await backend.as("akadmin");
        const [open, gone] = [await listeningPage(backend, browser), await listeningPage(backend, browser)];
        gone.leave();
        await browser.get("/flows/-/default/invalidation/");
        await browser.get("flows/executor/default-invalidation-flow/?query=");
        expect([open.ends, gone.ends]).to.deep.equal([[1000], []]);
    });

    it("is closed to whoever says what it does not understand", async () => {
        const backend = await createTestBackend();
        const stranger = await listeningPage(backend, backend.browser());
        await stranger.say({ hello: "there" });
        expect(stranger.ends).to.deep.equal([1008]);
    });
});
