import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import "./ak-form.ts";
import type { Form } from "./ak-form.ts";
import { text } from "./fields.ts";

describe("what a form was answered", () => {
    let asked = 0;
    let refuse: ApiError | undefined;
    const opened = async (): Promise<Form<unknown>> => {
        [asked, refuse] = [0, undefined];
        const save = async (): Promise<void> => {
            if (refuse) throw refuse;
            asked++;
        };
        return fixture<Form<unknown>>(
            html`<ak-form .fields=${[text("name", "Name")]} .save=${save} .result=${() => html`<b>an answer to ${asked}</b>`}></ak-form>`,
        );
    };
    const shown = (form: Form<unknown>): string | undefined => form.shadowRoot!.querySelector(".result b")?.textContent;
    const ask = async (form: Form<unknown>): Promise<void> => {
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await form.saving;
        await form.updateComplete;
    };

    it("stands below its fields, until it is asked again", async () => {
        const form = await opened();
        await ask(form);
        await waitUntil(() => shown(form) === "an answer to 1");
        refuse = new ApiError(400, { name: ["Not this one."] });
        await ask(form);
        await waitUntil(() => form.shadowRoot!.getElementById("name-errors")!.textContent.includes("Not this one."));
        expect(shown(form)).to.equal(undefined);
        expect(form.shadowRoot!.querySelector("button[type=button]")!.textContent.trim()).to.equal("Close");
    });

    it("is gone once something else is asked", async () => {
        const form = await opened();
        await ask(form);
        await waitUntil(() => shown(form) === "an answer to 1");
        const input = form.shadowRoot!.querySelector<HTMLInputElement>("#name")!;
        input.value = "another";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        await form.updateComplete;
        expect(shown(form)).to.equal(undefined);
    });
});
