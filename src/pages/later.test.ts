import { fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { find, press } from "./testing/engine.ts";
import { later } from "./later.ts";

describe("what is loaded when it is shown", () => {
    it("stands in the page itself, once it is there; one that failed is tried again", async () => {
        let isDown = true;
        const load = async () => {
            if (isDown) throw new TypeError("Failed to fetch");
            return () => html`<p>content</p>`;
        };
        const frame = await fixture<HTMLElement>(html`<div>${later(load)}</div>`);
        await find(frame, "h2", "The page could not be loaded.");
        isDown = false;
        await press(frame, "Try again");
        await waitUntil(() => frame.querySelector("p")?.textContent === "content");
    });
});
