import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { ApiError } from "#src/base/errors.ts";
import { useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Choice } from "./choice.ts";
import "./choice.ts";
import type { MultiSelect } from "./multi-select.ts";
import "./multi-select.ts";
import type { Option, Search } from "./options.ts";

const people: Option[] = Array.from({ length: 45 }, (_, index) => ({ value: index, label: `Person ${index}`, group: index < 2 ? "First" : undefined }));

type Found = Awaited<ReturnType<Search>>;

/** What was found without the first people, as a picker leaves out who is in already. */
function leaving(found: Found, first: number): Found {
    const { options, more } = "more" in found ? found : { options: found, more: false };
    return { options: options.filter(({ value }) => Number(value) >= first), more };
}

describe("a field with a list to choose from", () => {
    let asked: [text: string, page: number][];
    const search: Search = async (text, _signal, page) => {
        asked.push([text, page]);
        const found = people.filter(({ label }) => label.includes(text));
        return { options: found.slice((page - 1) * 20, page * 20), more: found.length > page * 20 };
    };
    beforeEach(() => (asked = []));

    const input = (one: HTMLElement) => one.shadowRoot!.querySelector("input")!;
    const options = (one: HTMLElement) => [...one.shadowRoot!.querySelectorAll<HTMLElement>(".option")];
    const isOpen = (one: HTMLElement) => one.shadowRoot!.querySelector(".list")!.matches(":popover-open");
    const active = (one: HTMLElement) => one.shadowRoot!.querySelector(`#${input(one).getAttribute("aria-activedescendant") ?? "none"}`)?.textContent?.trim();
    const key = async (one: Choice | MultiSelect, name: string): Promise<KeyboardEvent> => {
        const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, composed: true });
        input(one).dispatchEvent(event);
        await one.updateComplete;
        return event;
    };
    const type = (one: HTMLElement, text: string) => {
        input(one).value = text;
        input(one).dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    };
    const choice = (changes: Partial<Choice> = {}) =>
        fixture<Choice>(
            html`<ak-choice
                label="Person"
                .search=${changes.search ?? search}
                .value=${changes.value ?? null}
                .chosen=${changes.chosen}
                .find=${changes.find}
                ?required=${changes.required ?? false}
            ></ak-choice>`,
        );

    it("has a red line where it was refused, and still the ring that shows the focus", async () => {
        await useTheme("light");
        const one = await choice();
        const frame = one.shadowRoot!.querySelector(".pf-v6-c-text-input-group")!;
        const line = (): string => getComputedStyle(frame, "::before").borderTopColor;
        const before = line();
        one.invalid = true;
        await one.updateComplete;
        expect([line() === before, getComputedStyle(frame).outlineStyle]).to.deep.equal([false, "none"]);
        one.focus();
        expect(getComputedStyle(frame).outlineWidth).to.equal("2px");
    });

    it("sends no request before it is opened, and shows the label of what is chosen all the same", async () => {
        const known = await choice({ value: 3, chosen: people[3]! });
        const asking = await choice({ value: 4, find: async (value) => people[Number(value)]! });
        await waitUntil(() => input(asking).value === "Person 4");
        expect([input(known).value, asked]).to.deep.equal(["Person 3", []]);
    });

    it("shows the key of what is chosen when its label cannot be had", async () => {
        const one = await choice({ value: "key", find: () => Promise.reject(new ApiError(404, {})) });
        await waitUntil(() => input(one).value === "key");
    });

    it("does not open when the focus only passes by", async () => {
        const one = await choice();
        one.focus();
        expect([isOpen(one), asked]).to.deep.equal([false, []]);
    });

    it("lets what is typed take the place of what is chosen, however the focus came", async () => {
        const one = await choice({ value: 3, chosen: people[3]! });
        one.focus();
        await sendKeys({ type: "Person 4" });
        expect(input(one).value).to.equal("Person 4");
    });

    it("lets what is typed take the place of what is chosen, also where its label comes after the focus", async () => {
        let answer: (found: Option) => void = () => undefined;
        const one = await choice({ value: 3, find: () => new Promise((resolve) => (answer = resolve)) });
        one.focus();
        answer(people[3]!);
        await waitUntil(() => input(one).value === "Person 3");
        await sendKeys({ type: "Person 4" });
        expect(input(one).value).to.equal("Person 4");
    });

    it("is a combobox: arrows open and go through, Enter chooses, and the field says which", async () => {
        const one = await choice();
        one.focus();
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === 20);
        expect(input(one).getAttribute("aria-expanded")).to.equal("true");
        expect(active(one)).to.equal("Person 0");
        await key(one, "ArrowDown");
        expect(active(one)).to.equal("Person 1");
        const event = await key(one, "Enter");
        expect([one.value, isOpen(one), input(one).value, event.defaultPrevented]).to.deep.equal([1, false, "Person 1", true]);
    });

    it("closes by Escape without a choice, which is not for the dialog around it", async () => {
        const one = await choice({ value: 3, chosen: people[3]! });
        let seen = 0;
        one.parentElement!.addEventListener("keydown", ({ key: name }) => name === "Escape" && seen++);
        one.focus();
        type(one, "Pers");
        await key(one, "Escape");
        expect([isOpen(one), one.value, input(one).value, seen]).to.deep.equal([false, 3, "Person 3", 0]);
        await key(one, "Escape");
        expect(seen).to.equal(1);
    });

    it("asks for what was typed, once, after a pause", async () => {
        const one = await choice();
        one.focus();
        for (const text of ["P", "Person 4", "Person 44"]) type(one, text);
        await waitUntil(() => options(one).length === 1);
        expect(asked).to.deep.equal([["Person 44", 1]]);
    });

    it("asks for the next page at the end of the list, and not before", async () => {
        const one = await choice();
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === 20);
        for (let step = 0; step < 20; step++) await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === 40);
        expect(asked).to.deep.equal([
            ["", 1],
            ["", 2],
        ]);
        const list = one.shadowRoot!.querySelector(".list")!;
        list.scrollTop = list.scrollHeight;
        await waitUntil(() => options(one).length === 45);
    });

    it("A14: asks for the next page where too little is left of one to be scrolled", async () => {
        const one = await choice({ search: async (...question) => leaving(await search(...question), 17) });
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length > 10);
        expect(options(one)[0]!.textContent).to.contain("Person 17");
    });

    it("takes an emptied field for none, unless one is required", async () => {
        const free = await choice({ value: 3, chosen: people[3]! });
        const bound = await choice({ value: 3, chosen: people[3]!, required: true });
        for (const one of [free, bound]) {
            one.focus();
            type(one, "");
            one.blur();
            await one.updateComplete;
        }
        expect([free.value, bound.value, input(bound).value]).to.deep.equal([null, 3, "Person 3"]);
    });

    it("forgets what was typed and not chosen", async () => {
        const one = await choice({ value: 3, chosen: people[3]! });
        one.focus();
        type(one, "nobody");
        input(one).blur();
        await one.updateComplete;
        expect([one.value, input(one).value]).to.deep.equal([3, "Person 3"]);
    });

    it("is cleared by its button", async () => {
        const one = await choice({ value: 3, chosen: people[3]! });
        one.shadowRoot!.querySelector<HTMLElement>("[aria-label=Clear]")!.click();
        await one.updateComplete;
        expect([one.value, input(one).value, one.shadowRoot!.querySelector("[aria-label=Clear]")]).to.deep.equal([null, "", null]);
    });

    it("says why it found nothing", async () => {
        const one = await choice({ search: () => Promise.reject(new ApiError(403, { detail: "Not for you." })) });
        await key(one, "ArrowDown");
        await waitUntil(() => one.shadowRoot!.querySelector(".note")?.textContent === "Not for you.");
    });

    it("puts options of a group under its heading", async () => {
        const one = await choice();
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === 20);
        expect([...one.shadowRoot!.querySelectorAll(".group")].map(({ textContent }) => textContent)).to.deep.equal(["First"]);
    });

    it("shows the answer to the last question, whichever comes first", async () => {
        const answers = new Map<string, (options: Option[]) => void>();
        const one = await choice({ search: (text) => new Promise((resolve) => answers.set(text, resolve)) });
        await key(one, "ArrowDown");
        type(one, "b");
        await waitUntil(() => answers.has("b"));
        answers.get("b")!([people[1]!]);
        answers.get("")!([people[0]!]);
        await waitUntil(() => options(one).length === 1);
        expect(options(one)[0]!.textContent).to.contain("Person 1");
    });

    it("K141: Enter chooses what was typed, and not what was found before by another text", async () => {
        const one = await choice();
        one.focus();
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === 20);
        type(one, "Person 44");
        expect(options(one), "still those of before").to.have.lengthOf(20);
        await key(one, "Enter");
        await waitUntil(() => one.value !== null);
        expect([one.value, isOpen(one), input(one).value]).to.deep.equal([44, false, "Person 44"]);
    });

    it("K141: Enter chooses nothing where nothing is found by what was typed, or the field was left meanwhile", async () => {
        let answer: (found: Option[]) => void = () => undefined;
        const one = await choice({ search: (text) => (text === "" ? Promise.resolve(people) : new Promise((resolve) => (answer = resolve))) });
        one.focus();
        await key(one, "ArrowDown");
        await waitUntil(() => options(one).length === people.length);
        type(one, "nobody");
        await key(one, "Enter");
        answer([]);
        await waitUntil(() => one.shadowRoot!.querySelector(".note")?.textContent === "Nothing found.");
        expect(one.value).to.equal(null);

        type(one, "Person 4");
        await key(one, "Enter");
        input(one).blur();
        answer([people[4]!]);
        await waitUntil(() => options(one).length === 1);
        expect(one.value).to.equal(null);
    });

    it("says how one comes to be where there is none at all, which is not the same as none found", async () => {
        const note = (one: Choice) => one.shadowRoot!.querySelector(".note")?.textContent;
        const none = "Make one under “Flows”.";
        for (const [found, said] of [
            [{ options: [], more: false, none }, none],
            [[], "There is none to choose."],
        ] as const) {
            const one = await choice({ search: async () => found });
            one.focus();
            await key(one, "ArrowDown");
            await waitUntil(() => note(one) === said);
            type(one, "x");
            await waitUntil(() => note(one) === "Nothing found.");
        }
    });

    describe("of many", () => {
        const many = (chosen: Option[]) => fixture<MultiSelect>(html`<ak-multi-select label="People" .search=${search} .chosen=${chosen}></ak-multi-select>`);

        it("takes what is typed after a choice for the next one, and not for more of the last", async () => {
            const one = await many([]);
            input(one).focus();
            await sendKeys({ type: "Person 7" });
            await waitUntil(() => options(one).length === 1);
            options(one)[0]!.click();
            await sendKeys({ type: "Person 9" });
            await waitUntil(() => options(one).length === 1 && options(one)[0]!.textContent.includes("Person 9"));
            options(one)[0]!.click();
            // As the mouse does: it puts the caret behind what stands there.
            input(one).setSelectionRange(8, 8);
            input(one).click();
            await sendKeys({ type: "Person 11" });
            await waitUntil(() => options(one).length === 1 && options(one)[0]!.textContent.includes("Person 11"));
            options(one)[0]!.click();
            expect(one.value).to.deep.equal([7, 9, 11]);
        });

        it("stays open while several are chosen, and gives up what is chosen again", async () => {
            const one = await many([]);
            one.focus();
            await key(one, "ArrowDown");
            await waitUntil(() => options(one).length === 20);
            await key(one, "Enter");
            await key(one, "ArrowDown");
            await key(one, "Enter");
            expect([one.value, isOpen(one)]).to.deep.equal([[0, 1], true]);
            await key(one, "Enter");
            expect(one.value).to.deep.equal([0]);
            expect(options(one)[0]!.getAttribute("aria-selected")).to.equal("true");
        });

        it("gives up the last by Backspace in an empty field, and any by its button", async () => {
            const one = await many(people.slice(0, 3));
            await key(one, "Backspace");
            expect(one.value).to.deep.equal([0, 1]);
            one.shadowRoot!.querySelector<HTMLElement>("[aria-label='Remove Person 0']")!.click();
            expect(one.value).to.deep.equal([1]);
        });

        it("has buttons to give up one that a finger finds, and hands the focus on to the next of them, in the end to the field", async () => {
            const one = await many([{ value: 1, label: "Somebody with a name that is longer than the field is wide, by far" }, people[2]!]);
            one.style.inlineSize = "10rem";
            const buttons = () => [...one.shadowRoot!.querySelectorAll<HTMLElement>("[aria-label^=Remove]")];
            for (const { offsetWidth, offsetHeight } of buttons()) expect(Math.min(offsetWidth, offsetHeight)).to.be.at.least(24);
            for (const next of ["Remove", "People"]) {
                buttons().at(-1)!.focus();
                buttons().at(-1)!.click();
                await waitUntil(() => one.shadowRoot!.activeElement?.getAttribute("aria-label")?.startsWith(next) === true);
            }
        });

        it("K142: shows no text that was typed and not chosen once it is left: it would look as if it were sent", async () => {
            const one = await many([]);
            one.focus();
            type(one, "Person 4");
            input(one).blur();
            expect(input(one).value).to.equal("");
        });
    });
});
