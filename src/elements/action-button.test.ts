import { expect, fixture, html } from "@open-wc/testing";
import type { ActionButton } from "./action-button.ts";
import "./action-button.ts";
import { deep } from "./testing/deep.ts";
import { waitUntil } from "./testing/wait-until.ts";

describe("ak-action-button", () => {
    const make = (run: () => Promise<unknown>) => fixture<ActionButton>(html`<ak-action-button label="Clear" .run=${run}></ak-action-button>`);
    const button = (element: ActionButton) => element.shadowRoot!.querySelector("button")!;
    const said = (element: ActionButton) => element.shadowRoot!.querySelector("[role=status]")!.textContent;
    afterEach(() => {
        for (const left of document.querySelectorAll("ak-messages")) left.remove();
    });

    it("is busy until it is done, does it once, and keeps the focus", async () => {
        let finish = (): void => undefined;
        const done = new Promise<void>((resolve) => (finish = resolve));
        let times = 0;
        const element = await make(() => (times++, done));
        element.focus();
        button(element).click();
        button(element).click();
        await element.updateComplete;
        expect([times, said(element), button(element).getAttribute("aria-disabled")]).to.deep.equal([1, "In progress", "true"]);
        expect(element.matches(":focus")).to.equal(true);
        finish();
        await waitUntil(() => said(element) === "Done", "it is done");
        expect([button(element).getAttribute("aria-disabled"), element.matches(":focus")]).to.deep.equal(["false", true]);
    });

    it("says why it failed, and can be tried again", async () => {
        let times = 0;
        const element = await make(async () => {
            if (times++ === 0) throw new Error("The server is away.");
        });
        button(element).click();
        await waitUntil(() => said(element) === "Failed", "it failed");
        await waitUntil(() => deep(document, ".pf-v6-c-alert").length > 0, "a message says why");
        button(element).click();
        await waitUntil(() => said(element) === "Done", "it is done");
    });

    it("shows no success when it was called off", async () => {
        const element = await make(async () => false);
        button(element).click();
        await element.updateComplete;
        await waitUntil(() => button(element).getAttribute("aria-disabled") === "false", "it is over");
        expect(said(element)).to.equal("");
    });

    it("shows a picture in place of its name, which is read out", async () => {
        const element = await fixture<ActionButton>(html`<ak-action-button icon="run" label="Run it" .run=${async () => undefined}></ak-action-button>`);
        expect([button(element).getAttribute("aria-label"), button(element).textContent.trim()]).to.deep.equal(["Run it", ""]);
    });
});
