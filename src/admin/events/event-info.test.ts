import { expect, fixture, html } from "@open-wc/testing";
import type { Event } from "#src/api/events.api.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { ACTIONS } from "#src/base/event-actions.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { box } from "#src/elements/testing/boxes.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { EventInfo } from "./event-info.ts";
import "./event-info.ts";
import { sentenceOf } from "./bodies.ts";
import { allColumns } from "./event-lists.ts";

const PK = "813f5b61b2b8407183f235ebc950e19b";
const thing = (name: string, model_name = "thing", app = "authentik_core") => ({ app, model_name, name, pk: PK });
const ada = { pk: 7, username: "ada", email: "ada@example.com" };
const TRACEBACK = 'Traceback (most recent call last):\n  File "broken", line 3\nNameError: name "x" is not defined';
const http_request = { path: "/api/v3/core/users/7/", method: "PATCH", args: { next: "/x" } };
const asked = { user: ada, obj: thing("Crane control", "application"), context: { geo: "none" }, http_request: null, debug: false };

const event = (action: string, context?: unknown, more: object = {}): Event => ({
    pk: "813f5b61-b2b8-4071-83f2-35ebc950e19b",
    action,
    app: "authentik.events",
    user: ada,
    context: context as Record<string, unknown>,
    client_ip: "10.1.2.3",
    created: "2026-11-23T20:49:23Z",
    expires: "2027-11-23T20:49:23Z",
    tenant: thing("Default tenant", "tenant", "authentik_tenants"),
    ...more,
});

/** One line an action: what is recorded, and what has to be read. */
const RECORDED: readonly [action: string, context: object, ...shown: string[]][] = [
    ["login", { auth_method: "password", auth_method_args: { mfa_devices: [] }, http_request }, "ada signed in.", "Password", "PATCH /api/v3/core/users/7/"],
    ["login", { auth_method: "recovery_token", auth_method_args: {}, http_request }, "Recovery link"],
    ["login", { auth_method: "own_backend", auth_method_args: {}, http_request }, "own_backend"],
    ["login", { source: thing("Hub", "oauthsource"), http_request }, "Through source", "Hub"],
    ["login", { auth_method: "source", using_source: thing("Hub", "oauthsource") }, "Through source", "Hub"],
    [
        "login_failed",
        { username: "eve", password: "********************", stage: thing("default-password", "passwordstage") },
        "sign in as eve",
        "default-password",
    ],
    ["logout", {}, "ada signed out."],
    ["user_write", { created: true, name: "Ada", username: "ada" }, "A flow created ada.", "Name", "Ada"],
    ["suspicious_request", { message: "Revoked refresh token was used", token: "********************" }, "Revoked refresh token was used", "Token"],
    ["password_set", {}, "The password of ada was set."],
    [
        "secret_view",
        { secret: thing("my-key", "certificatekeypair", "authentik_crypto"), type: "private_key" },
        "private key of my-key",
        "Certificate-key pair",
        PK,
    ],
    [
        "secret_rotate",
        { token: thing("api-token", "token"), message: "Token api-token's secret was rotated." },
        "api-token has a new value.",
        "secret was rotated",
    ],
    ["invitation_used", { invitation_uuid: PK }, "Invitation", PK],
    [
        "authorize_application",
        { authorized_application: thing("Crane", "application"), flow: PK, scopes: "openid email" },
        "let into Crane",
        "openid email",
        PK,
    ],
    ["source_linked", { message: "Linked Source", source: thing("Hub", "oauthsource") }, "ada linked an account of Hub.", "Linked Source", "Hub"],
    ["impersonation_started", { http_request }, "ada began to act as bob."],
    ["impersonation_ended", {}, "ada stopped acting"],
    ["flow_execution", { flow: thing("Welcome", "flow") }, "Welcome"],
    [
        "policy_execution",
        {
            message: "",
            binding: thing("Binding #0", "policybinding"),
            request: asked,
            result: { passing: false, messages: ["too weak"], log_messages: [] },
            policy_uuid: PK,
        },
        ..."A policy of Crane control refused ada.|Result|Passed|No|too weak|Binding #0|Crane control|Policy uuid".split("|"),
    ],
    [
        "policy_exception",
        { message: TRACEBACK, binding: thing("Binding #0", "policybinding"), request: asked },
        "A policy of Crane control failed for ada.",
        'NameError: name "x"',
        "Binding #0",
        "Crane control",
    ],
    ["property_mapping_exception", { message: TRACEBACK, expression: "return x" }, "NameError", "Expression"],
    ["system_task_execution", { message: "Task done" }, "Task done"],
    ["system_task_exception", { message: TRACEBACK }, "NameError"],
    ["system_exception", { message: TRACEBACK, http_request }, "NameError", "/api/v3/core/users/7/"],
    ["configuration_error", { message: "Redirect URI mismatch", provider: thing("Crane", "oauth2provider") }, "Redirect URI mismatch", "Provider", "Crane"],
    ["model_created", { model: thing("Crane", "application"), restored: true }, "ada restored Crane.", "Application", "authentik_core", PK],
    ["model_created", { model: thing("Crane", "application") }, "ada created Crane.", "Application", "authentik_core", PK],
    [
        "model_updated",
        { model: thing("Crane", "application"), diff: { name: { previous_value: "Cran", new_value: "Crane" } } },
        ..."ada changed Crane.|Changed fields|Before|Cran".split("|"),
    ],
    ["model_deleted", { model: thing("Crane", "application") }, "ada deleted Crane."],
    [
        "email_sent",
        { message: "Mail to ada", subject: "Hello", from_email: "me@x.y", to_email: ["ada@example.com", "bob@example.com"], body: "<b>Hi</b>" },
        ..."sent to ada@example.com, bob@example.com.|Hello|me@x.y|bob@example.com|Body of the email".split("|"),
    ],
    ["update_available", { new_version: "2023.3.0", message: "Changelog: somewhere" }, "Version 2023.3.0 is available.", "Changelog"],
    ["custom_", { anything: { deep: [1, 2] }, yes: true }, "Anything", '"deep"', "Yes"],
    ["custom_welcome", { foo: "bar", cake: ["one", "two"] }, "Foo", "bar", "two"],
];

const user = (action: string) => (action === "impersonation_started" ? { user: { ...ada, on_behalf_of: { pk: 8, username: "bob" } } } : {});

const show = async (of: Event): Promise<EventInfo> => {
    const info = await fixture<EventInfo>(html`<ak-event-info .event=${of}></ak-event-info>`);
    await info.updateComplete;
    return info;
};
const textIn = (info: EventInfo): string => info.shadowRoot!.textContent!.replace(/\s+/g, " ");

describe("ak-event-info", () => {
    afterEach(() => useTheme("light"));

    it("M23.2 knows every action of the server", () => {
        const missing = ACTIONS.filter((action) => !RECORDED.some(([recorded]) => recorded === action));
        expect(missing).to.deep.equal([]);
    });

    for (const [action, context, ...shown] of RECORDED)
        it(`M23.2 shows ${action} (${Object.keys(context).join(", ") || "nothing more"})`, async () => {
            const info = await show(event(action, context, user(action)));
            for (const text of shown) expect(textIn(info)).to.contain(text);
            await expect(info).to.be.accessible();
        });

    /** What other hands than the server's own may have written. */
    const ODD: readonly [name: string, context: unknown, more?: object][] = [
        ["null", null],
        ["undefined", undefined],
        ["a text", "what happened"],
        ["a list", [1, "two", null]],
        ["nobody", {}, { user: {} }],
        ["no user at all", {}, { user: null, tenant: null, client_ip: null }],
        [
            "null in every place",
            Object.fromEntries(
                "model message binding request result source secret token flow body diff http_request geo to_email".split(" ").map((key) => [key, null]),
            ),
        ],
        [
            "a text in every place",
            Object.fromEntries(
                "model message binding request result source secret token flow body diff http_request geo to_email".split(" ").map((key) => [key, "text"]),
            ),
        ],
        [
            "a list in every place",
            Object.fromEntries(
                "model message binding request result source secret token flow body diff http_request geo to_email"
                    .split(" ")
                    .map((key) => [key, [{}, 0, "x"]]),
            ),
        ],
        ["a huge text", { message: "x".repeat(200_000), expression: "y = 1\n".repeat(2000) }],
    ];
    for (const [name, context, more] of ODD)
        it(`M08, M23 shows any action with a context of ${name}`, async () => {
            for (const action of [...ACTIONS, "custom_x"]) {
                const info = await show(event(action, context, more));
                expect(info.shadowRoot!.querySelector("ak-expand"), action).to.exist;
            }
        });

    it("M07 lists what policies recorded as sets and tuples, and keeps what is masked masked", async () => {
        const info = await show(event("custom_x", { set: ["foo", "bar"], password: "*".repeat(20), result: { passing: false } }));
        expect([...info.shadowRoot!.querySelectorAll("dd div div")].map(({ textContent }) => textContent)).to.include.members(["foo", "bar"]);
        expect(textIn(info)).to.contain("*".repeat(20));
    });

    it("M23 shows everything as it was recorded, in an editor that is loaded on demand", async () => {
        const info = await show(event("login", { auth_method: "password" }));
        expect(info.shadowRoot!.querySelector("ak-codemirror")).to.equal(null);
        [...info.shadowRoot!.querySelectorAll("ak-expand")].at(-1)!.shadowRoot!.querySelector("button")!.click();
        await waitUntil(() => info.shadowRoot!.querySelector("ak-codemirror"));
        expect(info.shadowRoot!.querySelector("ak-codemirror")!.value).to.contain('"auth_method": "password"').and.contain('"username": "ada"');
    });

    it("runs nothing that a mail or an event brings", async () => {
        const info = await show(event("email_sent", { message: "<img src=x onerror=alert(1)>", body: "<script>parent.hit = 1</script>" }));
        expect(info.shadowRoot!.querySelector("img")).to.equal(null);
        const frame = info.shadowRoot!.querySelector("ak-html-frame")!.shadowRoot!.querySelector("iframe")!;
        expect(frame.getAttribute("sandbox")).to.equal("");
    });

    it("B4 shows what was mailed, and all else of the event, under the served Content-Security-Policy", async () => {
        const info = await show(event("email_sent", { message: "Sent", subject: "Reset", from_email: "a@b.test", to_email: "c@d.test", body: "<b>Hi</b>" }));
        expect(info.shadowRoot!.textContent).to.contain("Reset").and.contain("c@d.test");
        const frame = info.shadowRoot!.querySelector("ak-html-frame")!.shadowRoot!.querySelector("iframe")!;
        expect(frame.srcdoc).to.equal("<b>Hi</b>");
    });

    for (const theme of THEMES)
        it(`is accessible with a failed policy (${theme})`, async () => {
            await useTheme(theme);
            await expect(await show(event("policy_exception", { message: TRACEBACK, binding: thing("B"), request: asked, http_request }))).to.be.accessible();
        });
});

describe("an event's title", () => {
    for (const [wanted, action, context] of [
        ['NameError: name "x" is not defined', "system_task_exception", { message: TRACEBACK }],
        [
            'Task sync encountered an error: NameError: name "x" is not defined',
            "system_task_exception",
            { message: `Task sync encountered an error: ${TRACEBACK}` },
        ],
        ["Secret rotated", "secret_rotate", {}],
        ["Object changed", "model_updated", { model: {} }],
        ["Redirect URI mismatch", "configuration_error", { message: "Redirect URI mismatch\nhttps://x.test" }],
        ["Policy failed", "policy_exception", { message: ["?"] }],
        ["Policy executed", "policy_execution", {}],
        ["Email sent", "email_sent", { to_email: [{}] }],
        ["custom_x", "custom_x", { foo: "bar" }],
        ["ada changed Meera N.", "model_updated", { model: thing("Meera N.", "user") }],
        [`${"x".repeat(160)}…`, "custom_x", { message: "x".repeat(500) }],
        ["ada looked at deploy.", "secret_view", { secret: thing("deploy (expires=2027-08-22 00:00:00.000000+00:00)", "token") }],
        ["ada changed 7.", "model_updated", { model: thing("UserSourceConnection object (7)", "usersourceconnection") }],
    ] as const)
        it(`is "${wanted.slice(0, 40)}" for ${action}`, () => expect(sentenceOf(event(action, context))).to.equal(wanted));
});

describe("V14 how an event is laid out", () => {
    const inside = (info: EventInfo, selector: string) => [...info.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
    const laidOut = async (of: Event): Promise<EventInfo> => {
        const frame = await fixture<HTMLElement>(html`<div><ak-event-info .event=${of}></ak-event-info></div>`);
        frame.style.inlineSize = "700px";
        const info = frame.querySelector<EventInfo>("ak-event-info")!;
        await info.updateComplete;
        return info;
    };

    it("a heading is told from the names of facts", async () => {
        const info = await laidOut(event("authorize_application", { authorized_application: thing("Crane", "application"), scopes: "openid", http_request }));
        const [heading, term] = [inside(info, "h3")[0]!, inside(info, "dt")[0]!];
        expect(parseFloat(getComputedStyle(heading).fontSize)).to.be.above(parseFloat(getComputedStyle(term).fontSize));
        expect(getComputedStyle(heading).borderBlockEndWidth).to.equal("1px");
    });

    it("its headings stand under its sentence, which is one where no title of a page says it", async () => {
        const info = await laidOut(event("authorize_application", { authorized_application: thing("Crane", "application"), http_request }));
        expect(inside(info, "h2, h3").map(({ localName }) => localName)[0]).to.equal("h2");
        info.headed = true;
        await info.updateComplete;
        expect(inside(info, "h2")).to.have.length(0);
    });

    it("all facts are equally far apart, within a list and from one to the next", async () => {
        const info = await laidOut(event("authorize_application", { authorized_application: thing("Crane", "application"), flow: PK, scopes: "openid" }));
        const groups = inside(info, ".pf-v6-c-description-list__group").map((group) => box(group));
        const gaps = groups.slice(1).map(({ top }, index) => Math.round(top - groups[index]!.bottom));
        // Flow and scopes come first; then, under a heading, the application.
        const [first, , ...rest] = gaps;
        expect(new Set([first, ...rest]).size, gaps.join(", ")).to.equal(1);
    });

    it("a long line of a traceback is reached by scrolling, and pushes nothing", async () => {
        const info = await laidOut(event("system_exception", { message: `Traceback:\n  ${"x".repeat(400)}` }));
        const trace = inside(info, ".trace")[0]!;
        expect(trace.scrollWidth).to.be.above(trace.clientWidth);
        expect(getComputedStyle(trace).overflowX).to.equal("auto");
        expect(trace.tabIndex).to.equal(0);
        expect(box(trace).right).to.be.at.most(box(info).right);
    });
});

describe("an event that names a flow", () => {
    let restore: () => void;
    let found: object[];
    beforeEach(() => ({ restore } = stubApi(({ path }) => (path.startsWith("/flows/instances/?flow_uuid=") ? { body: pageOf(found) } : undefined))));
    afterEach(() => restore());

    const flowIn = async (): Promise<HTMLElement> => {
        const context = { authorized_application: thing("Crane", "application"), flow: PK, scopes: "openid" };
        const info = await fixture<EventInfo>(html`<ak-event-info .event=${event("authorize_application", context)}></ak-event-info>`);
        return info.shadowRoot!.querySelector("ak-event-flow")!;
    };

    it("leads to it (M23.2)", async () => {
        found = [{ slug: "implicit-consent", name: "Authorize Application" }];
        const flow = await flowIn();
        await waitUntil(() => flow.shadowRoot!.querySelector("a"));
        expect(flow.shadowRoot!.querySelector("a")!.getAttribute("href")).to.equal("#/flow/flows/implicit-consent");
    });

    it("shows its key where it is gone (M23.4)", async () => {
        found = [];
        const flow = await flowIn();
        await waitUntil(() => flow.shadowRoot!.textContent?.includes(PK));
        await expect(flow).to.be.accessible();
    });
});

describe("what an event is about", () => {
    const aboutOf = async (of: Event): Promise<string> => {
        const [, about] = allColumns;
        return (await fixture(html`<div>${about!.cell(of)}</div>`)).textContent.trim();
    };

    it("is what a policy was asked for, rather than its binding", async () => {
        expect(await aboutOf(event("policy_exception", { message: TRACEBACK, binding: thing("Binding #0", "policybinding"), request: asked }))).to.equal(
            "Crane control",
        );
        expect(await aboutOf(event("policy_exception", { message: TRACEBACK, binding: thing("Binding #0", "policybinding") }))).to.equal("Binding #0");
    });

    it("does not say the event's sentence again", async () =>
        expect(await aboutOf(event("configuration_error", { message: "The LDAP server refuses." }))).to.equal("–"));
});
