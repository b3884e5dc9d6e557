import { expect, fixture, html } from "@open-wc/testing";
import { browser } from "#src/base/browser.ts";
import { connect } from "#src/api/client.ts";
import { pageOf, stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { box, overlap } from "#src/elements/testing/boxes.ts";
import { deep, words } from "#src/elements/testing/deep.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { flowImportForm } from "./flow-import.form.ts";
import { flowPage } from "./flow.page.ts";
import { flowsPage } from "./flows.page.ts";
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

const answers: readonly (readonly [start: string, body: object])[] = [
    ["/flows/instances/welcome/diagram/", { diagram: "graph TD\nflow_start" }],
    ["/flows/instances/welcome/", flow],
    ["/flows/instances/?", pageOf([flow])],
    ["/flows/bindings/?", pageOf([stage("first", 10), stage("second", 20)])],
    ["/policies/bindings/?", pageOf([])],
];

describe("flows", () => {
    let api: ReturnType<typeof stubApi>;
    /** Of the flow itself. */
    let policies: object[];
    beforeEach(() => {
        policies = [];
        api = stubApi(({ path }: StubCall) => {
            if (path.startsWith("/policies/bindings/?") && path.includes("policies-of-second")) return { body: pageOf([policy]) };
            if (path.startsWith("/policies/bindings/?") && path.includes(flow.policybindingmodel_ptr_id)) return { body: pageOf(policies) };
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
        expect(words(frame)).to.contain("Stage configuration").and.contain("Welcome to the house");
    });

    it("B15: a flow for people who are not signed in says so, and runs once one has signed out", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "dl");
        expect(words(frame)).to.not.contain("Run as yourself");
        const gone: string[] = [];
        const { assign } = browser;
        browser.assign = (to) => void gone.push(to);
        deep(frame, "button")
            .find(({ textContent }) => textContent!.trim() === "Run")!
            .click();
        const yes = (): HTMLElement | undefined => deep(document.body, "footer .pf-m-primary")[0];
        await waitUntil(yes);
        expect(deep(document.body, ".body")[0]!.textContent).to.contain("only runs for people who are not signed in");
        yes()!.click();
        await waitUntil(() => gone.length > 0);
        browser.assign = assign;
        expect(gone).to.deep.equal(["/flows/-/default/invalidation/?next=%2Fif%2Fflow%2Fwelcome%2F"]);
    });

    it("W4: a flow's page says which flow it is", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "h1");
        expect(deep(frame, "h1")[0]!.textContent).to.equal("welcome");
        expect(words(frame)).to.contain("Flow · Welcome!");
    });

    it("M31 the page of a flow says what the flow is: title, layout, background, who may run it", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "dl");
        for (const part of ["Welcome!", "Welcome to the house", "Content left", flow.background, "Not signed in", "Show a message, then continue"])
            expect(words(frame)).to.contain(part);
    });

    it("draws the stages in their order, with what decides about them", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "ol");
        const steps = deep(frame, "ol li").map(({ textContent }) => textContent!.replace(/\s+/g, " ").trim());
        expect(steps).to.have.length(4);
        expect(steps[1]).to.contain("first").and.not.contain("If");
        expect(steps[2]).to.contain("If not is-tuesday").and.contain("second");
    });

    it("V13 draws what is asked as wide as what it stands on, whole, and where those go who are refused", async () => {
        const frame = await show(flowPage.render({ slug: "welcome" }), "ol");
        const second = deep(frame, "ol li")[2]!;
        const [asked, stage] = [second.querySelector(".asked")!, second.querySelector(".stage")!];
        expect([box(asked).left, box(asked).right]).to.deep.equal([box(stage).left, box(stage).right]);
        expect(getComputedStyle(asked).borderWidth).to.equal("1px");
        expect(second.textContent).to.contain("If refused, goes on without this stage");
        // Out of the middle of the question, past the stage, and back into the line below it.
        const [out, along, back] = ["out", "along", "back"].map((name) => box(second.querySelector(`.${name}`)!));
        expect(out!.top).to.be.closeTo(box(asked).top + box(asked).height / 2, 1.5);
        expect([out!.left, along!.right, back!.right]).to.deep.equal([box(asked).right, out!.right, out!.right]);
        expect(back!.top).to.be.closeTo(box(stage).bottom, 1);
        expect(back!.left).to.be.closeTo(box(stage).left + box(stage).width / 2, 1.5);
        // Every line has a head.
        for (const line of deep(frame, "ol .down, ol .back")) expect(getComputedStyle(line, "::after").content).to.equal('""');
    });

    it("V13 draws what becomes of those whom the flow's own policies refuse", async () => {
        policies = [{ ...policy, target: flow.policybindingmodel_ptr_id, negate: false }];
        const frame = await show(flowPage.render({ slug: "welcome" }), "ol");
        const [first] = deep(frame, "ol li");
        expect(first!.querySelector(".asked")!.textContent).to.equal("If is-tuesday");
        expect(first!.querySelector(".refused")!.textContent).to.contain("Show a message, then continue");
        expect(overlap(first!.querySelector(".refused")!, first!.querySelector(".asked")!)).to.equal(false);
        expect(deep(frame, "ol")[0]!.scrollWidth).to.be.at.most(deep(frame, "ol")[0]!.clientWidth + 1);
    });

    it("lists bound stages, and the policies of each below its row", async () => {
        history.replaceState(null, "", '#/flow/flows/welcome;{"page":"page-stage-bindings"}');
        const frame = await show(flowPage.render({ slug: "welcome" }), "tbody");
        expect(words(frame)).to.contain("first").and.contain("Dummy Stage");
        deep(frame, "[aria-label='Details of second']")[0]!.click();
        await waitUntil(() => words(frame).includes("is-tuesday"));
    });

    it("a refused import shows the reason", async () => {
        const refusal = { success: false, logs: [{ app: "authentik_x", model: "thing", event: "app or model does not exist" }] };
        api.restore();
        api.restore = connect({ fetch: async () => Response.json(refusal) });
        const file = new File(["x"], "flow.yaml");
        const outcome = await save(flowImportForm, { file }, undefined).catch((error: unknown) => String(error));
        expect(outcome).to.contain("authentik_x thing app or model does not exist");
    });

    for (const theme of THEMES)
        it(`list and page are accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await show(flowsPage.render({}), "tbody")).to.be.accessible();
            await expect(await show(flowPage.render({ slug: "welcome" }), "ol")).to.be.accessible();
        });
});
