import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import type { Challenge } from "#src/api/challenges.ts";
import { stubApi, type StubAnswer, type StubCall } from "#src/api/stub.test-helper.ts";
import { browser } from "#src/base/browser.ts";
import { tenant } from "#src/context/tenant.ts";
import { withoutReports } from "#src/elements/testing/reports.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { FlowExecutor } from "./executor.ts";
import "./executor.ts";

const flow_info = {
    title: "Welcome to authentik!",
    background: "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
    cancel_url: "/flows/-/cancel/",
    layout: "stacked",
} as const;
const identification = (more: object = {}): Challenge => ({
    type: "native",
    flow_info,
    component: "ak-stage-identification",
    user_fields: ["username", "email"],
    password_fields: false,
    primary_action: "Log in",
    sources: [],
    show_source_labels: false,
    ...more,
});
const password = (more: object = {}): Challenge => ({
    type: "native",
    flow_info,
    component: "ak-stage-password",
    pending_user: "bob",
    pending_user_avatar: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    ...more,
});
const broken: StubAnswer = { status: 500, body: { detail: "Broken." } };
const redirect: Challenge = { type: "redirect", component: "xak-flow-redirect", to: "/if/user/#/library" };
const refused = (field: string, string: string) => ({ response_errors: { [field]: [{ string, code: "invalid" }] } });
const current = {
    matched_domain: "*",
    branding_title: "Example",
    branding_logo: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    branding_favicon: "",
    ui_footer_links: [],
};

describe("flow executor", () => {
    let calls: StubCall[];
    let answers: (Challenge | StubAnswer | Promise<Challenge>)[];
    let restore: () => void;
    const left: string[] = [];
    const assign = browser.assign;

    beforeEach(() => {
        answers = [];
        left.length = 0;
        browser.assign = (url) => void left.push(url);
        ({ calls, restore } = stubApi(async (call) => {
            if (call.path === "/core/tenants/current/") return { body: current };
            const next = await answers.shift();
            if (next === undefined) return undefined;
            return "component" in next ? { body: next } : next;
        }));
    });
    afterEach(() => {
        restore();
        tenant.clear();
        browser.assign = assign;
    });

    const start = (...first: typeof answers): Promise<FlowExecutor> => {
        answers.push(...first);
        return fixture<FlowExecutor>(html`<ak-flow-executor slug="login"></ak-flow-executor>`);
    };
    const input = (name: string) => document.querySelector<HTMLInputElement>(`ak-flow-executor input[name=${name}]`);
    const answer = async (name: string, value: string): Promise<void> => {
        await waitUntil(() => input(name) !== null && document.activeElement === input(name), `${name} has the focus`);
        input(name)!.value = value;
        input(name)!.form!.requestSubmit();
    };

    it("walks through the default sign-in by keyboard focus alone", async () => {
        await start(identification(), password(), redirect);
        await answer("uidField", "bob");
        await answer("password", "bob-pw-1");
        await waitUntil(() => left.length > 0);
        expect(left).to.deep.equal(["/if/user/#/library"]);
        expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).to.deep.equal([
            { component: "ak-stage-identification", uid_field: "bob" },
            { component: "ak-stage-password", password: "bob-pw-1" },
        ]);
        expect(document.title).to.equal("Welcome to authentik! - Example");
    });

    it("gives password managers what they look for", async () => {
        await start(identification(), password());
        await answer("uidField", "bob");
        await waitUntil(() => input("username"));
        expect(input("password")!.autocomplete).to.equal("current-password");
        expect(input("username")!.value).to.equal("bob");
        expect(input("username")!.form).to.equal(input("password")!.form);
        expect(input("password")!.getRootNode()).to.equal(document);
    });

    it("carries a password that was filled in with the name to its own step", async () => {
        await start(identification(), password());
        await waitUntil(() => input("password"));
        input("password")!.value = "filled";
        await answer("uidField", "bob");
        await waitUntil(() => document.querySelector("ak-stage-password") !== null);
        await waitUntil(() => input("password")?.value === "filled");
    });

    it("keeps the name and says why, when nobody is found", async () => {
        await start(identification(), identification(refused("non_field_errors", "Failed to authenticate.")));
        await answer("uidField", "nobody");
        await waitUntil(() => document.querySelector(".ak-alerts:not([hidden])"));
        expect(document.querySelector("[role=alert]:not([hidden])")!.textContent).to.contain("Failed to authenticate.");
        expect(input("uidField")!.value).to.equal("nobody");
        await waitUntil(() => document.activeElement === input("uidField"));
    });

    it("puts the error on the password field, empties it and focuses it", async () => {
        await start(password(), password(refused("password", "Invalid password")));
        await answer("password", "wrong");
        await waitUntil(() => input("password")?.getAttribute("aria-invalid") === "true");
        await waitUntil(() => document.activeElement === input("password"));
        expect(input("password")!.value).to.equal("");
        const describedBy = document.getElementById(input("password")!.getAttribute("aria-describedby")!);
        expect(describedBy!.textContent).to.contain("Invalid password");
        expect(describedBy!.getAttribute("role")).to.equal("alert");
    });

    it("keeps layout and title when a challenge brings no flow info", async () => {
        const element = await start(password({ flow_info: { ...flow_info, layout: "sidebar_left" } }), { status: 500, body: {} });
        await answer("password", "x");
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect(element.querySelector(".ak-flow")!.getAttribute("data-layout")).to.equal("sidebar_left");
        expect(document.title).to.equal("Welcome to authentik! - Example");
        expect(input("password")!.value, "what was typed stays").to.equal("x");
    });

    const background = (element: FlowExecutor): string => element.style.getPropertyValue("--ak-flow-background");

    it("M31.1 keeps the background when an answer brings no flow info", async () => {
        const element = await start(identification({ flow_info: { ...flow_info, background: "/media/a.png" } }), password({ flow_info: undefined }));
        await answer("uidField", "bob");
        await waitUntil(() => input("password"));
        expect(background(element)).to.equal('url("/media/a.png")');
        expect(element.querySelector("h1")!.textContent).to.equal(flow_info.title);
    });

    it("M31.2 takes the background that an answer brings", async () => {
        const element = await start(identification(), password({ flow_info: { ...flow_info, background: "/media/b.png" } }));
        await answer("uidField", "bob");
        await waitUntil(() => background(element) === 'url("/media/b.png")');
    });

    it("M31.3 keeps the background when an answer fails", async () => {
        const element = await start(identification({ flow_info: { ...flow_info, background: "/media/a.png" } }), { status: 500, body: {} });
        await answer("uidField", "bob");
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect(background(element)).to.equal('url("/media/a.png")');
    });

    const credit = (element: FlowExecutor): string | null | undefined =>
        [...element.querySelectorAll("footer a")].find(({ textContent }) => textContent === "Background image")?.getAttribute("href");

    it("M31.4 leads to a picture that comes with the server, also once a challenge brings none", async () => {
        const own = "/static/dist/assets/images/flow_background.jpg";
        const element = await start(identification({ flow_info: { ...flow_info, background: own } }), password({ flow_info: undefined }));
        await waitUntil(() => input("uidField"));
        expect(credit(element)).to.equal(own);
        await answer("uidField", "bob");
        await waitUntil(() => input("password"));
        expect(credit(element)).to.equal(own);
    });

    it("M31.4 says nothing of a picture that somebody has put there", async () => {
        const element = await start(identification({ flow_info: { ...flow_info, background: "/media/x.png" } }));
        await waitUntil(() => input("uidField"));
        expect(credit(element)).to.equal(undefined);
    });

    it("M31.5 sets no background where the server named none", async () => {
        const element = await start(identification({ flow_info: undefined }));
        await waitUntil(() => input("uidField"));
        expect(element.outerHTML).not.to.contain("undefined");
    });

    it("tries the same again after a failure", async () => {
        const element = await start(password(), { status: 503, body: {} }, redirect);
        await answer("password", "x");
        await waitUntil(() => element.querySelector(".ak-flow__failure button"));
        element.querySelector<HTMLElement>(".ak-flow__failure button")!.click();
        await waitUntil(() => left.length > 0);
        expect(calls.filter(({ method }) => method === "POST")).to.have.length(2);
    });

    it("does not answer twice", async () => {
        const element = await start(password(), redirect);
        await waitUntil(() => input("password"));
        input("password")!.value = "x";
        input("password")!.form!.requestSubmit();
        input("password")!.form!.requestSubmit();
        await waitUntil(() => left.length > 0);
        expect(element.querySelector("main")!.getAttribute("aria-busy"), "stays busy while the browser leaves").to.equal("true");
        expect(calls.filter(({ method }) => method === "POST")).to.have.length(1);
    });

    it("goes on where another way has led, and drops the answer that comes too late", async () => {
        let phoneAnswers: (challenge: Challenge) => void = () => undefined;
        const phone = new Promise<Challenge>((resolve) => (phoneAnswers = resolve));
        const duo: Challenge = {
            type: "native",
            flow_info,
            component: "ak-stage-authenticator-validate",
            pending_user: "bob",
            pending_user_avatar: "",
            device_challenges: [{ device_class: "duo", device_uid: "3", challenge: {} }],
            configuration_stages: [],
        };
        const element = await start(duo, phone, redirect);
        await waitUntil(() => calls.some(({ method }) => method === "POST"));
        input("code")!.value = "123456";
        input("code")!.form!.requestSubmit();
        await waitUntil(() => left.length > 0);
        phoneAnswers(identification());
        await nextFrame();
        await element.updateComplete;
        await nextFrame();
        expect([left, input("uidField")]).to.deep.equal([["/if/user/#/library"], null]);
    });

    it("never opens an address that would run as script", async () => {
        const element = await start({ ...redirect, to: "javascript:alert(1)" } as Challenge);
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect(left).to.deep.equal([]);
    });

    it("says that a flow does not exist", async () => {
        const element = await start({ status: 404, body: { detail: "Not found." } });
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect([...element.querySelectorAll("h1")].map((title) => title.textContent)).to.deep.equal(["There is no such flow."]);
        await expect(element).to.be.accessible();
    });

    it("a failure is the page's title only where there is no step", async () => {
        const titles = () => [...document.querySelectorAll("ak-flow-executor h1")].map((title) => title.textContent.trim());
        const element = await start(broken, identification(), broken);
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect(titles()).to.deep.equal(["The page could not be loaded."]);
        element.querySelector<HTMLButtonElement>(".ak-flow__failure button")!.click();
        await waitUntil(() => input("uidField"));
        input("uidField")!.value = "bob";
        input("uidField")!.form!.requestSubmit();
        await waitUntil(() => element.querySelector(".ak-flow__failure"));
        expect(titles()).to.have.length(1);
        expect(titles()).not.to.contain("The page could not be loaded.");
    });

    for (const theme of ["light", "dark"]) {
        it(`is accessible (${theme})`, async () => {
            document.documentElement.classList.toggle("pf-v6-theme-dark", theme === "dark");
            const element = await start(
                identification({ password_fields: true, enroll_url: "/e", recovery_url: "/r", ...refused("uid_field", "This field is required.") }),
            );
            await waitUntil(() => input("uidField"));
            await expect(element).to.be.accessible();
            document.documentElement.classList.remove("pf-v6-theme-dark");
        });
    }

    it("B6 the code of the second factor that was chosen can be typed at once; going back leads to the heading", async () => {
        const executor = await start({
            type: "native",
            flow_info,
            component: "ak-stage-authenticator-validate",
            pending_user: "bob",
            pending_user_avatar: current.branding_logo,
            device_challenges: [
                { device_class: "totp", device_uid: "1", challenge: {} },
                { device_class: "static", device_uid: "2", challenge: {} },
            ],
            configuration_stages: [],
        });
        const button = (selector: string) => executor.querySelector<HTMLElement>(selector);
        await waitUntil(() => button(".ak-choice"));
        button(".ak-choice")!.click();
        await waitUntil(() => document.activeElement?.matches("[name=code]"), "the code has the focus");
        button(".pf-v6-c-login__main-footer-band button")!.click();
        await waitUntil(() => document.activeElement?.matches("h1"), "the heading has the focus");
    });

    it("U4 a challenge that cannot be shown says so, with what was asked and a way to begin again", async () => {
        let element: FlowExecutor | undefined;
        const reports = await withoutReports(async () => {
            // The server's word for fields is a list.
            element = await start(identification({ user_fields: 7, sources: 7 }));
            await waitUntil(() => element!.textContent.includes("This could not be shown."));
        });
        expect(reports).to.have.length(1);
        expect(element!.querySelector("h1")!.textContent).to.equal(flow_info.title);
        expect(element!.querySelector(".ak-broken pre")!.textContent).to.contain('"sources": 7');
        expect(element!.querySelector("main a")!.getAttribute("href")).to.equal(flow_info.cancel_url);
        await expect(element!.querySelector("main")!).to.be.accessible();
    });

    it("has a way out where the flow broke, since trying again may break again", async () => {
        const executor = await start({ type: "native", flow_info, component: "ak-stage-flow-error", request_id: "0123" });
        await waitUntil(() => executor.querySelector("main > .pf-v6-c-login__main-body a"));
        expect(executor.querySelector("main > .pf-v6-c-login__main-body a")!.getAttribute("href")).to.equal("/");
    });

    describe("of a flow that was begun in the settings", () => {
        const before = location.href;
        const settings = '/if/user/#/settings;{"page":"page-mfa"}';
        beforeEach(() => history.replaceState(null, "", `?next=${encodeURIComponent(settings)}`));
        afterEach(() => history.replaceState(null, "", before));

        for (const [what, challenge] of [
            ["a step", password()],
            ["a refusal", { type: "native", flow_info, component: "ak-stage-access-denied", pending_user: "bob", pending_user_avatar: "", error_message: "" }],
        ] as const)
            it(`${what} leads back there`, async () => {
                const executor = await start(challenge);
                await waitUntil(() => executor.querySelector("main > .pf-v6-c-login__main-body a"));
                const ways = [...executor.querySelectorAll("main > .pf-v6-c-login__main-body a")];
                expect(ways.map((way) => [way.textContent, way.getAttribute("href")])).to.deep.equal([["Back to the settings", settings]]);
            });
    });
});
