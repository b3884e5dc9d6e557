import { expect } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { openBulk, type BulkWork } from "./bulk.ts";
import { waitUntil } from "../testing/wait-until.ts";

describe("doing something with several objects", () => {
    const things = ["one", "two", "three"];
    let on: Set<string>;
    beforeEach(() => (on = new Set()));
    afterEach(() => {
        document.querySelector("ak-modal")?.parentElement!.remove();
        document.querySelector("ak-messages")?.remove();
    });
    const open = (changes: Partial<BulkWork<string>> = {}): Promise<readonly string[]> =>
        openBulk<string>(
            {
                objects: things,
                header: "Switch on",
                act: async (thing) => {
                    on.add(thing);
                    return async () => on.delete(thing);
                },
                done: (count) => `${count} switched on.`,
                undone: (count) => `${count} switched off.`,
                ...changes,
            },
            (thing) => thing,
        );
    const question = { text: "They get warm.", yes: "Switch on" };
    const refused = new ApiError(400, { detail: "Not this one." });
    const inside = (): ShadowRoot => document.querySelector("ak-bulk")!.shadowRoot!;
    const text = (): string => document.querySelector("ak-bulk")?.shadowRoot?.textContent.replace(/\s+/g, " ") ?? "";
    const main = (): HTMLElement => inside().querySelector<HTMLElement>(".pf-v6-c-button:not(.cancel)")!;
    const wayOut = (): HTMLElement => inside().querySelector<HTMLElement>(".cancel")!;
    const messages = (): ShadowRoot => document.querySelector("ak-messages")!.shadowRoot!;
    const told = (part: string): Promise<void> => waitUntil(() => document.querySelector("ak-messages") && messages().textContent.includes(part));

    it("asks first, with the focus on Cancel, which does nothing", async () => {
        const result = open({ question });
        await waitUntil(() => text().includes("They get warm."));
        for (const thing of things) expect(text()).to.contain(thing);
        expect(inside().activeElement).to.equal(wayOut());
        wayOut().click();
        expect(await result).to.deep.equal([]);
        expect(on.size).to.equal(0);
        expect(document.querySelector("ak-messages")).to.equal(null);
    });

    it("names the first few, and those that must not be; the others behind how many they are", async () => {
        const many = Array.from({ length: 20 }, (_, at) => `thing-${at}`);
        void open({ objects: many, question: { ...question, refusal: (thing) => (thing === "thing-19" ? "Not the last." : undefined) } });
        await waitUntil(() => text().includes("They get warm."));
        const names = [...inside().querySelectorAll("li strong")].filter((name) => name.checkVisibility()).map(({ textContent }) => textContent);
        expect(names).to.deep.equal(["thing-0", "thing-1", "thing-2", "thing-3", "thing-4", "thing-19"]);
        expect(inside().querySelector("summary")!.textContent).to.equal("14 more");
    });

    it("does it with each after a yes, closes, and says with how many", async () => {
        const result = open({ question });
        await waitUntil(() => text().includes("They get warm."));
        main().click();
        expect(await result).to.deep.equal(things);
        expect([...on]).to.deep.equal(things);
        await told("3 switched on.");
    });

    it("does at once what needs no question, and takes all of it back by Undo", async () => {
        expect(await open()).to.deep.equal(things);
        await told("3 switched on.");
        messages().querySelector<HTMLElement>(".pf-v6-c-alert__action-group button")!.click();
        await told("3 switched off.");
        expect(on.size).to.equal(0);
    });

    it("names the one object that it was done with", async () => {
        await open({ objects: ["two"] });
        await told("two");
    });

    it("says with which objects it failed, and why, and tries those again", async () => {
        let isBroken = true;
        const asked: string[] = [];
        const result = open({
            act: async (thing) => {
                asked.push(thing);
                if (thing !== "two" || !isBroken) return async () => undefined;
                throw refused;
            },
        });
        await waitUntil(() => text().includes("Not this one."));
        expect([...inside().querySelectorAll("strong")].map(({ textContent }) => textContent)).to.deep.equal(["two"]);
        await waitUntil(() => wayOut().textContent === "Close");
        expect(main().textContent.trim()).to.equal("Try again");
        isBroken = false;
        main().click();
        expect(await result).to.have.members(things);
        expect(asked).to.deep.equal([...things, "two"]);
    });

    it("gives what was done when it is closed after a failure", async () => {
        const result = open({
            act: async (thing) => {
                if (thing === "two") throw refused;
                return async () => undefined;
            },
        });
        await waitUntil(() => text().includes("Not this one."));
        wayOut().click();
        expect(await result).to.have.members(["one", "three"]);
        await told("2 switched on.");
    });

    it("tells which objects are left out, and why, before anything is done", async () => {
        const refusal = (thing: string): string | undefined => (thing === "one" ? "It is on fire." : undefined);
        const result = open({ question: { ...question, refusal } });
        await waitUntil(() => text().includes("It is on fire."));
        main().click();
        expect(await result).to.deep.equal(["two", "three"]);
        expect([...on]).to.deep.equal(["two", "three"]);
    });

    it("offers nothing where all are left out", async () => {
        const result = open({ question: { ...question, refusal: () => "It is on fire." } });
        await waitUntil(() => text().includes("It is on fire."));
        expect(text()).to.not.contain("They get warm.");
        expect(document.querySelector("ak-bulk")!.shadowRoot!.querySelectorAll("button")).to.have.length(1);
        wayOut().click();
        expect(await result).to.deep.equal([]);
        expect(on.size).to.equal(0);
    });

    it("tells how far it is; stopped, it ends with what was on its way", async () => {
        const many = Array.from({ length: 10 }, (_, at) => `thing ${at + 1}`);
        const going: (() => void)[] = [];
        const result = open({
            objects: many,
            question,
            act: (thing) =>
                new Promise((resolve) =>
                    going.push(() => {
                        on.add(thing);
                        resolve(async () => undefined);
                    }),
                ),
        });
        await waitUntil(() => text().includes("They get warm."));
        main().click();
        await waitUntil(() => going.length === 4);
        going[0]!();
        await waitUntil(() => inside().querySelector("ak-progress")?.label === "1 of 10");
        await waitUntil(() => going.length === 5);
        wayOut().click();
        await waitUntil(() => !document.querySelector("ak-modal"));
        for (const end of going) end();
        expect(await result).to.deep.equal(many.slice(0, 5));
        expect(going).to.have.length(5);
    });
});
