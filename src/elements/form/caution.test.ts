import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { text } from "./fields.ts";

describe("a caution at a field", () => {
    it("says what is odd about a value as it is typed, and has it saved all the same", async () => {
        const fields = [text("name", "Name", { caution: ({ name }) => (name === "twice" ? "There is one." : undefined) })];
        const saved: unknown[] = [];
        const save = async (values: unknown) => void saved.push(values);
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${{ name: "once" }} .save=${save}></ak-form>`);
        const [input, caution] = ["name", "name-caution"].map((id) => form.shadowRoot!.getElementById(id)!) as [HTMLInputElement, HTMLElement];
        expect(caution.textContent.trim()).to.equal("");
        input.value = "twice";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        await form.updateComplete;
        expect(caution.textContent.trim()).to.equal("There is one.");
        expect(input.getAttribute("aria-describedby")).to.contain("name-caution");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await oneEvent(form, "ak-saved");
        expect(saved).to.deep.equal([{ name: "twice" }]);
    });
});
