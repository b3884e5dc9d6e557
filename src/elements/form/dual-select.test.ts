import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import type { DualSelect } from "./dual-select.ts";
import "./dual-select.ts";
import { problemOf } from "./field.ts";
import { dual } from "./fields.ts";
import { among, type Search } from "./options.ts";
import type { PickList } from "./pick-list.ts";

const people = ["Ada", "Bob", "Carol", "Dora"].map((label) => ({ value: label.toLowerCase(), label }));

describe("ak-dual-select", () => {
    const make = async (): Promise<DualSelect> => {
        const one = await fixture<DualSelect>(html`<ak-dual-select .search=${among(people)}></ak-dual-select>`);
        await waitUntil(() => options(one, 0).length === people.length);
        return one;
    };
    const list = (one: DualSelect, at: 0 | 1) => one.shadowRoot!.querySelectorAll("ak-pick-list")[at]!;
    const options = (one: DualSelect, at: 0 | 1) => [...(list(one, at).shadowRoot?.querySelectorAll<HTMLElement>("li:not(.note)") ?? [])];
    const labels = (one: DualSelect, at: 0 | 1) => options(one, at).map(({ textContent }) => textContent.trim());
    const press = (one: DualSelect, label: string) => one.shadowRoot!.querySelector<HTMLElement>(`[aria-label='${label}']`)!.click();
    const renders = (one: { updated: (changed: never) => void }): (() => number) => {
        let count = 0;
        const { updated } = one;
        one.updated = (changed) => {
            // A page that renders without end could not report that.
            if (++count > 50) throw new Error("renders for ever");
            updated.call(one, changed);
        };
        return () => count;
    };

    it("B1 one of several can be picked, and the page still answers", async () => {
        const one = await make();
        const times = renders(list(one, 0) as never);
        options(one, 0)[1]!.click();
        await new Promise((resolve) => setTimeout(resolve));
        await one.updateComplete;
        expect(times()).to.be.below(5);
        expect(options(one, 0).map((option) => option.ariaSelected)).to.deep.equal(["false", "true", "false", "false"]);
        press(one, "Add what is picked");
        await waitUntil(() => labels(one, 1).length === 1);
        expect([labels(one, 0), labels(one, 1)]).to.deep.equal([["Ada", "Carol", "Dora"], ["Bob"]]);
        expect(one.value).to.deep.equal(["bob"]);
    });

    it("what is picked and not added is told as that, not as a field that is empty", async () => {
        const form = await fixture<Form<Record<string, unknown>>>(
            html`<ak-form .fields=${[dual("people", "People", { search: among(people) }, { required: true })]}></ak-form>`,
        );
        const one = form.shadowRoot!.querySelector<DualSelect>("ak-dual-select")!;
        await waitUntil(() => options(one, 0).length === people.length);
        expect(problemOf(one)).to.equal("This field is required.");
        options(one, 0)[1]!.click();
        await waitUntil(() => problemOf(one) === "What is picked is not added yet: press the arrow that adds it.");
        press(one, "Add what is picked");
        await waitUntil(() => problemOf(one) === undefined);
    });

    it("B1 hands its lists the same options as long as nothing has come or gone", async () => {
        const one = await make();
        const before = list(one, 0).options;
        one.label = "Members";
        await one.updateComplete;
        expect(list(one, 0).options).to.equal(before);
    });

    it("B1 a list says what is picked once, and not again when its options are the same", async () => {
        const one = await fixture<PickList>(html`<ak-pick-list label="People" .options=${people}></ak-pick-list>`);
        const told: unknown[] = [];
        one.addEventListener("ak-picked", (event) => {
            told.push((event as CustomEvent).detail);
            if (told.length < 20) one.options = [...people];
        });
        one.shadowRoot!.querySelectorAll("li")[2]!.click();
        await new Promise((resolve) => setTimeout(resolve));
        await one.updateComplete;
        expect(told).to.deep.equal([["carol"]]);
        one.options = people.slice(0, 2);
        await one.updateComplete;
        expect(told).to.deep.equal([["carol"], []]);
    });

    describe("of many", () => {
        const many = Array.from({ length: 70 }, (_, index) => ({ value: index, label: `Person ${String(index).padStart(2, "0")}` }));
        const search: Search = async (text, _signal, page) => {
            const found = many.filter(({ label }) => label.includes(text));
            return { options: found.slice((page - 1) * 20, page * 20), more: found.length > page * 20 };
        };
        const withChosen = (count: number) => fixture<DualSelect>(html`<ak-dual-select .search=${search} .chosen=${many.slice(0, count)}></ak-dual-select>`);

        it("A14: what is left is found where all of the first pages is chosen, or nearly all", async () => {
            for (const count of [19, 20, 40, 59]) {
                const one = await withChosen(count);
                await waitUntil(() => labels(one, 0)[0] === many[count]!.label && options(one, 0).length > 10, `${count} chosen`);
            }
        });

        it("A14: it says that all are chosen when all are, and not before", async () => {
            const said = (one: DualSelect) => list(one, 0).shadowRoot!.querySelector(".note")?.textContent;
            const one = await withChosen(69);
            await waitUntil(() => labels(one, 0).join() === "Person 69");
            press(one, "Add all that are shown");
            await waitUntil(() => said(one) === "All are chosen.");
            expect(one.value).to.have.length(70);
        });

        it("A14: a list in a closed section asks for its first page, and for more once that is opened", async () => {
            const asked: number[] = [];
            const counting: Search = (text, signal, page) => (asked.push(page), search(text, signal, page));
            const section = await fixture(html`<div hidden><ak-dual-select .search=${counting} .chosen=${many.slice(0, 20)}></ak-dual-select></div>`);
            const one = section.querySelector("ak-dual-select")!;
            await list(one, 0).updateComplete;
            expect(asked).to.deep.equal([1]);
            section.removeAttribute("hidden");
            await waitUntil(() => labels(one, 0)[0] === "Person 20");
            expect(asked).to.deep.equal([1, 2]);
        });
    });

    it("B14 the focus goes into the field that searches what there is, and Enter there sends nothing", async () => {
        const form = await fixture<HTMLFormElement>(html`<form><ak-dual-select .search=${among(people)}></ak-dual-select><button>Add</button></form>`);
        const one = form.querySelector("ak-dual-select")!;
        await waitUntil(() => options(one, 0).length === people.length);
        let sent = 0;
        form.addEventListener("submit", (event) => (event.preventDefault(), sent++));
        one.focus();
        expect(list(one, 0).shadowRoot!.activeElement?.ariaLabel).to.equal("Search: Available");
        await sendKeys({ type: "car" });
        await waitUntil(() => labels(one, 0).length === 1);
        await sendKeys({ press: "Enter" });
        expect(sent).to.equal(0);
    });

    describe("from the field above a list", () => {
        const field = (one: DualSelect) => list(one, 0).shadowRoot!.querySelector("input")!;
        /** What a screen reader is led to. */
        const active = (one: DualSelect) => {
            const id = field(one).getAttribute("aria-activedescendant");
            return id && list(one, 0).shadowRoot!.getElementById(id)?.textContent.trim();
        };
        const updated = async (one: DualSelect): Promise<void> => {
            await one.updateComplete;
            await list(one, 0).updateComplete;
        };

        it("arrows go through what is found, and Enter chooses it", async () => {
            const one = await make();
            one.focus();
            expect(active(one), "before a key").to.equal(null);
            await sendKeys({ press: "Enter" });
            expect(one.value).to.deep.equal([]);
            const led: unknown[] = [];
            for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
                await sendKeys({ press: key });
                await updated(one);
                led.push(active(one));
            }
            expect(led).to.deep.equal(["Ada", "Bob", "Carol", "Bob"]);
            await sendKeys({ press: "Enter" });
            expect(one.value).to.deep.equal(["bob"]);
            await updated(one);
            expect(active(one)).to.equal("Carol");
            expect(list(one, 0).shadowRoot!.activeElement).to.equal(field(one));
        });

        it("Enter waits for what was typed to be found, and chooses that", async () => {
            const one = await make();
            one.focus();
            await sendKeys({ type: "dora" });
            await sendKeys({ press: "Enter" });
            await waitUntil(() => one.value.length === 1);
            expect(one.value).to.deep.equal(["dora"]);
            await sendKeys({ type: "bob" });
            expect(field(one).value, "what is typed next").to.equal("bob");
        });

        it("Enter chooses nothing any more once the focus has gone on", async () => {
            let answer!: () => void;
            const slow: Search = async (text) =>
                text === "" ? people : new Promise((found) => (answer = () => found(people.filter(({ label }) => label.includes(text)))));
            const one = await fixture<DualSelect>(html`<ak-dual-select .search=${slow}></ak-dual-select>`);
            await waitUntil(() => options(one, 0).length === people.length);
            one.focus();
            await sendKeys({ type: "Dora" });
            await sendKeys({ press: "Enter" });
            await sendKeys({ press: "Tab" });
            await waitUntil(() => answer);
            answer();
            await waitUntil(() => labels(one, 0).join() === "Dora");
            await updated(one);
            expect(one.value).to.deep.equal([]);
        });
    });

    it("B14 a dialog with two lists starts in that field", async () => {
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${[dual("added", "Users", among(people))]}></ak-form>`);
        await waitUntil(() => form.shadowRoot!.activeElement);
        expect(list(form.shadowRoot!.querySelector("ak-dual-select")!, 0).shadowRoot!.activeElement?.localName).to.equal("input");
    });
});
