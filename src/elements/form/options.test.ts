import { expect, fixture, html } from "@open-wc/testing";
import "./checkbox-group.ts";
import "./choice.ts";
import type { FormControl } from "./control.ts";
import "./multi-select.ts";
import { among, type Option } from "./options.ts";
import "./radio.ts";

const options: Option[] = [{ value: "a", label: "Ada", description: "Wrote the first program." }];
const made: Option = { value: "b", label: "Bob" };
const create = { label: "Create a user", make: async () => made };

describe("S14.2 options by ear and keyboard", () => {
    for (const what of [
        html`<ak-radio label="Who" .options=${options}></ak-radio>`,
        html`<ak-checkbox-group label="Who" .options=${options}></ak-checkbox-group>`,
    ])
        it("one is named by its label; the sentence about it is not read twice", async () => {
            const { shadowRoot } = await fixture<FormControl<unknown>>(what);
            const input = shadowRoot!.querySelector("input")!;
            const text = (attribute: string) => shadowRoot!.getElementById(input.getAttribute(attribute)!)!.textContent;
            expect([text("aria-labelledby"), text("aria-describedby")]).to.deep.equal(["Ada", "Wrote the first program."]);
        });

    for (const what of [
        html`<ak-choice label="Who" .search=${among(options)} .create=${create}></ak-choice>`,
        html`<ak-multi-select label="Who" .search=${among(options)} .create=${create}></ak-multi-select>`,
    ])
        it("what was made in a field is in it, and so is the focus: Enter does not make another", async () => {
            const { shadowRoot } = await fixture<FormControl<unknown>>(what);
            const button = [...shadowRoot!.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === create.label)!;
            button.focus();
            button.click();
            await new Promise((resolve) => setTimeout(resolve));
            expect(shadowRoot!.activeElement).to.equal(shadowRoot!.querySelector("input"));
        });
});
