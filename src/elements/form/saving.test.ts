import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { text } from "./fields.ts";

describe("a form that is being saved", () => {
    it("shows it at its button, as long as it takes, and moves nothing by that", async () => {
        let resolve = (): void => undefined;
        const promise = new Promise<void>((done) => (resolve = done));
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${[text("name", "Name")]} .save=${() => promise}></ak-form>`);
        const button = form.shadowRoot!.querySelector<HTMLButtonElement>("[type=submit]")!;
        const width = button.offsetWidth;
        button.click();
        await waitUntil(() => button.getAttribute("aria-busy") === "true");
        expect(getComputedStyle(button, "::before").position).to.equal("absolute");
        expect(button.offsetWidth).to.equal(width);
        resolve();
        await waitUntil(() => !button.hasAttribute("aria-busy"));
    });
});
