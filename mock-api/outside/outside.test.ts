import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { OWNED } from "./outside.page.ts";

const AT = "/-/sandbox/outside/";

/** A webhook that was called, and a mail. */
async function withBoth(): Promise<TestBackend> {
    const backend = await createTestBackend();
    await send(backend, { name: "hook", mode: "webhook", webhook_url: "https://hooks.example/" });
    await send(backend, { name: "post", mode: "email" });
    return backend;
}

async function send({ admin }: TestBackend, transport: object) {
    const { body } = await admin.post("events/transports/", transport);
    return admin.post(`events/transports/${body.pk}/test/`);
}

describe("what is sent outside", () => {
    it("is listed with whom it is for, the newest first, and by kind", async () => {
        const { admin } = await withBoth();
        const { body } = await admin.get(AT);
        expect(body.map(({ kind, to, person, seen }: { kind: string; to: string; person: object; seen: boolean }) => [kind, to, person, seen])).to.deep.equal([
            ["mail", "root@localhost", { pk: body[0].person.pk, username: "akadmin", name: "authentik Default Admin" }, false],
            ["webhook", "https://hooks.example/", null, false],
        ]);
        expect(body[0].content.text).to.equal("Hello authentik Default Admin,\n\nTest Notification from transport post");
        expect((await admin.get(`${AT}?kind=webhook`)).body).to.have.length(1);
    });

    it("N16-1: is listed the newest first, and forgotten the oldest first, when it comes back in another order from where it was kept", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        for (let time = 0; time < 100; time++, now += 1000)
            await send(backend, { name: `hook ${time}`, mode: "webhook", webhook_url: "https://hooks.example/" });
        const state = backend.export();
        await backend.import({ ...state, tables: { ...state.tables, "sandbox.message": state.tables["sandbox.message"]!.toReversed() } });
        await send(backend, { name: "the last", mode: "webhook", webhook_url: "https://hooks.example/" });
        for (const at of [AT, "/sandbox/deliveries/"]) {
            const names = (await backend.admin.get(at)).body.map(
                (sent: { transport?: string; content?: { transport: string } }) => sent.content?.transport ?? sent.transport,
            );
            expect([names.length, names[0], names[1], names.at(-1)], at).to.deep.equal([100, "the last", "hook 99", "hook 1"]);
        }
    });

    it("is marked as seen, and cleared", async () => {
        const { admin } = await withBoth();
        expect((await admin.post(`${AT}seen/`)).status).to.equal(204);
        expect((await admin.get(AT)).body.map(({ seen }: { seen: boolean }) => seen)).to.deep.equal([true, true]);
        expect((await admin.delete(AT)).status).to.equal(204);
        expect((await admin.get(AT)).body).to.deep.equal([]);
    });

    it("H16-2: is cleared for one person alone", async () => {
        const { admin } = await withBoth();
        const [{ person }] = (await admin.get(AT)).body;
        expect((await admin.delete(`${AT}?person=${person.pk + 1}`)).status).to.equal(204);
        expect((await admin.get(AT)).body).to.have.length(2);
        expect((await admin.delete(`${AT}?person=${person.pk}`)).status).to.equal(204);
        expect((await admin.get(AT)).body.map(({ kind }: { kind: string }) => kind)).to.deep.equal(["webhook"]);
        for (const person of ["", "akadmin", "-1", "1.5"]) {
            const refused = await admin.delete(`${AT}?person=${person}`);
            expect([refused.status, refused.body], person).to.deep.equal([400, { person: ["A valid integer is required."] }]);
        }
        expect((await admin.get(AT)).body).to.have.length(1);
    });

    it("is for administrators; in a tab, which is its visitor's own, for everybody", async () => {
        const backend = await createTestBackend();
        const una = await backend.as("una");
        for (const client of [una, backend.browser()])
            for (const [method, path] of [
                ["GET", AT],
                ["DELETE", AT],
                ["POST", `${AT}seen/`],
                ["PUT", `${AT}x/answer/`],
            ] as const)
                expect((await client.send(method, path)).status, `${method} ${path}`).to.equal(403);
        const tab = await createTestBackend({ environment: { [OWNED]: "true" } });
        expect((await tab.browser().get(AT)).status).to.equal(200);
    });

    it("answers as a person has chosen for its address, from then on", async () => {
        const backend = await withBoth();
        const { admin } = backend;
        const [{ pk }] = (await admin.get(`${AT}?kind=webhook`)).body;
        const hook = (name: string) => send(backend, { name, mode: "webhook", webhook_url: "https://hooks.example/" });
        for (const [answer, cause] of [
            ["500", "500 Server Error for url: https://hooks.example/"],
            ["timeout", "Read timed out: https://hooks.example/"],
        ] as const) {
            expect((await admin.put(`${AT}${pk}/answer/`, { answer })).status).to.equal(204);
            expect((await hook(answer)).body).to.equal(cause);
            expect((await admin.get(AT)).body[0]).to.include({ answer, chosen: answer });
        }
        await admin.put(`${AT}${pk}/answer/`, { answer: "200" });
        expect((await hook("fine again")).body).to.deep.equal({ messages: ["200", "ok"] });
    });

    it("takes no other answers, and none to a mail or to nothing", async () => {
        const { admin } = await withBoth();
        const [mail, hook] = (await admin.get(AT)).body;
        expect((await admin.put(`${AT}${hook.pk}/answer/`, { answer: "teapot" })).body).to.deep.equal({ answer: ["Must be one of: 200, 500, timeout."] });
        expect((await admin.put(`${AT}${mail.pk}/answer/`, { answer: "200" })).body).to.deep.equal({ answer: ["This cannot be answered."] });
        expect((await admin.put(`${AT}none/answer/`, { answer: "200" })).status).to.equal(404);
    });

    it("keeps a hundred of a kind", async () => {
        const backend = await createTestBackend();
        const { body } = await backend.admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url: "https://hooks.example/" });
        for (let time = 0; time < 101; time++) await backend.admin.post(`events/transports/${body.pk}/test/`);
        expect((await backend.admin.get(AT)).body).to.have.length(100);
    });
});
