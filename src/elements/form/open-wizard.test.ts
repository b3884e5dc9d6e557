import { expect } from "@open-wc/testing";
import { waitUntil } from "../testing/wait-until.ts";
import { fieldsFor } from "./fields-for.ts";
import { form } from "./form.ts";
import { openWizard } from "./open-wizard.ts";
import { action, ask, formStep, type WizardDefinition } from "./wizard.ts";

interface Thing {
    name: string;
}
const { text } = fieldsFor<Thing>();

describe("a wizard in a dialog", () => {
    let shown: string[];
    const thing = formStep<Thing>({
        title: () => "Thing",
        form: () => async () =>
            form<Thing | undefined, Thing, Thing>({
                header: () => "",
                submitLabel: () => "",
                fields: () => [text("name", "Name")],
                save: async (body) => body,
                saved: () => "The thing was created.",
                afterwards: ({ name }) => shown.push(name),
            }),
    });
    const access = ask<Thing>({ title: () => "Access", fields: () => [text("name", "Group")] });
    const saving: WizardDefinition = { header: () => "New thing", steps: () => [thing] };
    const more: WizardDefinition = { header: () => "New thing", steps: () => [thing, access] };

    const wizard = () => document.querySelector("ak-wizard");
    const fields = () => wizard()?.shadowRoot?.querySelector("ak-form")?.shadowRoot;
    const step = (title: string) =>
        waitUntil(() => fields()?.querySelector("#name") && wizard()!.shadowRoot!.querySelector("h2")!.textContent === title, title);
    const type = (value: string) => {
        const input = fields()!.querySelector<HTMLInputElement>("#name")!;
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    };
    const submit = () => fields()!.querySelector<HTMLElement>("[type=submit]")!.click();
    const answer = async (label: string) => {
        const find = () =>
            [...(document.querySelector("ak-dialog")?.shadowRoot?.querySelectorAll("button") ?? [])].find((one) => one.textContent.trim() === label);
        await waitUntil(find, `“${label}” is there`);
        find()!.click();
    };
    beforeEach(() => void (shown = []));
    afterEach(() => {
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
    });

    it("gives what its steps gave, and shows what their forms have to show", async () => {
        const result = openWizard(saving);
        await step("Thing");
        expect(document.querySelector("ak-modal")!.header).to.equal("New thing");
        type("lamp");
        submit();
        expect((await result)!(thing)).to.deep.equal({ name: "lamp" });
        expect(shown).to.deep.equal(["lamp"]);
        expect(document.querySelector("ak-modal")).to.equal(null);
        expect(document.querySelector("ak-messages")!.shadowRoot!.textContent).to.contain("The thing was created.");
    });

    it("U2: closes by the browser's Back, at once where nothing was typed", async () => {
        const address = location.href;
        const result = openWizard(saving);
        await step("Thing");
        history.back();
        expect(await result).to.equal(undefined);
        expect(location.href).to.equal(address);
    });

    it("closes by Cancel, after a question where something was typed", async () => {
        const cancel = () => [...fields()!.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === "Cancel")!.click();
        const untouched = openWizard(saving);
        await step("Thing");
        cancel();
        expect(await untouched).to.equal(undefined);
        const typed = openWizard(saving);
        await step("Thing");
        type("lamp");
        cancel();
        await answer("Discard");
        expect(await typed).to.equal(undefined);
    });

    it("B13: asks before it throws away what was typed, by Back too", async () => {
        const result = openWizard(saving);
        await step("Thing");
        type("lamp");
        history.back();
        await answer("Keep editing");
        await waitUntil(() => document.querySelectorAll("ak-modal").length === 1, "the question is gone");
        expect(fields()!.querySelector<HTMLInputElement>("#name")!.value).to.equal("lamp");
        history.back();
        await answer("Discard");
        expect(await result).to.equal(undefined);
    });

    it("says what stays when it is left half-way, and gives that", async () => {
        const result = openWizard(more);
        await step("Thing");
        type("lamp");
        submit();
        await step("Access");
        type("staff");
        history.back();
        await waitUntil(() => document.querySelector("ak-dialog")?.shadowRoot?.textContent?.includes("What is created already stays."));
        await answer("Stop");
        expect((await result)!(thing)).to.deep.equal({ name: "lamp" });
    });

    it("takes its question back when nothing is left to stop: the rest was done while it was asked", async () => {
        let done: (made: string) => void = () => undefined;
        const lamp = action({ title: () => "Create the lamp", run: () => new Promise<string>((resolve) => (done = resolve)) });
        const result = openWizard({ header: () => "New thing", steps: () => [access], actions: () => [lamp] });
        await step("Access");
        type("staff");
        submit();
        const end = () => wizard()?.shadowRoot?.querySelector("ak-wizard-actions")?.shadowRoot;
        const button = (label: string) => [...(end()?.querySelectorAll("button") ?? [])].find((one) => one.textContent.trim() === label);
        await waitUntil(() => button("Create"), "the actions are there");
        button("Create")!.click();
        button("Cancel")!.click();
        await waitUntil(() => document.querySelector("ak-dialog"), "the question is there");
        done("lamp");
        await waitUntil(() => document.querySelector("ak-dialog") === null, "the question is gone");
        expect(document.querySelectorAll("ak-modal")).to.have.length(1);
        button("Close")!.click();
        expect((await result)!(lamp)).to.equal("lamp");
    });
});
