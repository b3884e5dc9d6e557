import { expect, fixture, html } from "@open-wc/testing";
import { isApple } from "#src/base/browser.ts";
import { QUIET_MS } from "#src/base/changes.ts";
import { ApiError } from "#src/base/errors.ts";
import type { AkElement } from "./element.ts";
import type { EmptyState } from "./empty-state.ts";
import "./empty-state.ts";
import { notify, notifyFailure } from "./messages.ts";
import "./loading.ts";
import "./dialog/modal.ts";
import { openModal } from "./dialog/open-modal.ts";
import "./testing/colors.ts";
import { waitUntil } from "./testing/wait-until.ts";
import { undoable, WhenUndone } from "./dialog/undoable.ts";

/** The timers by which messages go, as long as they run; until `restore` is called. */
function watchTimers(): { running: Set<unknown>; restore: () => void } {
    const { setTimeout: start, clearTimeout: stop } = window;
    const running = new Set<unknown>();
    Object.assign(window, {
        setTimeout: (run: () => void, ms?: number) => {
            const timer = start(run, ms);
            if (ms === 8000) running.add(timer);
            return timer;
        },
        clearTimeout: (timer?: number) => {
            running.delete(timer);
            stop(timer);
        },
    });
    return { running, restore: () => void Object.assign(window, { setTimeout: start, clearTimeout: stop }) };
}

describe("messages", () => {
    afterEach(() => document.querySelector("ak-messages")?.remove());

    const shown = () => document.querySelector("ak-messages")!;
    const texts = () => [...shown().shadowRoot!.querySelectorAll(".pf-v6-c-alert__title")].map(({ textContent }) => textContent);

    it("lie over the field of a dialog nowhere that has its field at the top", async () => {
        await fixture(html`<ak-modal header="Search"><div messages-below></div></ak-modal>`);
        notify("info", "Python is being loaded");
        await shown().updateComplete;
        expect([shown().parentElement!.localName, shown().hasAttribute("over-dialog")]).to.deep.equal(["ak-modal", false]);
        shown().remove();
        await fixture(html`<ak-modal header="Form"><div></div></ak-modal>`);
        notify("info", "Saved");
        await shown().updateComplete;
        expect(shown().hasAttribute("over-dialog")).to.equal(true);
    });

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

    const more = () => shown().shadowRoot!.querySelector<HTMLElement>(".more");
    const inView = () =>
        [...shown().shadowRoot!.querySelectorAll("li")]
            .filter((one) => one.checkVisibility())
            .map((one) => one.querySelector(".pf-v6-c-alert__title")!.textContent);

    it("do not pile up: in view are the newest and what failed, the others behind how many they are", async () => {
        notify("success", "first");
        notify("danger", "failed");
        notify("warning", "third");
        await shown().updateComplete;
        expect([inView(), more()!.textContent.trim()]).to.deep.equal([["failed", "third"], "1 earlier message"]);
        notify("success", "fourth");
        await shown().updateComplete;
        expect([inView(), more()!.textContent.trim(), more()!.ariaExpanded]).to.deep.equal([["failed", "fourth"], "2 earlier messages", "false"]);
        more()!.click();
        await shown().updateComplete;
        expect([inView(), more()!.ariaExpanded]).to.deep.equal([["first", "failed", "third", "fourth"], "true"]);
        await expect(shown()).to.be.accessible();
        more()!.click();
        await shown().updateComplete;
        expect(inView()).to.deep.equal(["failed", "fourth"]);
    });

    it("fold again by Escape, and when one goes on elsewhere", async () => {
        notify("success", "first");
        notify("success", "second");
        const field = await fixture<HTMLElement>(html`<button>Elsewhere</button>`);
        const goOn: [string, () => void][] = [
            ["a press", () => field.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }))],
            ["the focus", () => field.focus()],
            ["Escape", () => more()!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }))],
        ];
        for (const [what, go] of goOn) {
            await shown().updateComplete;
            more()!.focus();
            more()!.click();
            more()!.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
            await shown().updateComplete;
            expect(inView(), what).to.deep.equal(["first", "second"]);
            go();
            await shown().updateComplete;
            expect(inView(), what).to.deep.equal(["second"]);
        }
        expect(shown().shadowRoot!.activeElement).to.equal(more());
    });

    it("stay while earlier ones are in view, and go on going afterwards", async () => {
        const { running, restore } = watchTimers();
        try {
            notify("success", "first");
            notify("success", "second");
            await shown().updateComplete;
            more()!.click();
            notify("success", "third");
            expect(running.size).to.equal(0);
            await shown().updateComplete;
            more()!.click();
            expect(running.size).to.equal(3);
        } finally {
            restore();
        }
    });

    it("lie at the end of the page, which keeps as much room there as they take; no longer than they are there", async () => {
        const room = () => Number(/\d+/.exec(document.documentElement.style.getPropertyValue("--ak-messages-room"))?.[0]);
        notify("info", "something");
        await waitUntil(() => room() >= shown().offsetHeight && shown().offsetHeight > 0);
        expect(innerHeight - shown().getBoundingClientRect().bottom).to.be.within(0, 40);
        await shown().updateComplete;
        shown().shadowRoot!.querySelector<HTMLElement>("[aria-label=Dismiss]")!.click();
        await waitUntil(() => Number.isNaN(room()));
        const modal = await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
        notify("info", "in the dialog");
        await waitUntil(() => shown().offsetHeight > 0 && shown().hasAttribute("over-dialog"));
        expect(room()).to.be.NaN;
        modal.remove();
    });

    it("go by their button, each alone", async () => {
        notify("info", "first");
        notify("info", "second");
        await shown().updateComplete;
        shown().shadowRoot!.querySelector<HTMLElement>("[aria-label=Dismiss]")!.click();
        await shown().updateComplete;
        expect(texts()).to.deep.equal(["second"]);
    });

    it("that offer to take something back stay as long as that can be done, and no longer", async () => {
        const { setTimeout: start } = window;
        let end: (() => void) | undefined;
        Object.assign(window, { setTimeout: (run: () => void, ms = 0) => (ms > 60_000 ? ((end = run), 0) : start(run, ms)) });
        try {
            undoable({ done: "deleted", undo: async () => undefined, undone: "back", until: Date.now() + 1_800_000 });
        } finally {
            Object.assign(window, { setTimeout: start });
        }
        await shown().updateComplete;
        expect(texts()).to.deep.equal(["deleted"]);
        end!();
        await shown().updateComplete;
        expect(texts()).to.deep.equal([]);
    });

    it("stay while the focus is in them, as on what they offer", async () => {
        const { running, restore } = watchTimers();
        try {
            notify("success", "made", html`<button>Go on</button>`);
            await shown().updateComplete;
            const offer = shown().shadowRoot!.querySelector<HTMLElement>(".pf-v6-c-alert__description button")!;
            expect(running.size).to.equal(1);
            offer.focus();
            expect(running.size).to.equal(0);
            offer.blur();
            expect(running.size).to.equal(1);
        } finally {
            restore();
        }
    });

    describe("that can be undone", () => {
        let undone: string[];
        const offer = (name: string, undo = async (): Promise<unknown> => undone.push(name)): void =>
            undoable({ done: `${name} was removed.`, undo, undone: `${name} is back.` });
        const key = (target: EventTarget, init: KeyboardEventInit = {}) =>
            target.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: !isApple, metaKey: isApple, bubbles: true, composed: true, ...init }));
        const button = () => shown().shadowRoot!.querySelector<HTMLElement>(".pf-v6-c-alert__action-group button")!;
        beforeEach(() => (undone = []));

        it("stay until they are answered, and say what was undone; a view that may show it is told", async () => {
            let told = 0;
            const host = await fixture<AkElement>(html`<ak-loading></ak-loading>`);
            new WhenUndone(host, () => told++);
            const timers: number[] = [];
            const start = window.setTimeout;
            Object.assign(window, { setTimeout: (run: () => void, ms = 0) => (timers.push(ms), start(run, ms)) });
            try {
                offer("ada");
                await shown().updateComplete;
                expect(timers).to.not.include(8000);
                button().click();
                await waitUntil(() => texts().join() === "ada is back.");
                expect([undone, told]).to.deep.equal([["ada"], 1]);
                expect(timers).to.include(8000);
            } finally {
                Object.assign(window, { setTimeout: start });
            }
        });

        it("a view is told, too, of what was done in another tab; once it is looked at", async () => {
            let told = 0;
            const host = await fixture<AkElement>(html`<ak-loading></ak-loading>`);
            new WhenUndone(host, () => told++);
            const other = new BroadcastChannel("authentik-changed");
            const { setTimeout: plain } = window;
            const see = (state: DocumentVisibilityState) => {
                Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
                document.dispatchEvent(new Event("visibilitychange"));
            };
            try {
                for (let times = 0; times < 3; times++) other.postMessage(null);
                await waitUntil(() => told > 0);
                see("hidden");
                // Its way there, and the quiet after it.
                await new Promise<void>((missed) => {
                    Object.assign(window, { setTimeout: (run: () => void, ms?: number) => plain(() => (run(), ms === QUIET_MS && missed()), ms) });
                    other.postMessage(null);
                });
                expect(told).to.equal(1);
                see("visible");
                expect(told).to.equal(2);
                see("visible");
                expect(told).to.equal(2);
            } finally {
                Object.assign(window, { setTimeout: plain });
                Reflect.deleteProperty(document, "visibilityState");
                other.close();
            }
        });

        it("stay when it fails, with the reason, and can be tried again", async () => {
            let isDown = true;
            offer("ada", async () => {
                if (isDown) throw new ApiError(500, { detail: "A server error occurred." });
            });
            await shown().updateComplete;
            button().click();
            await waitUntil(() => texts().join() === "ada was removed.,It could not be undone.");
            isDown = false;
            await waitUntil(() => button().ariaDisabled === "false");
            button().click();
            await waitUntil(() => texts().includes("ada is back."));
        });

        it("go when there is nothing left that it could be undone to", async () => {
            offer("ada", () => Promise.reject(new ApiError(404, { detail: "Not found." })));
            await shown().updateComplete;
            button().click();
            await waitUntil(() => texts().join() === "It could not be undone.");
        });

        it("are undone by a key, the last one first; not while somebody types, nor behind a dialog", async () => {
            const page = await fixture(html`<div><input aria-label="Text" /></div>`);
            offer("ada");
            offer("bob");
            await shown().updateComplete;
            key(page.querySelector("input")!);
            key(page, { shiftKey: true });
            const modal = await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
            key(page);
            modal.remove();
            expect(undone).to.deep.equal([]);
            key(page);
            await waitUntil(() => texts().includes("bob is back."));
            key(page);
            await waitUntil(() => texts().includes("ada is back."));
            expect(undone).to.deep.equal(["bob", "ada"]);
        });

        it("can be undone behind the newest, too", async () => {
            for (const name of ["ada", "bob"]) offer(name);
            await shown().updateComplete;
            more()!.click();
            await waitUntil(() => inView().length === 2);
            button().click();
            await waitUntil(() => undone.join() === "ada");
        });

        it("stay in view when something else is told, the last of them", async () => {
            for (const name of ["ada", "bob"]) offer(name);
            notify("info", "Python is being loaded");
            await shown().updateComplete;
            expect([inView(), more()!.textContent.trim()]).to.deep.equal([["bob was removed.", "Python is being loaded"], "1 earlier message"]);
        });

        it("stay over no fields of a dialog that was opened since, and are in view again behind it", async () => {
            offer("ada");
            const modal = await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
            notify("info", "Python is being loaded");
            await shown().updateComplete;
            expect([inView(), more()!.textContent.trim()]).to.deep.equal([["Python is being loaded"], "1 earlier message"]);
            modal.remove();
            await waitUntil(() => document.querySelector("ak-messages") && inView().join() === "ada was removed.,Python is being loaded");
        });

        it("do not become more and more: the oldest of eleven gives way", async () => {
            for (let number = 0; number <= 10; number++) offer(String(number));
            await shown().updateComplete;
            expect([texts().length, texts()[0]]).to.deep.equal([10, "1 was removed."]);
        });
    });

    it("of a failure say what failed, why, and the number of the request", async () => {
        notifyFailure(new ApiError(500, { detail: "A server error occurred." }, "813f5b61"), "The mail was not sent.");
        await shown().updateComplete;
        const text = shown().shadowRoot!.textContent!.replace(/\s+/g, " ");
        for (const part of ["The mail was not sent.", "A server error occurred.", "Request 813f5b61"]) expect(text).to.contain(part);
        expect(shown().shadowRoot!.querySelector(".pf-m-danger")).to.exist;
        // PatternFly has one place for what describes: two would lie on one another.
        const tops = [...shown().shadowRoot!.querySelectorAll(".pf-v6-c-alert__description > *")].map((line) => line.getBoundingClientRect());
        expect(tops.length).to.equal(2);
        expect(tops[0]!.bottom).to.be.at.most(tops[1]!.top + 1);
    });

    /** A window of this width, in which messages can be shown. */
    const windowOf = async (width: number): Promise<Required<Pick<Window, "document" | "notifyInFrame">>> => {
        const frame = await fixture<HTMLIFrameElement>(html`<iframe src="/src/elements/testing/messages.html" title="Page"></iframe>`);
        Object.assign(frame.style, { inlineSize: `${width}px`, blockSize: "844px" });
        await waitUntil(() => frame.contentWindow?.notifyInFrame, "the page is loaded");
        return { document: frame.contentDocument!, notifyInFrame: frame.contentWindow!.notifyInFrame! };
    };

    for (const width of [390, 780])
        it(`lie at the bottom of a page, and at the top of a dialog, whose buttons are below (${width} px)`, async () => {
            const { document: page, notifyInFrame } = await windowOf(width);
            const place = async (text: string): Promise<DOMRect> => {
                notifyInFrame("success", text);
                const messages = page.querySelector("ak-messages")!;
                await messages.updateComplete;
                return messages.getBoundingClientRect();
            };
            const alone = await place("saved");
            expect(alone.bottom).to.be.above(800);
            expect([alone.left >= 0, alone.right <= width]).to.deep.equal([true, true]);
            page.body.append(page.createElement("ak-modal"));
            expect((await place("not saved")).top).to.be.below(120);
        });

    it("lie above a dialog", async () => {
        await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
        notify("info", "above");
        await shown().updateComplete;
        const { left, top } = shown().getBoundingClientRect();
        await waitUntil(() => document.elementFromPoint(left + 20, top + 20) === shown());
    });

    it("go on in a dialog that is opened while they are shown", async () => {
        notify("success", "saved");
        await shown().updateComplete;
        await fixture(html`<ak-modal header="Dialog"></ak-modal>`);
        notify("danger", "not saved");
        await shown().updateComplete;
        expect(shown().parentElement?.localName).to.equal("ak-modal");
        expect(texts()).to.deep.equal(["saved", "not saved"]);
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

    it("an error without a name of its own has no heading without words", async () => {
        const failed = await fixture<EmptyState>(html`<ak-empty-state .error=${new ApiError(500, {})}></ak-empty-state>`);
        expect(failed.shadowRoot!.querySelector("h2")).to.equal(null);
        await expect(failed).to.be.accessible();
    });

    it("an error where content would be is an alert; that there is nothing is none", async () => {
        const failed = await fixture<EmptyState>(html`<ak-empty-state header="It failed." .retry=${() => undefined}></ak-empty-state>`);
        const empty = await fixture<EmptyState>(html`<ak-empty-state header="Nothing."></ak-empty-state>`);
        expect([failed, empty].map((one) => one.shadowRoot!.querySelector("[role=alert]") !== null)).to.deep.equal([true, false]);
    });
});
