import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { arrived } from "#src/base/history-layers.ts";
import { waitUntil } from "./testing/wait-until.ts";
import type { Drawer } from "./drawer.ts";
import "./drawer.ts";

describe("ak-drawer", () => {
    const make = (changes: Partial<Drawer> = {}) =>
        fixture<Drawer>(
            html`<ak-drawer header="Details" ?open=${changes.open ?? false}>
                <button class="opener">open</button>
                <p slot="panel">More.</p>
            </ak-drawer>`,
        );
    const part = (drawer: Drawer, selector: string) => drawer.shadowRoot!.querySelector<HTMLElement>(selector);
    const key = (drawer: Drawer, selector: string, name: string) =>
        part(drawer, selector)!.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));

    it("takes the focus when it opens, and gives it back when it closes", async () => {
        const drawer = await make();
        const opener = drawer.querySelector<HTMLElement>(".opener")!;
        opener.focus();
        drawer.open = true;
        await drawer.updateComplete;
        expect(document.activeElement).to.equal(drawer);
        drawer.open = false;
        await drawer.updateComplete;
        expect(document.activeElement).to.equal(opener);
        expect(part(drawer, "aside")).to.equal(null);
    });

    it("asks to be closed by its cross and by Escape", async () => {
        const drawer = await make({ open: true });
        setTimeout(() => part(drawer, "[aria-label=Close]")!.click());
        await oneEvent(drawer, "ak-close");
        setTimeout(() => key(drawer, "aside", "Escape"));
        await oneEvent(drawer, "ak-close");
        expect(drawer.open).to.equal(true);
    });

    it("goes by Back where it covers the content, which stays; a link that closes it leads on", async () => {
        await setViewport({ width: 390, height: 844 });
        const popped = () => new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
        try {
            history.replaceState(null, "", "#/page");
            const drawer = await make({ open: true });
            drawer.addEventListener("ak-close", () => (drawer.open = false));
            const before = history.length;
            await waitUntil(() => history.state !== null, "it has an entry of its own");
            history.back();
            await waitUntil(() => !drawer.open);
            expect(location.hash).to.equal("#/page");
            drawer.open = true;
            await waitUntil(() => history.state !== null);
            expect(history.length - before).to.be.at.most(1);
            const gone = popped();
            key(drawer, "aside", "Escape");
            await gone;
            expect([location.hash, history.state]).to.deep.equal(["#/page", null]);
            drawer.open = true;
            await waitUntil(() => history.state !== null);
            drawer.open = false;
            await drawer.updateComplete;
            location.hash = "#/further";
            // Its entry would be left by now.
            await new Promise((resolve) => setTimeout(resolve));
            await arrived();
            expect(location.hash).to.equal("#/further");
        } finally {
            history.replaceState(null, "", "#");
            await setViewport({ width: 1440, height: 900 });
        }
    });

    it("leaves no step at which nothing happens where a link in it leads on", async () => {
        await setViewport({ width: 390, height: 844 });
        try {
            history.replaceState(null, "", "#/page");
            const drawer = await make();
            drawer.addEventListener("ak-close", () => (drawer.open = false));
            const open = async () => {
                drawer.open = true;
                await waitUntil(() => history.state !== null, "it has an entry of its own");
            };
            const link = document.createElement("a");
            drawer.querySelector("p")!.append(link);
            const follow = (to: string) => {
                link.href = to;
                link.click();
            };
            await open();
            const before = history.length;
            follow("#/further");
            await waitUntil(() => !drawer.open && history.state === null);
            expect([location.hash, history.length]).to.deep.equal(["#/further", before]);
            await open();
            follow("#/further");
            await waitUntil(() => !drawer.open && history.state === null);
            history.back();
            await waitUntil(() => location.hash === "#/page");
        } finally {
            history.replaceState(null, "", "#");
            await setViewport({ width: 1440, height: 900 });
        }
    });

    it("is moved at its edge by arrows, and says how wide it is", async () => {
        const drawer = await make({ open: true });
        drawer.style.inlineSize = "1000px";
        const width = part(drawer, "aside")!.offsetWidth;
        key(drawer, ".splitter", "ArrowLeft");
        await drawer.updateComplete;
        expect(part(drawer, "aside")!.offsetWidth).to.equal(width + 24);
        expect(part(drawer, ".splitter")!.getAttribute("aria-valuenow")).to.equal(String(width + 24));
        for (let step = 0; step < 20; step++) key(drawer, ".splitter", "ArrowRight");
        expect(part(drawer, "aside")!.offsetWidth).to.equal(256);
    });

    it("V3 pushes the content aside where there is room for both, and covers it elsewhere", async () => {
        const drawer = await make({ open: true });
        drawer.style.inlineSize = "100vw";
        const covered = async (width: number) => {
            await setViewport({ width, height: 800 });
            const [content, panel] = [part(drawer, ".content")!.getBoundingClientRect(), part(drawer, "aside")!.getBoundingClientRect()];
            return content.right > panel.left + 1;
        };
        expect(await covered(1440)).to.equal(false);
        expect(await covered(1000)).to.equal(true);
        expect(await covered(390)).to.equal(true);
        await setViewport({ width: 1440, height: 900 });
    });
});
