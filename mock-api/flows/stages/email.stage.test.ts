import { expect } from "chai";
import { eventsOf, facing, follow, LAST, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideMailTemplates } from "#mock/apps/stages/mail-template.field.ts";

const IDENTIFICATION: Step = ["identification", { user_fields: ["username"] }];
const SENT = { non_field_errors: [{ string: "email-sent", code: "email-sent" }] };
interface Mail {
    readonly to: string[];
    readonly from: string;
    readonly subject: string;
    readonly body: string;
    readonly link: string;
}
const mailsOf = async ({ admin }: TestBackend) => (await admin.get("/sandbox/outbox/")).body as Mail[];
const opened = (link: string) => `${TRY}${encodeURIComponent(new URL(link).searchParams.toString())}`;

/** Somebody who has said that they are bob, in front of the stage. */
async function mailing(stage: object = {}, more: readonly Step[] = [LAST]) {
    const { backend, browser } = await facing([IDENTIFICATION, ["email", { use_global_settings: true, ...stage }], ...more]);
    await backend.as("bob");
    await browser.post(TRY, { uid_field: "bob" });
    return { backend, browser };
}

describe("stage: email", () => {
    it("mails when it is first looked at, and only then", async () => {
        const { backend, browser } = await mailing({ subject: "Who are you?", token_expiry: 7 });
        for (let time = 0; time < 2; time++) {
            const { body } = await browser.get(TRY);
            expect(body).to.include({ component: "ak-stage-email" });
            expect(body).to.not.have.any.keys("response_errors", "pending_user");
        }
        const [mail, ...others] = await mailsOf(backend);
        expect(others).to.deep.equal([]);
        expect(mail).to.deep.include({ to: ["bob@example.test"], from: "authentik@localhost", subject: "Who are you?" });
        expect(mail!.link).to.match(/^http:\/\/authentik\.test\/if\/flow\/try\/\?flow_token=\w{60}$/);
        expect(mail!.body).to.contain(`href="${mail!.link}"`).and.to.contain("7 minutes").and.to.contain("Hello bob");
        const [event] = await eventsOf(backend, "email_sent");
        expect(event!.context).to.include({ subject: "Who are you?", from_email: "authentik@localhost" });
    });

    it("writes in the language that its reader has set, else in that of the browser", async () => {
        const { backend, browser } = await mailing({ token_expiry: 1 });
        const german = { "accept-language": "de-AT,en;q=0.5" };
        await browser.send("GET", TRY, undefined, german);
        const bob = (await backend.admin.get("core/users/?username=bob")).body.results[0];
        await backend.admin.patch(`core/users/${bob.pk}/`, { attributes: { settings: { locale: "en" } } });
        await browser.send("POST", TRY, {}, german);
        const [later, first] = await mailsOf(backend);
        expect(first!.body).to.contain('<html lang="de">').and.to.contain("Hallo bob,").and.to.contain("gilt eine Minute.");
        expect(later!.body).to.contain('<html lang="en">').and.to.contain("Hello bob,").and.to.contain("good for a minute.");
    });

    it("mails again when it is asked to: the same link, and says that it has", async () => {
        const { backend, browser } = await mailing();
        await browser.get(TRY);
        for (let time = 0; time < 2; time++) {
            const { status, body } = await browser.post(TRY, {});
            expect([status, body.component, body.response_errors]).to.deep.equal([200, "ak-stage-email", SENT]);
        }
        const mails = await mailsOf(backend);
        expect([mails.length, new Set(mails.map(({ link }) => link)).size]).to.deep.equal([3, 1]);
    });

    it("begins anew with each further mail where the binding says so", async () => {
        const { backend, browser } = await facing([IDENTIFICATION, ["email", { use_global_settings: true }, { invalid_response_action: "restart" }]]);
        await backend.as("bob");
        await browser.post(TRY, { uid_field: "bob" });
        await browser.get(TRY);
        expect((await browser.post(TRY, {})).status).to.equal(302);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-identification");
        expect(await mailsOf(backend)).to.have.length(2);
    });

    it("goes on in whatever browser the link is opened; the first one waits on", async () => {
        const { backend, browser } = await mailing();
        await browser.get(TRY);
        const [{ link }] = (await mailsOf(backend)) as [Mail];
        const other = backend.browser();
        expect((await other.get(opened(link))).status).to.equal(302);
        expect((await other.get(opened(link))).body.component, "a reload of the page").to.equal("ak-stage-dummy");
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-email");
        expect(await mailsOf(backend), "nothing was mailed again").to.have.length(1);
    });

    for (const [activate_user_on_success, is_active] of [
        [true, true],
        [false, false],
    ] as const)
        it(`${is_active ? "switches" : "does not switch"} a new account on by its link where the stage says ${activate_user_on_success}`, async () => {
            const backend = await createTestBackend();
            const ask = await promptsFor(backend, { username: "username", email: "email" });
            const { browser } = await facing(
                [ask, ["user_write", { create_users_as_inactive: true }], ["email", { use_global_settings: true, activate_user_on_success }], LAST],
                { designation: "enrollment" },
                backend,
            );
            const isActive = async () => (await backend.admin.get("core/users/?username=ann")).body.results[0].is_active as boolean;
            await follow(browser, await browser.post(TRY, { username: "ann", email: "ann@example.test" }), TRY);
            expect(await isActive(), "before").to.equal(false);
            const [{ link, to }] = (await mailsOf(backend)) as [Mail];
            expect(to).to.deep.equal(["ann@example.test"]);
            const other = backend.browser();
            await follow(other, await other.get(opened(link)), opened(link));
            expect(await isActive()).to.equal(is_active);
        });

    it("leaves a token that its user and administrators see, and nobody else", async () => {
        const { backend, browser } = await mailing({ token_expiry: 30 });
        await browser.get(TRY);
        const seen = async (client: TestBackend["admin"]) =>
            ((await client.get("core/tokens/?intent=verification")).body.results as { identifier: string; intent: string }[]).map(
                ({ identifier }) => identifier,
            );
        const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
        const identifier = `ak-email-stage-step-1-bob-${pk}`;
        expect(await seen(await backend.as("bob"))).to.deep.equal([identifier]);
        expect(await seen(backend.admin)).to.deep.equal([identifier]);
        expect(await seen(await backend.as("eve"))).to.deep.equal([]);
        const [{ link }] = (await mailsOf(backend)) as [Mail];
        await backend.browser().get(opened(link));
        expect(await seen(backend.admin), "used up").to.deep.equal([]);
    });

    it("mails to nobody who is not known, or has no address", async () => {
        const { backend, browser } = await facing([["email", { use_global_settings: true }]]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-access-denied");
        const known = await mailing();
        const [{ pk }] = (await known.backend.admin.get("core/users/?username=bob")).body.results;
        await known.backend.admin.patch(`core/users/${pk}/`, { email: "" });
        expect((await known.browser.get(TRY)).body.component).to.equal("ak-stage-email");
        expect([await mailsOf(backend), await mailsOf(known.backend)]).to.deep.equal([[], []]);
    });

    it("uses its own sender where it has one", async () => {
        const { backend, browser } = await mailing({ use_global_settings: false, from_address: "id@example.test" });
        await browser.get(TRY);
        expect((await mailsOf(backend))[0]!.from).to.equal("id@example.test");
    });
});

describe("mails by templates of one's own", () => {
    const files = new Map([
        ["email/own.html", `{% extends "email/base.html" %}{% block content %}<p>{{ user.username }}: <a href="{{ url }}">Here</a>{% endblock %}`],
        ["broken.html", "one\n{% include 'x' %}"],
    ]);
    before(() => provideMailTemplates(() => files));
    after(() => provideMailTemplates(undefined));

    it("can be chosen beside those that come with authentik", async () => {
        const { backend } = await mailing({ template: "email/own.html" });
        const { body } = await backend.admin.get("stages/email/templates/");
        expect(body.map(({ name, description }: Record<string, string>) => [name, description])).to.deep.equal([
            ["email/password_reset.html", "Password Reset"],
            ["email/account_confirmation.html", "Account Confirmation"],
            ["email/own.html", "Custom Template: email/own.html"],
            ["broken.html", "Custom Template: broken.html"],
        ]);
        expect((await backend.admin.post("stages/email/", { name: "x", template: "gone.html" })).body).to.deep.equal({
            template: ["Invalid template 'gone.html' specified."],
        });
    });

    it("are written with the link and whom it is for", async () => {
        const { backend, browser } = await mailing({ template: "email/own.html" });
        await browser.get(TRY);
        const [{ body, link }] = (await mailsOf(backend)) as [Mail];
        expect(body).to.contain(`<body><p>bob: <a href="${link}">Here</a></body>`);
    });

    it("are sent to nobody where the template cannot be written; an event says why", async () => {
        const { backend, browser } = await mailing({ template: "broken.html" });
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-access-denied");
        expect((await mailsOf(backend)).filter(({ to }) => to.includes("bob@example.test"))).to.deep.equal([]);
        const [event] = await eventsOf(backend, "configuration_error");
        expect(event!.context).to.include({ template: "broken.html", error: "Line 2: {% include 'x' %} is not understood here." });
    });
});

/** One request to a name, by a browser of its own. */
async function asking(backend: TestBackend, host: string, steps: readonly object[]) {
    const browser = backend.browser();
    let status = 0;
    for (const answer of [...steps, undefined]) {
        const body = answer && JSON.stringify(answer);
        const method = answer ? "POST" : "GET";
        const headers = { "content-type": "application/json" };
        ({ status } = await backend.fetch(new Request(`http://${host}/api/v3/${TRY}`, { method, body, headers }), browser.jar));
    }
    return status;
}

describe("links of mails", () => {
    const named = async () => {
        const { backend } = await facing(
            [IDENTIFICATION, ["email", { use_global_settings: true }]],
            {},
            await createTestBackend({ hosts: ["authentik.test", ".id.example.test"] }),
        );
        await backend.as("bob");
        return backend;
    };

    for (const host of ["authentik.test", "eu.id.example.test", "localhost:9000"])
        it(`S6: name the host that was asked: ${host}`, async () => {
            const backend = await named();
            expect(await asking(backend, host, [{ uid_field: "bob" }])).to.equal(200);
            expect(new URL((await mailsOf(backend))[0]!.link).host).to.equal(host);
        });

    for (const host of ["evil.example", "authentik.test.evil.example", "idexample.test", "localhost.evil.example"])
        it(`S6: are not written for a host that is none of ours: ${host}`, async () => {
            const backend = await named();
            expect(await asking(backend, host, [{ uid_field: "bob" }])).to.equal(400);
            expect(await mailsOf(backend)).to.deep.equal([]);
            expect((await backend.admin.get("core/tokens/?intent=verification")).body.results).to.deep.equal([]);
        });

    it("S6: a proxy's header does not change the host", async () => {
        const backend = await named();
        const { jar } = backend.browser();
        const headers = { "x-forwarded-host": "evil.example", "forwarded": "host=evil.example", "content-type": "application/json" };
        await backend.fetch(new Request(`http://authentik.test/api/v3/${TRY}`, { method: "POST", body: '{"uid_field":"bob"}', headers }), jar);
        await backend.fetch(new Request(`http://authentik.test/api/v3/${TRY}`, { headers }), jar);
        expect(new URL((await mailsOf(backend))[0]!.link).host).to.equal("authentik.test");
    });
});
