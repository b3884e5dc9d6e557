import { once } from "node:events";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { sendBySmtp, smtpSettings } from "#mock/adapters/node/mailer.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideMailer } from "./mailer.ts";
import { provideNetwork } from "./network.ts";

/** A mail server on this machine. Without accounts it takes everybody's mail; `refusals`: how many mails it refuses first. */
class Sink {
    readonly mails: string[] = [];
    readonly recipients: string[] = [];
    readonly signedIn: string[] = [];
    readonly encrypted: boolean[] = [];
    refusals = 0;
    readonly #server: SMTPServer;

    constructor(options: SMTPServerOptions = {}) {
        this.#server = new SMTPServer({
            ...{ authOptional: true, allowInsecureAuth: true },
            onAuth: ({ username = "", password }, _session, done) => {
                this.signedIn.push(username);
                done(password === "right" ? null : new Error("Wrong password"), { user: username });
            },
            onRcptTo: ({ address }, _session, done) => {
                if (this.refusals-- > 0) return done(Object.assign(new Error("Mailbox is full"), { responseCode: 452 }));
                this.recipients.push(address);
                done();
            },
            onData: (stream, { secure }, done) =>
                void text(stream).then((mail) => {
                    this.mails.push(mail);
                    this.encrypted.push(secure);
                    done();
                }),
            ...options,
        });
        // What a client does wrong is the test's to look at.
        this.#server.on("error", () => undefined);
    }

    async open(): Promise<number> {
        const server = this.#server.listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        return typeof address === "object" && address ? address.port : 0;
    }

    close = (): Promise<void> => new Promise((resolve) => this.#server.close(resolve));
}

describe("mail that really leaves", () => {
    const open: Sink[] = [];
    /** The certificate of the servers: that of a fresh install, which nobody vouches for. */
    let pair: { cert: string; key: string };

    before(async () => {
        const { admin } = await createTestBackend();
        const { body: pairs } = await admin.get("crypto/certificatekeypairs/");
        const part = async (name: string) => (await admin.get(`crypto/certificatekeypairs/${pairs.results[0].pk}/view_${name}/`)).body.data;
        pair = { cert: await part("certificate"), key: await part("private_key") };
    });

    beforeEach(() => {
        provideNetwork({ send: () => Promise.reject(new Error("never")), isOpen: false, retryAfter: [1, 1] });
        provideMailer(sendBySmtp);
    });
    afterEach(async () => {
        provideNetwork(undefined);
        provideMailer(undefined);
        await Promise.all(open.splice(0).map((sink) => sink.close()));
    });

    async function sinkAt(options?: SMTPServerOptions): Promise<{ sink: Sink; port: number }> {
        const sink = new Sink({ ...pair, ...options });
        open.push(sink);
        return { sink, port: await sink.open() };
    }

    /** A backend whose mails go to an address as `--smtp` takes it. */
    const mailing = (address: string) => createTestBackend({ environment: smtpSettings(address) });

    const testTransport = async ({ admin }: TestBackend) => {
        const { body } = await admin.post("events/transports/", { name: "post", mode: "email" });
        return admin.send("POST", `events/transports/${body.pk}/test/`);
    };

    /** Mails akadmin the link of an email stage, and waits until that is over. */
    async function recover({ admin, idle }: TestBackend, stage: object): Promise<void> {
        const { body: flow } = await admin.post("flows/instances/", { name: "r", slug: "r", title: "r", designation: "recovery" });
        const { body: tenants } = await admin.get("core/tenants/");
        await admin.patch(`core/tenants/${tenants.results[0].tenant_uuid}/`, { flow_recovery: flow.pk });
        const { body: made } = await admin.post("stages/email/", { name: "mail", subject: "Set a password", ...stage });
        const { body: users } = await admin.get("core/users/?username=akadmin");
        await admin.get(`core/users/${users.results[0].pk}/recovery_email/?email_stage=${made.pk}`);
        await idle();
    }

    const entry = async ({ admin }: TestBackend) => (await admin.get("/-/sandbox/outside/?kind=mail")).body[0];
    const failures = async ({ admin }: TestBackend) => {
        const { body } = await admin.get("admin/system_tasks/");
        return body.filter(({ task_name }: { task_name: string }) => task_name.startsWith("send_mail:"));
    };
    const count = async ({ admin }: TestBackend, action: string) => (await admin.get(`events/events/?action=${action}`)).body.pagination.count;

    it("reaches its recipient as HTML and text, with the logo, and is in the mailbox as well", async () => {
        const { sink, port } = await sinkAt();
        const backend = await mailing(`smtp://127.0.0.1:${port}`);
        expect((await testTransport(backend)).body).to.deep.equal({ messages: [] });
        expect(sink.recipients).to.deep.equal(["root@localhost"]);
        for (const part of [
            "Subject: authentik Notification: custom_notification_test",
            "From: authentik@localhost",
            "Content-Type: text/plain",
            "Content-Type: text/html",
            "Content-Id: <logo.png>",
            "Content-Disposition: inline; filename=logo.png",
        ])
            expect(sink.mails[0]!.toLowerCase()).to.include(part.toLowerCase());
        const { answer, content } = await entry(backend);
        expect([answer, content.sent.server, content.sent.tries]).to.deep.equal(["sent", `127.0.0.1:${port}`, 1]);
        expect(await count(backend, "email_sent")).to.equal(1);
    });

    it("proves who it is, and encrypts as it is told to", async () => {
        for (const [scheme, query, options] of [
            ["smtp", "?tls=true", {}],
            ["smtps", "", { secure: true }],
        ] as const) {
            const { sink, port } = await sinkAt({ ...options, authOptional: false });
            const backend = await mailing(`${scheme}://me%40x:right@127.0.0.1:${port}${query}`);
            expect((await testTransport(backend)).status, scheme).to.equal(200);
            expect([sink.signedIn, sink.encrypted]).to.deep.equal([["me@x"], [true]]);
        }
    });

    it("does not leave unencrypted where it was to be encrypted", async () => {
        const { sink, port } = await sinkAt({ disabledCommands: ["STARTTLS"] });
        const { status, body } = await testTransport(await mailing(`smtp://127.0.0.1:${port}?tls=true`));
        expect([status, sink.mails]).to.deep.equal([500, []]);
        expect(body)
            .to.include(`127.0.0.1:${port} did not take it: `)
            .and.match(/STARTTLS|TLS/);
    });

    it("says why a server does not take it", async () => {
        const { port } = await sinkAt();
        const backend = await mailing(`smtp://me:wrong@127.0.0.1:${port}`);
        const { status, body } = await testTransport(backend);
        expect([status, body]).to.deep.equal([500, `127.0.0.1:${port} did not take it: Invalid login: 535 Wrong password`]);
        expect((await entry(backend)).answer).to.equal("failed");
        expect(await count(backend, "email_sent")).to.equal(0);
    });

    for (const [what, forged] of [
        ["line breaks in the address", { to: "bob@example.test\r\nBcc: evil@example.test" }],
        ["a command in the address", { to: "bob@example.test>\r\nRCPT TO:<evil@example.test" }],
        ["several addresses in one", { to: "bob@example.test, evil@example.test" }],
        ["an address in another's name", { to: '"evil@example.test" <bob@example.test>' }],
        ["line breaks in the subject", { subject: "Hello\r\nBcc: evil@example.test\r\n\r\n<b>Hi</b>" }],
        ["line breaks in the sender", { from: "id@example.test\r\nBcc: evil@example.test" }],
        ["line breaks in its id", { messageId: "<1@example.test>\r\nBcc: evil@example.test" }],
    ] as const)
        it(`goes to its recipient alone, and has no heads of others: ${what}`, async () => {
            const { sink, port } = await sinkAt();
            const server = { host: "127.0.0.1", port, username: "", password: "", encryption: "none", timeoutMs: 5000 } as const;
            const letter = {
                from: "id@example.test",
                to: "bob@example.test",
                subject: "Hello",
                html: "<p>Hi</p>",
                text: "Hi",
                messageId: "<1@example.test>",
                attachments: [],
            };
            // It may be refused as well.
            await sendBySmtp(server, { ...letter, ...forged }).catch(() => "refused");
            expect(sink.recipients.filter((address) => address !== "bob@example.test")).to.deep.equal([]);
            for (const mail of sink.mails) expect(mail.split("\r\n\r\n")[0]).not.to.match(/^bcc:/im);
        });

    it("of a stage goes by the stage's own server, and again when that refuses it", async () => {
        const { sink, port } = await sinkAt();
        sink.refusals = 2;
        const backend = await mailing("smtp://127.0.0.1:1");
        await recover(backend, { use_global_settings: false, host: "localhost", port, from_address: "us@example.org" });
        expect(sink.recipients).to.deep.equal(["root@localhost"]);
        expect(sink.mails[0]).to.include("From: us@example.org").and.include("Subject: Set a password");
        expect((await entry(backend)).content.sent.tries).to.equal(3);
        expect([await failures(backend), await count(backend, "system_task_exception")]).to.deep.equal([[], 2]);
    });

    it("is given up after the last try: a task of its own says why, and no event that it was sent", async () => {
        const { sink, port } = await sinkAt();
        sink.refusals = 9;
        const backend = await mailing(`smtp://127.0.0.1:${port}`);
        await recover(backend, { use_global_settings: true });
        const [task, ...others] = await failures(backend);
        expect(others).to.deep.equal([]);
        expect(task).to.include({ status: "ERROR", task_description: "Send Email for Email Stage. Retries are scheduled automatically." });
        expect(task.messages[0]).to.include("Mailbox is full");
        expect([await count(backend, "email_sent"), await count(backend, "system_task_exception")]).to.deep.equal([0, 3]);
    });

    it("does not wait for a server that never greets", async () => {
        const silent = createServer().listen(0, "127.0.0.1");
        await once(silent, "listening");
        const address = silent.address();
        const port = typeof address === "object" && address ? address.port : 0;
        const backend = await createTestBackend({ environment: { ...smtpSettings(`smtp://127.0.0.1:${port}`), AUTHENTIK_EMAIL__TIMEOUT: "1" } });
        expect((await testTransport(backend)).body).to.match(/^127\.0\.0\.1:\d+ did not take it: (Greeting never received|Timeout)/);
        silent.close();
    });

    it("to servers on other machines stays here, unless the server was told to reach them", async () => {
        const backend = await mailing("smtp://mail.example:25");
        expect((await testTransport(backend)).status).to.equal(200);
        expect((await entry(backend)).content).not.to.have.property("sent");
        expect(await count(backend, "email_sent")).to.equal(1);
    });

    it("is told where to by an address that is read strictly", () => {
        for (const wrong of ["mail.example", "http://mail.example", "smtp://", "smtp://a/b", "smtp://a?tls=maybe", "smtp://a?ssl=true", "smtps://a?tls=true"])
            expect(() => smtpSettings(wrong), wrong).to.throw("--smtp");
        expect(smtpSettings("smtps://[::1]")).to.include({ AUTHENTIK_EMAIL__HOST: "::1", AUTHENTIK_EMAIL__PORT: "465", AUTHENTIK_EMAIL__USE_SSL: "true" });
    });
});
