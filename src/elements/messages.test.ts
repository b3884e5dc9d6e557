import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import type { EmptyState } from "./empty-state.ts";
import "./empty-state.ts";
import { notify, notifyFailure } from "./messages.ts";
import "./modal.ts";
import { openModal } from "./open-modal.ts";
import "./testing/colors.ts";
import { waitUntil } from "./testing/wait-until.ts";

describe("messages", () => {
    afterEach(() => document.querySelector("ak-messages")?.remove());

    const shown = () => document.querySelector("ak-messages")!;
    const texts = () => [...shown().shadowRoot!.querySelectorAll(".pf-v6-c-alert__title")].map(({ textContent }) => textContent);

    it("are announced as they come: the place is there before the text", async () => {
        notify("info", "first");
        await shown().updateComplete;
        const place = shown().shadowRoot!.querySelector("[role=log]")!;
        expect(place.getAttribute("aria-live")).to.equal("polite");
        notify("danger", "second", "why");
        await shown().updateComplete;
        expect(shown().shadowRoot!.querySelector("[role=log]")).to.equal(place);
        expect(texts()).to.deep.equal(["first", "second"]);
    });

    it("go by their button, each alone", async () => {
        notify("info", "first");
        notify("info", "second");
        await shown().updateComplete;
        shown().shadowRoot!.querySelector<HTMLElement>("[aria-label=Dismiss]")!.click();
        await shown().updateComplete;
        expect(texts()).to.deep.equal(["second"]);
    });

    it("of a failure say what failed, why, and the number of the request", async () => {
        notifyFailure(new ApiError(500, { detail: "A server error occurred." }, "813f5b61"), "The mail was not sent.");
        await shown().updateComplete;
        const text = shown().shadowRoot!.textContent!.replace(/\s+/g, " ");
        for (const part of ["The mail was not sent.", "A server error occurred.", "Request 813f5b61"]) expect(text).to.contain(part);
        expect(shown().shadowRoot!.querySelector(".pf-m-danger")).to.exist;
    });

    it("lie above a dialog", async () => {
        await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
        notify("info", "above");
        await shown().updateComplete;
        const { left, top } = shown().getBoundingClientRect();
        await waitUntil(() => document.elementFromPoint(left + 20, top + 20) === shown());
    });

    it("outlive the dialog over which they were shown", async () => {
        let close!: () => void;
        void openModal({
            header: "Dialog",
            content: (end) => {
                close = end;
                return html`<p>text</p>`;
            },
        });
        notify("info", "in the dialog");
        expect(shown().parentElement!.localName).to.equal("ak-modal");
        close();
        await waitUntil(() => shown()?.parentElement === document.body);
        expect([texts(), shown().matches(":popover-open")]).to.deep.equal([["in the dialog"], true]);
    });

    it("an error where content would be is an alert; that there is nothing is none", async () => {
        const failed = await fixture<EmptyState>(html`<ak-empty-state header="It failed." .retry=${() => undefined}></ak-empty-state>`);
        const empty = await fixture<EmptyState>(html`<ak-empty-state header="Nothing."></ak-empty-state>`);
        expect([failed, empty].map((one) => one.shadowRoot!.querySelector("[role=alert]") !== null)).to.deep.equal([true, false]);
    });
});
