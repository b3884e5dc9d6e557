import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { portOf } from "#mock/adapters/node/listening.node.test-helper.ts";
import { sendOverHttp } from "#mock/adapters/node/network.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideNetwork } from "./network.ts";

interface Request {
    readonly method: string | undefined;
    readonly type: string | undefined;
    readonly body: unknown;
}

/** A server on this machine that answers what `answers` has in its order, then 200; null: never. */
class Sink {
    readonly requests: Request[] = [];
    answers: (number | null)[] = [];
    readonly #server = createServer((request, response) => void this.#take(request, response));

    async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
        this.requests.push({ method: request.method, type: request.headers["content-type"], body: JSON.parse(await text(request)) });
        const [status = 200] = this.answers.splice(0, 1);
        if (status !== null) response.writeHead(status, { location: "http://elsewhere.example/" }).end(`said ${status}`);
    }

    async open(): Promise<string> {
        return `http://127.0.0.1:${await portOf(this.#server)}/hook`;
    }

    close(): void {
        this.#server.closeAllConnections();
        this.#server.close();
    }
}

describe("webhooks that are really called", () => {
    let sink: Sink;
    let backend: TestBackend;
    let url: string;

    beforeEach(async () => {
        provideNetwork({ send: (sent) => sendOverHttp({ ...sent, timeoutMs: 1000 }), isOpen: false, retryAfter: [1, 1] });
        sink = new Sink();
        url = await sink.open();
        backend = await createTestBackend();
    });
    afterEach(() => {
        sink.close();
        provideNetwork(undefined);
    });

    async function test(webhook_url: string) {
        const { body } = await backend.admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url });
        return backend.admin.send("POST", `events/transports/${body.pk}/test/`);
    }

    /** Has a rule notify the administrators of a suspicious request, by the sink. */
    async function knock(): Promise<void> {
        const { admin } = backend;
        const { body: groups } = await admin.get("core/groups/?name=authentik%20Admins");
        const { body: way } = await admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url: url });
        const { body: rule } = await admin.post("events/rules/", { name: "knocks", transports: [way.pk], group: groups.results[0].pk });
        const { body: policy } = await admin.post("policies/event_matcher/", { name: "knocks", action: "suspicious_request", app: "", client_ip: "" });
        await admin.post("policies/bindings/", { policy: policy.pk, target: rule.pk, order: 0 });
        await admin.post("events/events/", { action: "suspicious_request", app: "test", context: { message: "somebody knocked" } });
        await backend.idle();
    }

    const entry = async () => (await backend.admin.get("/-/sandbox/outside/?kind=webhook")).body[0];
    const task = () => backend.admin.get("admin/system_tasks/notification_transport/");
    const exceptions = async () => (await backend.admin.get("events/events/?action=system_task_exception")).body.results;

    it("are sent what was said they would be, and their answer is shown beside it", async () => {
        expect((await test(url)).body).to.deep.equal({ messages: ["200", "said 200"] });
        const body = { body: "Test Notification from transport hook", severity: "notice", user_email: "root@localhost", user_username: "akadmin" };
        expect(sink.requests).to.deep.equal([{ method: "POST", type: "application/json", body }]);
        expect(await entry()).to.deep.include({ to: url, answer: "200" });
        const { pk, content } = await entry();
        expect(content.sent).to.deep.equal({ tries: 1, reply: "said 200" });
        expect((await backend.admin.put(`/-/sandbox/outside/${pk}/answer/`, { answer: "500" })).status).to.equal(400);
    });

    it("are called again when they fail: the task is listed until one goes through", async () => {
        sink.answers = [500, 503];
        await knock();
        expect(sink.requests).to.have.length(3);
        expect(await entry()).to.deep.include({ answer: "200" });
        expect((await entry()).content.sent).to.deep.equal({ tries: 3, reply: "said 200" });
        expect((await task()).status).to.equal(404);
        expect((await exceptions()).map(({ context }: { context: { message: string } }) => context.message)).to.deep.equal([
            `Task notification_transport encountered an error: 503 Server Error for url: ${url}`,
            `Task notification_transport encountered an error: 500 Server Error for url: ${url}`,
        ]);
    });

    it("are given up after the last try, and the task says why", async () => {
        sink.answers = [500, 500, 500];
        await knock();
        expect(sink.requests).to.have.length(3);
        expect((await task()).body).to.deep.include({ status: "ERROR", messages: [`500 Server Error for url: ${url}`] });
    });

    it("do not keep whoever waits for an answer longer than its time", async () => {
        sink.answers = [null];
        const { status, body } = await test(url);
        expect([status, body]).to.deep.equal([500, `${new URL(url).host} does not answer: Read timed out.`]);
        expect(await entry()).to.deep.include({ answer: "none" });
    });

    it("lead nowhere else: a redirect is not followed", async () => {
        sink.answers = [307];
        expect((await test(url)).body).to.equal(`${new URL(url).host} answers with a redirect.`);
        expect(sink.requests).to.have.length(1);
    });

    it("prove who calls where their address says how", async () => {
        const heard: (string | undefined)[] = [];
        const server = createServer((request, response) => {
            heard.push(request.headers.authorization);
            response.end("ok");
        });
        const port = await portOf(server);
        expect((await test(`http://hook:${encodeURIComponent("p@ss:ü")}@127.0.0.1:${port}/`)).body).to.deep.equal({ messages: ["200", "ok"] });
        expect(heard).to.deep.equal([`Basic ${Buffer.from("hook:p@ss:ü").toString("base64")}`]);
        server.close();
    });

    it("say why when nothing listens there", async () => {
        sink.close();
        expect((await test(url)).body).to.match(/^127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/);
    });

    it("on other machines are not called, unless the server was told to: they are answered outside", async () => {
        expect((await test("http://hooks.example/")).body).to.deep.equal({ messages: ["200", "ok"] });
        expect((await entry()).content).not.to.have.property("sent");
    });

    it("are not called by what was refused", async () => {
        const { body: way } = await backend.admin.post("events/transports/", { name: "hook", mode: "webhook", webhook_url: url });
        expect((await backend.browser().send("POST", `events/transports/${way.pk}/test/`)).status).to.equal(403);
        expect(sink.requests).to.deep.equal([]);
    });
});
