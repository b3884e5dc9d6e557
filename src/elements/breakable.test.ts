import { expect, fixture, html } from "@open-wc/testing";
import { breakable } from "./breakable.ts";

describe("a text that may be broken", () => {
    it("is a mail address in its order where the page is read from right to left", async () => {
        const frame = await fixture<HTMLElement>(html`<p dir="rtl">${breakable("amara.okafor@quillmere.example")}</p>`);
        const [name, host] = [...frame.querySelectorAll(".ak-whole")].map((part) => part.getBoundingClientRect());
        expect([...frame.querySelectorAll(".ak-whole")].map(({ textContent }) => textContent)).to.deep.equal(["amara.okafor@", "quillmere.example"]);
        expect(name!.left).to.be.below(host!.left);
    });
});
