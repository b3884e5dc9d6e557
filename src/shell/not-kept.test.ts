import { expect } from "@open-wc/testing";
import { remember } from "#src/base/remembered.ts";
import "#src/elements/messages.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { tellOfLoss } from "./not-kept.ts";

describe("a browser that keeps nothing", () => {
    const { setItem } = Storage.prototype;
    afterEach(() => (Storage.prototype.setItem = setItem));

    it("is told of once in a page, with the first choice that is lost", async () => {
        const said = (): number => (document.querySelector("ak-messages")?.shadowRoot?.textContent.match(/does not let the page keep/g) ?? []).length;
        tellOfLoss();
        remember("ak-not-kept", "1");
        Storage.prototype.setItem = () => {
            throw new DOMException("It is full.", "QuotaExceededError");
        };
        remember("ak-not-kept", "2");
        await waitUntil(() => said() > 0);
        const before = said();
        remember("ak-not-kept", "3");
        const { notify } = await import("#src/elements/messages.ts");
        notify("info", "Something else.");
        await waitUntil(() => document.querySelector("ak-messages")!.shadowRoot!.textContent.includes("Something else."));
        expect(said()).to.equal(before);
        Storage.prototype.setItem = setItem;
        remember("ak-not-kept", undefined);
    });
});
