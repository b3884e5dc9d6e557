import { expect } from "chai";
import { eventsOf } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const HOOK = "https://hooks.example/";

describe("a webhook that answers as a person has chosen", () => {
    /** A rule that tells the administrators of suspicious requests by a webhook. */
    async function telling() {
        const backend = await createTestBackend();
        const { admin } = backend;
        const { body: groups } = await admin.get("core/groups/?name=authentik%20Admins");
        const { body: way } = await admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url: HOOK });
        const { body: rule } = await admin.post("events/rules/", { name: "knocks", transports: [way.pk], group: groups.results[0].pk });
        const { body: policy } = await admin.post("policies/event_matcher/", { name: "knocks", action: "suspicious_request", app: "", client_ip: "" });
        await admin.post("policies/bindings/", { policy: policy.pk, target: rule.pk, order: 0 });
        const knock = async (): Promise<void> => {
            await admin.post("events/events/", { action: "suspicious_request", app: "test", context: { message: "somebody knocked" } });
            await backend.idle();
        };
        const choose = async (answer: string): Promise<void> => {
            const [{ pk }] = (await admin.get("/-/sandbox/outside/?kind=webhook")).body;
            expect((await admin.put(`/-/sandbox/outside/${pk}/answer/`, { answer })).status).to.equal(204);
        };
        const answers = async () => (await admin.get("/-/sandbox/outside/?kind=webhook")).body.map(({ answer }: { answer: string }) => answer);
        const task = () => admin.get("admin/system_tasks/notification_transport/");
        return { backend, knock, choose, answers, task };
    }

    it("what proves who calls stays out of errors", async () => {
        const { admin } = await createTestBackend();
        const { body: way } = await admin.post("events/transports/", {
            name: "hook",
            mode: "webhook",
            webhook_url: "https://hook:secret@hooks.example/status/403",
        });
        expect((await admin.post(`events/transports/${way.pk}/test/`)).body).to.equal("403 Client Error for url: https://hooks.example/status/403");
    });

    it("is called by HTTP alone", async () => {
        const { admin } = await createTestBackend();
        const { body: way } = await admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url: "ftp://hooks.example/" });
        const { status, body } = await admin.post(`events/transports/${way.pk}/test/`);
        expect([status, body]).to.deep.equal([500, "No connection adapters were found for 'ftp://hooks.example/'"]);
        expect((await admin.get("/-/sandbox/outside/")).body).to.deep.equal([]);
    });

    for (const [answer, reason] of [
        ["500", `500 Server Error for url: ${HOOK}`],
        ["timeout", `Read timed out: ${HOOK}`],
    ] as const)
        it(`${answer}: the call, the task and an event say so, and the task is off the list once a call goes through`, async () => {
            const { backend, knock, choose, answers, task } = await telling();
            await knock();
            expect((await task()).status, "went through").to.equal(404);
            await choose(answer);
            await knock();
            expect(await answers()).to.deep.equal([answer, "200"]);
            expect((await task()).body).to.deep.include({ status: "ERROR", messages: [reason] });
            const [event] = await eventsOf(backend, "system_task_exception");
            expect(event!.context).to.deep.equal({ message: `Task notification_transport encountered an error: ${reason}` });
            await choose("200");
            await knock();
            expect(await answers()).to.deep.equal(["200", answer, "200"]);
            expect((await task()).status).to.equal(404);
        });
});
