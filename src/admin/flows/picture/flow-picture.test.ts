import { expect, fixture, html } from "@open-wc/testing";
import { resetMouse, sendMouse } from "@web/test-runner-commands";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { gatedFlow } from "../../../../stories/support/preparations.ts";
import { flowPage } from "../flow.page.ts";
import type { FlowPicture } from "./flow-picture.ts";

/** The same, but for requests by this method. */
const refusing = (client: TestClient, method: string): TestClient =>
    Object.create(client, {
        fetch: {
            value: async (request: Request) => (request.method === method ? Response.json({ detail: "Not now." }, { status: 503 }) : client.fetch(request)),
        },
    });

describe("the picture of a flow", () => {
    const engine = withEngine();
    afterEach(() => resetMouse());
    const show = async (slug: string): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(html`<div>${flowPage.render({ slug })}</div>`);
        await find(frame, ".flow");
        return frame;
    };
    const showGated = async (): Promise<HTMLElement> => {
        await gatedFlow("overview")({ admin: engine.backend.admin, visitor: engine.backend.admin, stranger: engine.backend.browser() });
        return show("join");
    };
    const sentences = (frame: HTMLElement, selector: string): string[] => deep(frame, selector).map(textOf);
    const steps = (frame: HTMLElement): string[] => sentences(frame, ".step .stage .name");
    const short = (frame: HTMLElement): string[] => steps(frame).map((name) => name.replace("default-authentication-", ""));
    const handles = (frame: HTMLElement): HTMLElement[] => deep(frame, ".handle");
    /** What the server has, as "20 details". */
    const stored = async (slug: string): Promise<string[]> => {
        const { pk } = (await engine.backend.admin.get(`flows/instances/${slug}/`)).body;
        const { results } = (await engine.backend.admin.get(`flows/bindings/?target=${pk}&ordering=order`)).body;
        return results.map(
            (binding: { order: number; stage_obj: { name: string } }) => `${binding.order} ${binding.stage_obj.name.replace("default-authentication-", "")}`,
        );
    };
    const arrow = (frame: HTMLElement, index: number, key: string): boolean =>
        handles(frame)[index]!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const choose = async (frame: HTMLElement, menu: string, item: string): Promise<void> => {
        const dropdown = await find(frame, `ak-dropdown[label="${menu}"]`);
        await press(dropdown, menu);
        await press(dropdown, item);
    };

    it("V13 shows who may start, what decides at the start and at each stage, and what becomes of others", async () => {
        const frame = await showGated();
        const [start, entrance, first, second, third] = deep(frame, ".flow > li").map(textOf);
        expect(start).to.contain("Only people who are not signed in").and.contain("Others see a message, and the flow ends.");
        expect(entrance).to.contain("Only goes on if this allows it.").and.contain("harbor-is-open");
        expect(first).to.contain("welcome").and.not.contain("Only runs");
        expect(second).to.contain("Only runs if all of these allow it.").and.contain("again right before the stage");
        expect(second).to.contain("Otherwise the flow goes on without this stage.").and.contain("A wrong answer starts the flow over");
        expect(third).to.contain("None of these is ever asked").and.not.contain("Otherwise");
    });

    it("says what is negated, turned off, refused as long as nobody is known, and what stands there twice", async () => {
        const frame = await showGated();
        const [, negated, group, user] = deep(frame, ".gate").map(textOf);
        expect(negated).to.contain("Negated").and.contain("Also asked at the start");
        expect(group).to.contain("Refuses at the start");
        expect(user).to.contain("Turned off").and.not.contain("Refuses at");
        expect(
            sentences(frame, ".step .marks")
                .filter((text) => text.includes("Also at"))
                .map((text) => /Also at step \d/.exec(text)?.[0]),
        ).to.deep.equal(["Also at step 3", "Also at step 1"]);
        expect(sentences(frame, ".step")[2]).to.contain("Same order as the step before");
    });

    it("a place where a policy is bound twice is named once", async () => {
        const { admin } = engine.backend;
        const { body: flow } = await admin.get("flows/instances/default-authentication-flow/");
        const [first] = (await admin.get(`flows/bindings/?target=${flow.pk}&ordering=order`)).body.results;
        const { body: policy } = await admin.post("policies/dummy/", { name: "twice" });
        for (const [order, target] of [flow, flow, first].map(({ policybindingmodel_ptr_id: key }) => key).entries())
            await admin.post("policies/bindings/", { target, policy: policy.pk, order });
        const frame = await show("default-authentication-flow");
        expect(sentences(frame, ".gate").map((text) => /Also asked at ((the start|step \d)( and )?)+/.exec(text)?.[0])).to.deep.equal([
            "Also asked at step 1",
            "Also asked at step 1",
            "Also asked at the start",
        ]);
    });

    it("a stage that is dragged gets an order between its neighbors", async () => {
        const frame = await show("default-authentication-flow");
        expect(short(frame)).to.deep.equal(["identification", "password", "mfa-validation", "login"]);
        // The mouse reaches only what is in the window.
        handles(frame)[1]!.scrollIntoView({ block: "center" });
        const [from, to] = [handles(frame)[2]!, handles(frame)[1]!].map((handle) => handle.getBoundingClientRect());
        const x = Math.round(from!.left + from!.width / 2);
        await sendMouse({ type: "move", position: [x, Math.round(from!.top + 10)] });
        await sendMouse({ type: "down" });
        await sendMouse({ type: "move", position: [x, Math.round(to!.top - 10)] });
        await sendMouse({ type: "up" });
        expect(short(frame)).to.deep.equal(["identification", "mfa-validation", "password", "login"]);
        await waitUntil(() => engine.asked("PATCH").length > 0);
        expect(await stored("default-authentication-flow")).to.deep.equal(["10 identification", "15 mfa-validation", "20 password", "100 login"]);
    });

    it("arrow keys move a stage, keep the focus on it, and say where it is", async () => {
        const frame = await show("default-authentication-flow");
        handles(frame)[0]!.focus();
        arrow(frame, 0, "ArrowDown");
        arrow(frame, 1, "ArrowDown");
        const picture = await find(frame, "ak-flow-picture");
        await waitUntil(() => picture.shadowRoot!.activeElement === handles(frame)[2]);
        expect(short(frame)).to.deep.equal(["password", "mfa-validation", "identification", "login"]);
        expect(sentences(picture, "[role=status]")).to.include("default-authentication-identification is step 3 of 4 now.");
        await waitUntil(async () => (await stored("default-authentication-flow"))[2]?.endsWith("identification"));
        await waitUntil(() => engine.asked("PATCH").length === 2);
    });

    it("what stands there twice is counted anew at once, when a stage has been moved", async () => {
        const frame = await showGated();
        arrow(frame, 0, "ArrowDown");
        const picture = await find<FlowPicture>(frame, "ak-flow-picture");
        await picture.updateComplete;
        expect(sentences(frame, ".step .stage .marks").map((text) => /Also at step \d/.exec(text)?.[0])).to.deep.equal([
            undefined,
            "Also at step 3",
            "Also at step 2",
        ]);
        await waitUntil(() => engine.asked("PATCH").length > 0);
    });

    it("a move that the server refuses is taken back in view, and said", async () => {
        const frame = await show("default-authentication-flow");
        engine.use(refusing(engine.backend.admin, "PATCH"));
        arrow(frame, 0, "ArrowDown");
        const picture = await find(frame, "ak-flow-picture");
        await waitUntil(() => sentences(picture, "[role=status]").includes("The order was not changed."));
        await waitUntil(() => short(frame)[0] === "identification");
        expect((await stored("default-authentication-flow"))[0]).to.equal("10 identification");
    });

    it("the menu moves a stage too, and takes it out of the flow", async () => {
        const frame = await show("default-authentication-flow");
        await choose(frame, "Actions for default-authentication-password, step 2", "Move down");
        await find(frame, `ak-dropdown[label="Actions for default-authentication-password, step 3"]`);
        await waitUntil(async () => (await stored("default-authentication-flow"))[2]?.endsWith("password"));
        await choose(frame, "Actions for default-authentication-password, step 3", "Remove from the flow");
        await press(await find(document, "ak-removal"), "Remove");
        await waitUntil(() => steps(frame).length === 3);
        expect(await stored("default-authentication-flow")).to.deep.equal(["10 identification", "30 mfa-validation", "100 login"]);
    });

    it("S14.6 when a stage was taken out, the focus is on what stands in its place", async () => {
        const frame = await show("default-authentication-flow");
        const picture = await find(frame, "ak-flow-picture");
        await choose(frame, "Actions for default-authentication-password, step 2", "Remove from the flow");
        await press(await find(document, "ak-removal"), "Remove");
        await waitUntil(() => steps(frame).length === 3);
        await waitUntil(() => picture.shadowRoot!.activeElement?.getAttribute("label") === "Actions for default-authentication-mfa-validation, step 2");
    });

    it("a stage that is added between two stands between them, and where there is no room those after it give way", async () => {
        const { pk: flow } = (await engine.backend.admin.get("flows/instances/default-password-change/")).body;
        const { pk: stage } = (await engine.backend.admin.post("stages/dummy/", { name: "a-new-one" })).body;
        const frame = await show("default-password-change");
        await press(frame, "Add a stage before default-password-change-write");
        const form = await find(document, "ak-form");
        expect((await find<HTMLInputElement>(form, 'input[name="order"]')).value).to.equal("1");
        const choice = await find<HTMLElementTagNameMap["ak-choice"]>(form, "ak-choice");
        choice.value = stage;
        // The form takes what a control shows, once it shows it.
        await waitUntil(() => deep<HTMLInputElement>(choice, "input")[0]?.value === "a-new-one", "it is chosen");
        (await find(form, "button[type=submit]", "Create binding")).click();
        await waitUntil(() => steps(frame)[1] === "a-new-one");
        expect(await stored("default-password-change")).to.deep.equal(["0 default-password-change-prompt", "1 a-new-one", "2 default-password-change-write"]);
        expect((await engine.backend.admin.get(`flows/bindings/?target=${flow}`)).body.pagination.count).to.equal(3);
    });

    it("what decides is turned off and taken away where it is seen", async () => {
        const frame = await showGated();
        await choose(await find(frame, ".entrance"), "Actions for harbor-is-open", "Turn off");
        await find(frame, ".entrance", "nobody is refused here");
        await press(await find(document, "ak-messages"), "Undo");
        await waitUntil(() => !textOf(deep(frame, ".entrance")[0]!).includes("nobody is refused here"));
        await choose(await find(frame, ".entrance"), "Actions for harbor-is-open", "Unbind");
        await press(await find(document, "ak-removal"), "Remove");
        await waitUntil(() => deep(frame, ".entrance").length === 0);
        await find(document, ".pf-v6-c-alert__title", "harbor-is-open was removed.");
        await press(await find(document, "ak-messages"), "Undo");
        await find(frame, ".entrance", "harbor-is-open");
        document.querySelector("ak-messages")?.remove();
    });

    it("a picture that cannot be loaded says so, and tries again", async () => {
        await gatedFlow("overview")({ admin: engine.backend.admin, visitor: engine.backend.admin, stranger: engine.backend.browser() });
        const { body: flow } = await engine.backend.admin.get("flows/instances/join/");
        engine.fail(true);
        const picture = await fixture<HTMLElement>(html`<ak-flow-picture .flow=${flow}></ak-flow-picture>`);
        await find(picture, "ak-empty-state");
        engine.fail(false);
        await press(picture, "Try again");
        await find(picture, ".flow");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await showGated()).to.be.accessible();
        });
});
