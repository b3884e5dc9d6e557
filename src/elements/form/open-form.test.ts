import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import { arrived } from "#src/base/history-layers.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import { fieldsFor } from "./fields-for.ts";
import { form } from "./form.ts";
import { openForm } from "./open-form.ts";

interface Body {
    name: string;
}
const { text, group } = fieldsFor<Body>();

describe("a form in a dialog", () => {
    let saved: Body[];
    let fail: boolean;
    const definition = form<{ name: string } | undefined, Body, string, string>({
        header: (object) => (object ? "Edit" : "Create"),
        submitLabel: () => "Save",
        load: async () => {
            if (fail) throw new Error("Nobody answers.");
            return "known";
        },
        fields: (_, help) => [text("name", "Name", { required: true, help }), group("More", [])],
        save: async (body) => {
            saved.push(body);
            return body.name;
        },
    });
    const load = async () => definition;
    /** One whose saving is answered by the test. */
    const slowForm = (answering: (resolve: (name: string) => void, reject: (reason: unknown) => void) => void) =>
        form<undefined, Body, string>({
            header: () => "Create",
            submitLabel: () => "Save",
            fields: () => [text("name", "Name", { required: true })],
            save: () => new Promise(answering),
        });
    const modals = () => [...document.querySelectorAll("ak-modal")];
    const inside = <E extends HTMLElement>(selector: string) => document.querySelector(selector) as E | null;
    const shown = async (): Promise<Form<unknown>> => {
        await waitUntil(() => inside<Form<unknown>>("ak-form")?.shadowRoot?.querySelector("#name"), "the form is there");
        return inside<Form<unknown>>("ak-form")!;
    };
    const type = (element: Form<unknown>, value: string) => {
        const input = element.shadowRoot!.querySelector<HTMLInputElement>("#name")!;
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    };
    const escape = () =>
        modals()
            .at(-1)!
            .shadowRoot!.querySelector("dialog")!
            .dispatchEvent(new Event("cancel", { cancelable: true }));
    const answer = async (label: string) => {
        const find = () => [...(inside("ak-dialog")?.shadowRoot?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent.trim() === label);
        await waitUntil(find, `“${label}” is there`);
        find()!.click();
    };
    beforeEach(() => ([saved, fail] = [[], false]));
    afterEach(() => {
        for (const modal of modals()) modal.parentElement!.remove();
    });

    it("shows when what it needs is there, and gives what was saved", async () => {
        const result = openForm(load, { name: "was" });
        const element = await shown();
        expect(modals()[0]!.header).to.equal("Edit");
        expect(element.shadowRoot!.textContent).to.contain("known");
        type(element, "is");
        element.shadowRoot!.querySelector("form")!.requestSubmit();
        expect(await result).to.deep.equal({ saved: "is" });
        expect(saved).to.deep.equal([{ name: "is" }]);
        expect(modals()).to.have.length(0);
    });

    it("says why it could not be loaded, and tries again", async () => {
        fail = true;
        const result = openForm(load, undefined);
        await waitUntil(() => inside("ak-modal ak-empty-state")?.shadowRoot?.querySelector("button"), "the failure is there");
        fail = false;
        inside("ak-modal ak-empty-state")!.shadowRoot!.querySelector("button")!.click();
        await shown();
        escape();
        expect(await result).to.equal(undefined);
    });

    it("B13: closes at once where nothing was typed, and asks before it throws away what was", async () => {
        let result = openForm(load, undefined);
        await shown();
        escape();
        expect(await result).to.equal(undefined);

        result = openForm(load, undefined);
        type(await shown(), "typed");
        escape();
        await answer("Keep editing");
        await waitUntil(() => modals().length === 1, "the question is gone");
        expect((await shown()).shadowRoot!.querySelector<HTMLInputElement>("#name")!.value).to.equal("typed");
        await waitUntil(() => inside("ak-dialog") ?? (escape(), undefined), "it asks again");
        await answer("Discard");
        expect(await result).to.equal(undefined);
        expect(modals()).to.have.length(0);
    });

    it("closes at once where what was typed is as it was again", async () => {
        const result = openForm(load, { name: "was" });
        const element = await shown();
        type(element, "is");
        expect(element.isChanged).to.equal(true);
        type(element, "was");
        expect(element.isChanged).to.equal(false);
        escape();
        expect(await result).to.equal(undefined);
    });

    it("U2: closes by the browser's Back, which leads nowhere else", async () => {
        await fixture(html`<p></p>`);
        const address = location.href;
        const result = openForm(load, undefined);
        await shown();
        history.back();
        expect(await result).to.equal(undefined);
        expect(location.href).to.equal(address);
        expect(modals()).to.have.length(0);
    });

    it("U2: asks by Back too, and stays where it was", async () => {
        const result = openForm(load, undefined);
        type(await shown(), "typed");
        history.back();
        await answer("Keep editing");
        await waitUntil(() => modals().length === 1, "the question is gone");
        history.back();
        await answer("Discard");
        expect(await result).to.equal(undefined);
    });

    it("leaves no entry of its own behind in the history", async () => {
        const before: unknown = history.state;
        const result = openForm(load, undefined);
        await shown();
        expect(history.state).not.to.deep.equal(before);
        escape();
        await result;
        expect(history.state).to.deep.equal(before);
    });

    it("K145: takes the question along whether to give up what is being saved, once that is answered", async () => {
        let answerSave: (name: string) => void = () => undefined;
        const slow = slowForm((resolve) => (answerSave = resolve));
        const before: unknown = history.state;
        const result = openForm(async () => slow, undefined);
        const element = await shown();
        type(element, "typed");
        element.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => element.shadowRoot!.querySelector("[type=submit][aria-disabled=true]"), "it is on its way");
        await waitUntil(() => inside("ak-dialog") ?? (escape(), undefined), "it asks whoever will not wait");
        answerSave("typed");
        expect(await result).to.deep.equal({ saved: "typed" });
        expect(modals()).to.have.lengthOf(0);
        await arrived();
        expect(history.state).to.deep.equal(before);
    });

    it("does not ask whether to discard what is being saved: it waits for the answer, and stays with what was refused", async () => {
        let refuse: (reason: unknown) => void = () => undefined;
        let answerSave: (name: string) => void = () => undefined;
        const slow = slowForm((resolve, reject) => ([answerSave, refuse] = [resolve, reject]));
        const result = openForm(async () => slow, undefined);
        const element = await shown();
        const submit = () => element.shadowRoot!.querySelector("form")!.requestSubmit();
        const isBusy = () => element.shadowRoot!.querySelector("[type=submit][aria-disabled=true]");
        type(element, "typed");
        submit();
        await waitUntil(isBusy, "it is on its way");
        escape();
        refuse(new Error("Not so."));
        await waitUntil(() => element.shadowRoot!.textContent.includes("Not so.") && !isBusy(), "it is refused");
        expect(modals()).to.have.lengthOf(1);
        submit();
        await waitUntil(isBusy, "it is on its way again");
        escape();
        answerSave("typed");
        expect(await result).to.deep.equal({ saved: "typed" });
        expect(inside("ak-dialog")).to.equal(null);
    });

    for (const isSaved of [true, false])
        it(`K145: gives what was saved after it was given up, since that was on its way; nothing where it failed (${isSaved})`, async () => {
            let answerSave: (name: string) => void = () => undefined;
            let refuse: (reason: unknown) => void = () => undefined;
            const result = openForm(async () => slowForm((resolve, reject) => ([answerSave, refuse] = [resolve, reject])), undefined);
            const element = await shown();
            type(element, "typed");
            element.shadowRoot!.querySelector("form")!.requestSubmit();
            await waitUntil(() => element.shadowRoot!.querySelector("[type=submit][aria-disabled=true]"), "it is on its way");
            escape();
            await waitUntil(() => inside("ak-dialog") ?? (escape(), undefined), "it asks whoever will not wait");
            await answer("Close");
            await waitUntil(() => modals().length === 0, "it is closed");
            if (isSaved) answerSave("typed");
            else refuse(new Error("Not so."));
            expect(await result).to.deep.equal(isSaved ? { saved: "typed" } : undefined);
            await arrived();
        });

    it("U2: asks when another address is typed, stays above its own page, and goes there once it is given up", async () => {
        const { hash } = location;
        const elsewhere = "#/elsewhere";
        const result = openForm(load, undefined);
        type(await shown(), "typed");
        location.hash = elsewhere;
        await answer("Keep editing");
        await waitUntil(() => modals().length === 1, "the question is gone");
        await arrived();
        expect(location.hash).to.equal(hash);
        // It can be asked again once the answer has come through.
        await nextFrame();
        location.hash = elsewhere;
        await answer("Discard");
        expect(await result).to.equal(undefined);
        await arrived();
        expect(location.hash).to.equal(elsewhere);
        history.replaceState(null, "", hash || "#");
    });

    it("does not compile with a field that the request does not have, or does not take so", () => {
        // @ts-expect-error: misspelt
        text("nmae", "Name");
        // @ts-expect-error: a switch sends no text
        fieldsFor<Body>().toggle("name", "Name");
        // @ts-expect-error: `when` knows the other fields
        text("name", "Name", { when: ({ nmae }) => nmae === "" });
        // @ts-expect-error: a value that the field does not take
        fieldsFor<{ mode: "a" | "b" }>().radio("mode", "Mode", [{ value: "c", label: "C" }]);
        // @ts-expect-error: null where the request takes none, unless a value is required
        fieldsFor<{ order: number }>().number("order", "Order");
    });

    it("has the browser ask before what was typed is lost by a reload, and no longer once it is closed", async () => {
        const asks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
        const result = openForm(load, undefined);
        const element = await shown();
        expect(asks()).to.equal(false);
        type(element, "typed");
        expect(asks()).to.equal(true);
        element.shadowRoot!.querySelector("form")!.requestSubmit();
        await result;
        expect(asks()).to.equal(false);
    });
});
