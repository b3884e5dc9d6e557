import { expect, fixture, html } from "@open-wc/testing";
import type { Flow } from "#src/api/flows.api.ts";
import type { Config } from "#src/api/root.api.ts";
import { browser } from "#src/base/browser.ts";
import { ApiError } from "#src/base/errors.ts";
import { connect } from "#src/api/client.ts";
import { pageOf, stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { config } from "#src/context/config.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { deep, words } from "#src/elements/testing/deep.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { flowAsForm } from "./flow-as.form.ts";
import { flowImportForm } from "./flow-import.form.ts";
import { flowForm } from "./flow.form.ts";
import { waysToRun } from "./flow-run.ts";
import { flowPage } from "./flow.page.ts";
import { flowsPage } from "./flows.page.ts";
import { startEngine } from "#src/pages/testing/engine.ts";
import { save } from "#src/pages/testing/form.test-helper.ts";

const flow = {
    pk: "11111111-1111-4111-8111-111111111111",
    policybindingmodel_ptr_id: "22222222-2222-4222-8222-222222222222",
    name: "Welcome!",
    slug: "welcome",
    title: "Welcome to the house",
    designation: "stage_configuration",
    background: "/static/dist/assets/images/flow_background.jpg",
    stages: ["a", "b"],
    policies: ["p"],
    cache_count: 3,
    policy_engine_mode: "any",
    compatibility_mode: false,
    export_url: "/api/v3/flows/instances/welcome/export/",
    layout: "content_left",
    denied_action: "message_continue",
    authentication: "require_unauthenticated",
};
const stage = (name: string, order: number) => ({
    pk: `stage-${name}`,
    policybindingmodel_ptr_id: `policies-of-${name}`,
    target: flow.pk,
    order,
    evaluate_on_plan: true,
    re_evaluate_policies: false,
    stage_obj: { pk: name, name, verbose_name: "Dummy Stage", component: "" },
});
const policy = {
    pk: "b",
    policy: "p",
    target: "policies-of-second",
    negate: true,
    enabled: true,
    order: 0,
    timeout: 30,
    policy_obj: { pk: "p", name: "is-tuesday", verbose_name: "Expression Policy" },
    group_obj: null,
    user_obj: null,
};

const CONFIG: Config = {
    error_reporting: { enabled: false, sentry_dsn: "", environment: "", send_pii: false, traces_sample_rate: 0 },
    capabilities: ["can_impersonate"],
    cache_timeout: 0,
    cache_timeout_flows: 0,
    cache_timeout_policies: 0,
    cache_timeout_reputation: 0,
};

const answers: readonly (readonly [start: string, body: object])[] = [
    ["/flows/instances/welcome/diagram/", { diagram: "graph TD\nflow_start" }],
    ["/flows/instances/welcome/used_by/", []],
    ["/flows/instances/welcome/", flow],
    ["/flows/instances/?", pageOf([flow])],
    ["/flows/bindings/?", pageOf([stage("first", 10), stage("second", 20)])],
    ["/policies/bindings/?", pageOf([])],
    ["/core/tenants/?", pageOf([])],
    ["/flows/instances/cache_clear/", {}],
];

describe("flows", () => {
    let api: ReturnType<typeof stubApi>;
    beforeEach(() => {
        api = stubApi(({ path }: StubCall) => {
            if (path.startsWith("/policies/bindings/?") && path.includes("policies-of-second")) return { body: pageOf([policy]) };
            const body = answers.find(([start]) => path.startsWith(start))?.[1];
            return body && { body };
        });
    });
    afterEach(async () => {
        api.restore();
        history.replaceState(null, "", "#");
        await useTheme("light");
    });
    const show = async (content: unknown, until: string): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(html`<div>${content}</div>`);
        await waitUntil(() => deep(frame, until).length > 0);
        return frame;
    };

    it("the list leads to a flow's page, to running it, and to its file", async () => {
        const frame = await show(flowsPage.render({}), "tbody");
        const links = deep(frame, "td a").map((link) => link.getAttribute("href")!);
        expect(links[0]).to.equal("#/flow/flows/welcome");
        expect(links[1]).to.equal(flow.export_url);
        flow.authentication = "none";
        const open = deep(await show(flowsPage.render({}), "tbody"), "td a").map((link) => link.getAttribute("href")!);
        flow.authentication = "require_unauthenticated";
        expect(open[1]).to.match(/^\/if\/flow\/welcome\/\?next=%2F/);
        expect(words(frame)).to.contain("Welcome to the house");
    });

    it("B15: a flow for people who are not signed in says so, and runs once one has signed out", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "dl");
        expect(words(frame)).to.not.contain("Run as yourself");
        const gone: string[] = [];
        const { assign } = browser;
        browser.assign = (to) => void gone.push(to);
        const [menu] = deep(frame, "ak-dropdown[label=Run]");
        deep(menu!.shadowRoot!, "#toggle")[0]!.click();
        const ways = deep(menu!.shadowRoot!, ".item");
        expect(ways.map(({ textContent }) => textContent!.replace(/\s+/g, " ").trim())).to.deep.equal(["Sign out and runAs a new visitor."]);
        ways[0]!.click();
        const yes = (): HTMLElement | undefined => deep(document.body, "footer .pf-m-primary")[0];
        await waitUntil(yes);
        expect(deep(document.body, ".body")[0]!.textContent).to.contain("only runs for people who are not signed in");
        yes()!.click();
        await waitUntil(() => gone.length > 0);
        browser.assign = assign;
        expect(gone).to.deep.equal(["/flows/-/default/invalidation/?next=%2Fif%2Fflow%2Fwelcome%2F"]);
    });

    it("a flow for everybody runs in four ways; one for people who are signed in does not run signed out", () => {
        const labels = (authentication: Flow["authentication"]): string[] => waysToRun({ ...(flow as Flow), authentication }).map(({ label }) => label);
        expect(labels("none")).to.deep.equal(["Run", "Run as yourself", "Run with inspector", "Sign out and run"]);
        expect(labels("require_authenticated")).to.deep.equal(["Run", "Run as yourself", "Run with inspector"]);
        expect(labels("require_unauthenticated")).to.deep.equal(["Sign out and run"]);
    });

    it("runs as somebody else, whom an administrator acts as then; at its end stands their library", async () => {
        const open: Flow = { ...(flow as Flow), authentication: "none" };
        const ways = (): MenuItem[] => waysToRun(open).filter(({ label }) => label === "Run as somebody else…");
        expect(ways(), "before it is known whether one may").to.deep.equal([]);
        const gone: string[] = [];
        const { assign } = browser;
        browser.assign = (to) => void gone.push(to);
        const asked: string[] = [];
        const restore = connect({
            fetch: async ({ url }) => (asked.push(new URL(url).pathname), url.endsWith("/config/") ? Response.json(CONFIG) : new Response("<!doctype html>")),
        });
        await config.refresh();
        await save(flowAsForm, { user: 7 }, open);
        restore();
        expect(asked).to.include("/-/impersonation/7/");
        ways()[0]!.press!();
        await waitUntil(() => deep(document.body, "ak-form").length > 0);
        deep(document.body, "ak-form")[0]!.dispatchEvent(new CustomEvent("ak-saved", { bubbles: true, composed: true }));
        await waitUntil(() => gone.length > 0);
        browser.assign = assign;
        config.clear();
        expect(gone).to.deep.equal(["/if/flow/welcome/?inspector&next=%2Fif%2Fuser%2F"]);
    });

    it("the list stands in groups by what flows are for, and asks before the cache is cleared", async () => {
        const frame = await show(flowsPage.render({}), "tbody");
        expect(deep(frame, "th[scope=rowgroup]").map(({ textContent }) => textContent)).to.deep.equal(["Stage configuration"]);
        deep(frame, "button")
            .find(({ textContent }) => textContent!.trim() === "Clear cache")!
            .click();
        const yes = (): HTMLElement | undefined => deep(document.body, "footer .pf-m-danger")[0];
        await waitUntil(yes);
        expect(api.calls.some(({ path }) => path.includes("cache_clear"))).to.equal(false);
        yes()!.click();
        await waitUntil(() => api.calls.some(({ path }) => path.includes("cache_clear")));
        await waitUntil(() => !yes());
    });

    it("W4: a flow's page says which flow it is", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "h1");
        expect(deep(frame, "h1")[0]!.textContent).to.equal("welcome");
        expect(words(frame)).to.contain("Flow · Welcome!");
    });

    it("M31 the page of a flow says what the flow is: title, layout, background, who may run it", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "dl");
        for (const part of [
            "Welcome!",
            "Welcome to the house",
            "Card at the left",
            flow.background,
            "People who are not signed in",
            "Show a message, then continue",
        ])
            expect(words(frame)).to.contain(part);
    });

    it("lists bound stages, and the policies of each below its row", async () => {
        history.replaceState(null, "", '#/flow/flows/welcome;{"page":"page-stage-bindings"}');
        const frame = await show(flowPage.render({ slug: "welcome" }), "tbody");
        expect(words(frame)).to.contain("first").and.contain("Dummy Stage");
        deep(frame, "[aria-label='Details of second']")[0]!.click();
        await waitUntil(() => words(frame).includes("is-tuesday"));
    });

    it("saves the background by file, by address, and takes it away; a flow is called by its name in URLs", async () => {
        const engine = await startEngine();
        const body = { name: "Über uns", title: "t", slug: "", designation: "enrollment", picture_url: "", picture_file: null };
        const made = await save(flowForm, body, undefined);
        expect([made.slug, made.background]).to.deep.equal(["uber-uns", flow.background]);
        expect(engine.asked("set_background")).to.deep.equal([]);
        const saved = async (changes: object): Promise<string> =>
            (await save(flowForm, { ...body, slug: "uber-uns", picture_url: flow.background, ...changes }, made)).background;
        expect(await saved({ picture_file: new File(["x"], "hall.png", { type: "image/png" }) })).to.match(/^\/media\/.*hall.*\.png$/);
        expect(await saved({ picture_url: "https://example.test/hall.png" })).to.equal("https://example.test/hall.png");
        expect(await saved({ picture_url: "" })).to.equal(flow.background);
        await engine.close();
    });

    it("A14: an import shows what its file would change, and first of all what it would delete", async () => {
        const engine = await startEngine();
        const { preview } = await flowImportForm.prepare(undefined, new AbortController().signal);
        const entry = (model: string, identifiers: string, more = "") => `    - model: ${model}\n      identifiers: { ${identifiers} }\n${more}`;
        const staff = entry("authentik_core.group", "name: Staff");
        const file = new File([`version: 1\nentries:\n${staff}${entry("authentik_core.user", "username: akadmin", "      state: absent\n")}`], "flow.yaml");
        const frame = await fixture(html`<div>${preview!({ file: null })}</div>`);
        expect(frame.textContent).to.equal("Choose a file to see what it would change.");
        const chosen = await fixture(html`<div>${preview!({ file })}</div>`);
        await waitUntil(() => deep(chosen, "li").length > 2);
        expect(deep(chosen, "li").map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim())).to.deep.equal([
            "Remove User authentik Default Admin line 5",
            "Remove Token authentik-bootstrap-token because authentik Default Admin goes line 5",
            "Change Group authentik Admins because authentik Default Admin goes line 5 users − authentik Default Admin",
            "Add Group Staff line 3",
        ]);
        await engine.close();
    });

    it("a refused import shows its log, entry by entry, at the file", async () => {
        const logs = [
            { app: "authentik_x", model: "thing", event: "app or model does not exist" },
            { entry: { model: "authentik_flows.flow", identifiers: { slug: "welcome" } }, event: "Entry invalid" },
            { event: "The file is not text in UTF-8." },
        ];
        const refusal = { success: false, logs };
        api.restore();
        api.restore = connect({ fetch: async () => Response.json(refusal) });
        const file = new File(["x"], "flow.yaml");
        const outcome = await save(flowImportForm, { file }, undefined).catch((error: unknown) => error);
        expect(outcome).to.be.instanceOf(ApiError);
        expect((outcome as ApiError).fields).to.deep.equal({
            file: [
                "The file was not imported.",
                "authentik_x.thing: app or model does not exist",
                "authentik_flows.flow (slug welcome): Entry invalid",
                "The file is not text in UTF-8.",
            ],
        });
    });

    it("a refused import says what a blueprint is where the log says nothing", async () => {
        api.restore();
        api.restore = connect({ fetch: async () => Response.json({ success: false, logs: [] }) });
        const outcome = await save(flowImportForm, { file: new File(["x"], "flow.yaml") }, undefined).catch((error: unknown) => error);
        expect((outcome as ApiError).fields.file?.[1]).to.contain("This is not a blueprint");
    });

    for (const theme of THEMES)
        it(`list and page are accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await show(flowsPage.render({}), "tbody")).to.be.accessible();
            await expect(await show(flowPage.render({ slug: "welcome" }), ".flow")).to.be.accessible();
        });
});
