import { expect } from "chai";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import type { Json } from "#kernel/models.ts";

/** A page of this browser that listens; `heard` is what it was told, `say` what it says. */
async function page(backend: TestBackend, { jar }: TestClient) {
    const heard: Json[] = [];
    const ends: number[] = [];
    const connection = await backend.connect(new Request("http://authentik.test/ws/client/"), jar);
    if (connection instanceof Response) throw new Error(`refused with ${connection.status}`);
    connection.attach({ send: (data) => void heard.push(JSON.parse(data)), close: (code) => void ends.push(code) });
    return { heard, ends, say: (sent: unknown) => connection.receive(JSON.stringify(sent)), leave: () => connection.closed() };
}

const transport = async ({ admin }: TestBackend, mode: object) => {
    const { body } = await admin.post("events/transports/", { name: "t", ...mode });
    return () => admin.post(`events/transports/${body.pk}/test/`);
};

describe("/ws/client/", () => {
    it("tells those who may look what comes outside, once for a request, and how much is unseen", async () => {
        const backend = await createTestBackend();
        const sent = await transport(backend, { mode: "webhook", webhook_url: "https://hooks.example/" });
        const [akadmin, una] = [await page(backend, await backend.as("akadmin")), await page(backend, await backend.as("una"))];
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

    it("M33.4 tells a person that there is a notification for them, and nobody else", async () => {
        const backend = await createTestBackend();
        const notify = await transport(backend, { mode: "local" });
        const [akadmin, una] = [await page(backend, await backend.as("akadmin")), await page(backend, await backend.as("una"))];
        await notify();
        expect(akadmin.heard).to.deep.include({ type: "event.update", message_type: "notification" });
        expect(una.heard).to.deep.equal([]);
    });

    it("ends with its session, so that its page connects again; and says nothing to pages that have gone", async () => {
        const backend = await createTestBackend();
        const browser = await backend.as("akadmin");
        const [open, gone] = [await page(backend, browser), await page(backend, browser)];
        gone.leave();
        await browser.get("/flows/-/default/invalidation/");
        await browser.get("flows/executor/default-invalidation-flow/?query=");
        expect([open.ends, gone.ends]).to.deep.equal([[1000], []]);
    });

    it("is closed to whoever says what it does not understand", async () => {
        const backend = await createTestBackend();
        const stranger = await page(backend, backend.browser());
        await stranger.say({ hello: "there" });
        expect(stranger.ends).to.deep.equal([1008]);
    });
});
