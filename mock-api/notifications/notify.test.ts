import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

interface Told {
    severity: string;
    body: string;
    event: { action: string } | null;
    seen: boolean;
    pk: string;
}

/** A rule that notifies administrators of events with this action, by a transport of its own. */
async function ruleFor({ admin }: TestBackend, action: string, transport: object = { mode: "local" }, rule: object = {}): Promise<string> {
    const groups = await admin.get("core/groups/?name=authentik%20Admins");
    const { body: way } = await admin.post("events/transports/", { name: `way-${action}`, ...transport });
    const { body: made } = await admin.post("events/rules/", {
        name: `rule-${action}`,
        transports: [way.pk],
        group: groups.body.results[0].pk,
        severity: "warning",
        ...rule,
    });
    const { body: policy } = await admin.post("policies/event_matcher/", { name: `matcher-${action}`, action, app: "", client_ip: "" });
    await admin.post("policies/bindings/", { policy: policy.pk, target: made.pk, order: 0 });
    return way.pk;
}

const happens = ({ admin }: TestBackend, action: string, context: object = {}) => admin.post("events/events/", { action, app: "test", context });
const told = async ({ admin }: TestBackend): Promise<Told[]> => (await admin.get("events/notifications/?severity=warning")).body.results;

describe("rules", () => {
    it("notify their group of the events that their policies let through, and of nothing else", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "suspicious_request");
        await happens(backend, "suspicious_request", { message: "somebody knocked" });
        await happens(backend, "login", { message: "somebody came" });
        expect((await told(backend)).map(({ body, event }) => [body, event?.action])).to.deep.equal([["somebody knocked", "suspicious_request"]]);
    });

    it("give the action and the context where an event has no message", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login");
        await happens(backend, "login", { a: null, b: [true, "it's"], c: 1 });
        expect((await told(backend))[0]!.body).to.equal("login: {'a': None, 'b': [True, \"it's\"], 'c': 1}");
    });

    it("notify nobody without policies, without a group or without a transport", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login", {}, { group: null });
        await ruleFor(backend, "logout", {}, { transports: [] });
        const { body: way } = await backend.admin.post("events/transports/", { name: "local" });
        await backend.admin.post("events/rules/", { name: "unbound", transports: [way.pk] });
        await happens(backend, "login");
        await happens(backend, "logout");
        expect(await told(backend)).to.deep.equal([]);
    });

    it("notify every member, or only the first", async () => {
        const backend = await createTestBackend();
        await backend.as("una");
        const { body: users } = await backend.admin.get("core/users/?username=una");
        const { body: groups } = await backend.admin.get("core/groups/?name=authentik%20Admins");
        await backend.admin.post(`core/groups/${groups.results[0].pk}/add_user/`, { pk: users.results[0].pk });
        await ruleFor(backend, "login_failed");
        await ruleFor(backend, "secret_view", { mode: "local", send_once: true });
        await happens(backend, "login_failed", { message: "all" });
        await happens(backend, "secret_view", { message: "one" });
        expect((await told(backend)).map(({ body }) => body).sort()).to.deep.equal(["all", "all", "one"]);
    });

    it("end, although a notification writes an event itself", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "email_sent", { mode: "email" });
        await happens(backend, "email_sent");
        const { body } = await backend.admin.get("events/events/?action=email_sent");
        expect(body.pagination.count, "the one that was posted, and the mail about it").to.equal(2);
    });

    it("end, though their own policy writes what they watch", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login");
        const { body: rules } = await backend.admin.get("events/rules/?name=rule-login");
        const expression = 'ak_create_event("again")\nreturn True';
        const { body: policy } = await backend.admin.post("policies/expression/", { name: "writes", expression, execution_logging: true });
        await backend.admin.post("policies/bindings/", { policy: policy.pk, target: rules.results[0].pk, order: 1 });
        await happens(backend, "logout");
        const { body } = await backend.admin.get("events/events/?action=custom_again");
        expect(body.pagination.count).to.equal(1);
    });

    it("let an expression look at the event", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "invitation_used");
        const { body: rules } = await backend.admin.get("events/rules/?name=rule-invitation_used");
        const expression = 'return request.context["event"].context["door"] == "back"';
        const { body: policy } = await backend.admin.post("policies/expression/", { name: "door", expression });
        await backend.admin.post("policies/bindings/", { policy: policy.pk, target: rules.results[0].pk, order: 1 });
        await happens(backend, "logout", { door: "front" });
        await happens(backend, "logout", { door: "back", message: "came in" });
        expect((await told(backend)).map(({ body }) => body)).to.deep.equal(["came in"]);
    });
});

describe("transports", () => {
    const url = (path: string) => ({ mode: "webhook", webhook_url: `https://hooks.example${path}` });
    const test = async (backend: TestBackend, transport: object) => {
        const { body } = await backend.admin.post("events/transports/", { name: "tested", ...transport });
        return backend.admin.send("POST", `events/transports/${body.pk}/test/`);
    };

    it("M08.1 give the cause when a host cannot be reached", async () => {
        const backend = await createTestBackend();
        const answer = await test(backend, { mode: "webhook", webhook_url: "https://nowhere.invalid/hook" });
        expect(answer.status).to.equal(500);
        expect(answer.body).to.be.a("string").that.includes("nowhere.invalid");
    });

    it("M08.2 report an error status of the host", async () => {
        const answer = await test(await createTestBackend(), url("/status/503"));
        expect(answer.status).to.equal(500);
        expect(answer.body).to.include("503");
    });

    it("M08.3 give status and text of what the host answers", async () => {
        const backend = await createTestBackend();
        const answer = await test(backend, url("/hook"));
        expect([answer.status, answer.body]).to.deep.equal([200, { messages: ["200", "ok"] }]);
        const [sent] = (await backend.admin.get("/sandbox/deliveries/")).body;
        expect(sent.payload).to.deep.equal({
            body: "Test Notification from transport tested",
            severity: "notice",
            user_email: "root@localhost",
            user_username: "akadmin",
        });
    });

    it("M08.4 do not make the request fail that an event came from: the task is listed with its error", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login", { mode: "webhook", webhook_url: "https://nowhere.invalid/hook" });
        expect((await happens(backend, "login")).status).to.equal(201);
        const { body: task } = await backend.admin.get("admin/system_tasks/notification_transport/");
        expect([task.status, task.messages[0]]).to.deep.equal(["ERROR", "Failed to resolve 'nowhere.invalid': name or service not known"]);
        const { body } = await backend.admin.get("events/events/?action=system_task_exception");
        expect(body.results[0].context.message).to.include("Task notification_transport encountered an error: ");
    });

    it("send what a mapping returns, and report when it fails", async () => {
        const backend = await createTestBackend();
        const mapping = async (expression: string) =>
            (await backend.admin.post("propertymappings/notification/", { name: expression.slice(0, 20), expression })).body.pk;
        const transport = { ...url("/hook"), webhook_mapping: await mapping('return {"text": notification.body, "for": request.user.username}') };
        await test(backend, transport);
        const [sent] = (await backend.admin.get("/sandbox/deliveries/")).body;
        expect(sent.payload).to.deep.equal({ text: "Test Notification from transport tested", for: "akadmin" });
        const failing = await test(backend, { ...transport, name: "failing", webhook_mapping: await mapping("return nothing") });
        expect(failing.status).to.equal(500);
    });

    it("write to Slack as Slack reads it", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login", { mode: "webhook_slack", webhook_url: "https://hooks.example/slack" });
        await happens(backend, "login", { message: "came", count: 3 });
        const [{ payload }] = (await backend.admin.get("/sandbox/deliveries/")).body;
        expect(payload.attachments[0]).to.include({ title: "login", color: "#fd4b2d", footer: "authentik 2023.2.0" });
        expect(payload.attachments[0].fields).to.deep.equal([
            { title: "Severity", value: "warning", short: true },
            { title: "Dispatched for user", value: "akadmin", short: true },
            { title: "message", value: "came" },
        ]);
    });

    it("write mails with the event's context as a table", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "login", { mode: "email" });
        await happens(backend, "login", { message: "<b>came</b>" });
        const [mail] = (await backend.admin.get("/sandbox/outbox/")).body;
        expect([mail.to, mail.subject]).to.deep.equal([["root@localhost"], "authentik Notification: login"]);
        expect(mail.body).to.include("<tr><th>message</th>").and.not.include("<b>");
    });
});

describe("notifications", () => {
    it("are seen one by one or all at once, and only by whom they are for", async () => {
        const backend = await createTestBackend();
        const way = await ruleFor(backend, "login");
        const una = await backend.as("una");
        await happens(backend, "logout");
        for (let times = 0; times < 3; times++) await happens(backend, "login", { message: `${times}` });
        const [first, second] = await told(backend);
        await backend.admin.patch(`events/notifications/${first!.pk}/`, { seen: true });
        expect((await una.patch(`events/notifications/${second!.pk}/`, { seen: true })).status).to.equal(404);
        expect((await una.post("events/notifications/mark_all_seen/")).status).to.equal(204);
        const unseen = async () => (await backend.admin.get("events/notifications/?severity=warning&seen=false")).body.pagination.count;
        expect(await unseen()).to.be.greaterThan(1);
        await backend.admin.post("events/notifications/mark_all_seen/");
        expect(await unseen()).to.equal(0);
        await una.send("POST", `events/transports/${way}/test/`);
    });

    it("outlive their event, and go with the cleanup once it is gone", async () => {
        const backend = await createTestBackend();
        await ruleFor(backend, "suspicious_request");
        const { body: event } = await happens(backend, "suspicious_request", { message: "brief" });
        await backend.admin.delete(`events/events/${event.pk}/`);
        expect((await told(backend)).map(({ body, event: about }) => [body, about])).to.deep.equal([["brief", null]]);
        await backend.admin.post("admin/system_tasks/notification_cleanup/retry/");
        expect(await told(backend)).to.deep.equal([]);
    });
});

describe("the log", () => {
    it("forgets events when the tenant's time is over", async () => {
        let now = Date.UTC(2024, 0, 1);
        const backend = await createTestBackend({ now: () => now });
        const { body: tenants } = await backend.admin.get("core/tenants/");
        await backend.admin.patch(`core/tenants/${tenants.results[0].tenant_uuid}/`, { event_retention: "days=2" });
        const { body: pair } = await backend.admin.get("crypto/certificatekeypairs/");
        await backend.admin.get(`crypto/certificatekeypairs/${pair.results[0].pk}/view_certificate/`);
        const count = async () => (await backend.admin.get("events/events/?action=secret_view")).body.pagination.count;
        expect(await count()).to.equal(1);
        now += DAY_MS;
        expect(await count()).to.equal(1);
        now += DAY_MS + 1000;
        expect(await count()).to.equal(0);
    });

    it("is not written by questions", async () => {
        const backend = await createTestBackend();
        const admin = await backend.as("akadmin");
        const before = backend.export().tables["authentik_events.event"]?.length;
        for (const path of [
            "core/users/",
            "core/users/me/",
            "events/events/",
            "events/rules/",
            "admin/system/",
            "admin/system_tasks/",
            "core/tenants/current/",
        ])
            await admin.get(path);
        expect(backend.export().tables["authentik_events.event"]?.length).to.equal(before);
    });

    it("loses the events of a user with the user", async () => {
        const backend = await createTestBackend();
        await backend.as("una");
        const { body } = await backend.admin.get("core/users/?username=una");
        const count = async () => (await backend.admin.get("events/events/?username=una")).body.pagination.count;
        expect(await count()).to.be.greaterThan(0);
        await backend.admin.delete(`core/users/${body.results[0].pk}/`);
        expect(await count()).to.equal(0);
    });
});
