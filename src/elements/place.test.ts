import { expect, fixture, html } from "@open-wc/testing";
import { showAt } from "./place.ts";
import { waitUntil } from "./testing/wait-until.ts";

describe("a popover at its anchor", () => {
    it("goes along when what holds the anchor moves it, as a dialog does that shrinks", async () => {
        const dialog = await fixture<HTMLDialogElement>(
            html`<dialog>
                <button>Anchor</button>
                <p>What goes</p>
                <div popover="manual">List</div>
            </dialog>`,
        );
        const [anchor, more, popover] = ["button", "p", "[popover]"].map((part) => dialog.querySelector<HTMLElement>(part)!);
        more!.style.height = "200px";
        dialog.showModal();
        const hide = showAt(popover!, anchor!);
        const gap = (): number => Math.round(popover!.getBoundingClientRect().top - anchor!.getBoundingClientRect().bottom);
        const [apart, before] = [gap(), anchor!.getBoundingClientRect().top];
        // Each observer tells once that it has begun; one that was made later does so later.
        await new Promise((begun) => new ResizeObserver(begun).observe(anchor!));
        more!.remove();
        expect(anchor!.getBoundingClientRect().top).to.be.greaterThan(before);
        await waitUntil(() => gap() === apart, "it is at its anchor again");
        hide();
        dialog.close();
    });
});
