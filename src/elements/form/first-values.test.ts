import { expect, fixture, html } from "@open-wc/testing";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { secret, text } from "./fields.ts";

describe("what was changed in a form", () => {
    it("is marked, until it is as it was", async () => {
        const form = await fixture<Form<unknown>>(
            html`<ak-form marking .fields=${[text("name", "Name"), secret("key", "Key")]} .values=${{ name: "was", key: "k" }}></ak-form>`,
        );
        const marks = (): unknown[] => [...form.shadowRoot!.querySelectorAll(".mark")].map(({ textContent }) => textContent);
        const input = form.shadowRoot!.querySelector<HTMLInputElement>("#name")!;
        const type = async (value: string): Promise<void> => {
            input.value = value;
            input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
            await form.updateComplete;
        };
        await type("is");
        expect(marks()).to.deep.equal(["Changed", ""]);
        await type("was");
        expect(marks()).to.deep.equal(["", ""]);
    });
});
