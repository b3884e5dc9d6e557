import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { flowPage } from "./flow.page.ts";
import { stageBindingList } from "./stage-bindings.ts";

interface Binding {
    order: number;
    stage_obj: { name: string; component: string };
}

describe("stages of a flow", () => {
    const engine = withEngine();
    let flow: string;
    beforeEach(async () => {
        flow = (await engine.backend.admin.post("flows/instances/", { name: "Rehearsal", slug: "rehearsal", title: "Rehearsal", designation: "authorization" }))
            .body.pk;
        const { pk: stage } = (await engine.backend.admin.post("stages/dummy/", { name: "first" })).body;
        await engine.backend.admin.post("flows/bindings/", { target: flow, stage, order: 10 });
    });
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${stageBindingList(flow)}</div>`);
    const bound = async (): Promise<string[]> => {
        const { results } = (await engine.backend.admin.get(`flows/bindings/?target=${flow}&ordering=order`)).body;
        return results.map(({ order, stage_obj: stage }: Binding) => `${order} ${stage.name} ${stage.component}`);
    };
    /** Goes through the wizard up to the stage's own form. */
    const makeStage = async (kind: string, name: string): Promise<HTMLElement> => {
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", kind), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", name);
        return wizard;
    };

    it("are made by a wizard, whose last step puts them into the flow behind the others", async () => {
        const frame = await list();
        await press(await find(frame, "ak-table"), "Create and bind stage");
        const wizard = await makeStage("Deny stage", "second");
        await press(wizard, "Next");
        await find(wizard, "ak-choice[name=stage]");
        (await find(wizard, "button[type=submit]", "Create binding")).click();
        await rowOf(frame, "second");
        expect(await bound()).to.deep.equal(["10 first ak-stage-dummy-form", "20 second ak-stage-deny-form"]);
    });

    it("that were taken out are put back with what decides about them there", async () => {
        const { admin } = engine.backend;
        const [binding] = (await admin.get(`flows/bindings/?target=${flow}`)).body.results;
        await admin.patch(`flows/bindings/${binding.pk}/`, { policy_engine_mode: "all", evaluate_on_plan: true });
        const { pk: policy } = (await admin.post("policies/dummy/", { name: "harbor-is-open" })).body;
        await admin.post("policies/bindings/", { target: binding.policybindingmodel_ptr_id, policy, order: 7, negate: true, enabled: false, timeout: 12 });
        const settings = (object: object, ...keys: string[]) => Object.fromEntries(Object.entries(object).filter(([name]) => !keys.includes(name)));
        const shape = async (): Promise<unknown> => {
            const [stage] = (await admin.get(`flows/bindings/?target=${flow}`)).body.results;
            const decided = (await admin.get(`policies/bindings/?target=${stage.policybindingmodel_ptr_id}`)).body.results;
            return [settings(stage, "pk", "policybindingmodel_ptr_id"), decided.map((binding: object) => settings(binding, "pk", "target"))];
        };
        const before = await shape();
        const frame = await list();
        (await find(await rowOf(frame, "first"), "input[type=checkbox]")).click();
        await press(frame, "Delete");
        await press(await find(document, "ak-removal"), "Delete");
        await find(frame, ".pf-v6-c-empty-state__title-text", "No stages yet.");
        (await find(document, ".pf-v6-c-alert__action-group button", "Undo")).click();
        await rowOf(frame, "first");
        expect(await shape()).to.deep.equal(before);
        document.querySelector("ak-messages")?.remove();
    });

    it("are marked where one is bound more than once", async () => {
        const { admin } = engine.backend;
        const { pk: second } = (await admin.post("stages/dummy/", { name: "second" })).body;
        const { pk: first } = (await admin.get("stages/all/?name=first")).body.results[0];
        await admin.post("flows/bindings/", { target: flow, stage: second, order: 20 });
        await admin.post("flows/bindings/", { target: flow, stage: first, order: 30 });
        const frame = await list();
        await rowOf(frame, "second");
        const marked = deep(frame, "tbody tr").map((row) => [textOf(row).includes("first"), textOf(row).includes("Bound more than once here")]);
        expect(marked).to.deep.equal([
            [true, true],
            [false, false],
            [true, true],
        ]);
    });

    it("can be made where one is chosen", async () => {
        const frame = await list();
        await press(await find(frame, "ak-table"), "Bind stage");
        const form = await find(document, "ak-form");
        await press(form, "Create a stage");
        const wizard = await makeStage("Consent stage", "second");
        (await find(wizard, "button[type=submit]", "Create")).click();
        const chosen = await find<HTMLInputElement>(form, "ak-choice[name=stage]");
        await waitUntil(() => deep<HTMLInputElement>(chosen, "input")[0]?.value === "second", "the new stage is chosen");
        (await find(form, "button[type=submit]")).click();
        await rowOf(frame, "second");
        expect(await bound()).to.deep.equal(["10 first ak-stage-dummy-form", "20 second ak-stage-consent-form"]);
    });

    it("are edited where they are listed", async () => {
        const frame = await list();
        await press(await rowOf(frame, "first"), "Edit stage");
        const form = await find(document, "ak-form");
        await fill(form, "name", "opening");
        (await find(form, "button[type=submit]")).click();
        await rowOf(frame, "opening");
        expect(await bound()).to.deep.equal(["10 opening ak-stage-dummy-form"]);
    });

    it("are edited from the picture", async () => {
        const frame = await fixture<HTMLElement>(html`<div>${flowPage.render({ slug: "rehearsal" })}</div>`);
        const menu = await find(frame, 'ak-dropdown[label="Actions for first, step 1"]');
        await press(menu, "Actions for first, step 1");
        await press(menu, "Edit stage");
        const form = await find(document, "ak-form");
        await fill(form, "name", "opening");
        (await find(form, "button[type=submit]")).click();
        await waitUntil(() => deep(frame, ".step .name").map(textOf).includes("opening"), "the picture shows its new name");
    });
});
