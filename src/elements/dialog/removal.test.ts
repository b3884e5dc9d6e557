import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { ApiError } from "#src/base/errors.ts";
import { locale } from "#src/context/locale.ts";
import type { Lockout } from "./lockout.ts";
import { openRemoval, type Recall, type Removal } from "./removal.ts";
import { confirmTyped } from "./typed-question.ts";
import { waitUntil } from "../testing/wait-until.ts";

interface Thing {
    pk: number;
    name: string;
}

const HOUR_MS = 3_600_000;

describe("asking before deleting", () => {
    const things: Thing[] = [
        { pk: 1, name: "one" },
        { pk: 2, name: "two" },
    ];
    let destroyed: (string | number)[];
    const open = (changes: Partial<Removal<Thing>> = {}): Promise<readonly Thing[]> => {
        destroyed = [];
        return openRemoval<Thing>({
            objects: things,
            question: (count) => `Delete ${count} things?`,
            name: ({ name }) => name,
            key: ({ pk }) => pk,
            usedBy: async () => [],
            destroy: async (key) => void destroyed.push(key),
            ...changes,
        });
    };
    const inside = () => document.querySelector("ak-removal")?.shadowRoot;
    const text = () => inside()?.textContent?.replace(/\s+/g, " ") ?? "";
    const press = (selector: string) => inside()!.querySelector<HTMLElement>(selector)!.click();
    afterEach(() => {
        document.querySelector("ak-modal")?.parentElement!.remove();
        document.querySelector("ak-messages")?.remove();
    });

    /** Deletes, as the dialog says that it can be undone. @returns what was deleted */
    const confirmed = async (result: Promise<readonly Thing[]>): Promise<readonly Thing[]> => {
        await waitUntil(() => text().includes("You can undo this while the message about it is shown."));
        press("button.pf-m-danger");
        return result;
    };

    const messages = () => document.querySelector("ak-messages")!.shadowRoot!;
    /** The button of the newest message. */
    const undo = () => [...messages().querySelectorAll<HTMLElement>(".pf-v6-c-alert__action-group button")].at(-1);

    it("shows what uses each object, and what becomes of that", async () => {
        const uses = [
            ["application", "CASCADE", "will be deleted too"],
            ["stage", "CASCADE_MANY", "the link will be removed"],
            ["tenant", "SET_DEFAULT", "will go back to its default"],
            ["group", "SET_NULL", "the reference will be cleared"],
        ] as const;
        void open({
            objects: things.slice(0, 1),
            usedBy: async () => uses.map(([name, action]) => ({ name, action, app: "authentik_core", model_name: "model" })),
        });
        await waitUntil(() => text().includes("group"));
        for (const [name, , consequence] of uses) expect(text()).to.contain(`model ${name}: ${consequence}`);
    });

    it("W3: calls what uses an object by its kind, and never by its model or key", async () => {
        const uses = [
            ["authentik_core", "group", "Group Contractors"],
            ["authentik_core", "authenticatedsession", "AuthenticatedSession object (3b0185c2-0000-4000-8000-000000000000)"],
            ["authentik_flows", "flowstagebinding", "Flow-stage binding #100 to 89e1a50e-0000-4000-8000-000000000000"],
            ["authentik_policies_expression", "expressionpolicy", "office-hours"],
            ["authentik_crypto", "certificatekeypair", "Certificate-Key Pair Ours"],
            ["authentik_core", "application", "Applications of others"],
        ] as const;
        void open({ objects: things.slice(0, 1), usedBy: async () => uses.map(([app, model_name, name]) => ({ app, model_name, name, action: "CASCADE" })) });
        await waitUntil(() => text().includes("office-hours"));
        for (const named of [
            "Group Contractors",
            "Authenticated session",
            "Flow stage binding",
            "Expression policy office-hours",
            "Application Applications of others",
        ])
            expect(text()).to.contain(`${named}: will be deleted too`);
        expect(text()).to.match(/(?<!Certificate-Key Pair )Ours: will/);
    });

    it("says the kind of what uses an object once, in the visitor's language", async () => {
        await locale.set("de");
        void open({
            objects: things.slice(0, 1),
            usedBy: async () => [{ app: "authentik_core", model_name: "group", name: "Group authentik Admins", action: "CASCADE_MANY" }],
        });
        try {
            await waitUntil(() => text().includes("authentik Admins"));
            expect(text()).to.contain("Gruppe authentik Admins").and.not.contain("Group");
        } finally {
            await locale.set("en");
        }
    });

    it("says that nothing uses it, and that it could not be found out", async () => {
        void open({ usedBy: async (key) => (key === 1 ? [] : Promise.reject(new ApiError(500, {}))) });
        await waitUntil(() => text().includes("Not used anywhere.") && text().includes("Could not check where it is used."));
    });

    it("says what follows, and what is gone by a name that cannot be taken for something else", async () => {
        const result = open({
            effect: (count) => `Whoever uses the ${count} is out.`,
            called: ({ name }) => `Session from ${name}`,
            objects: things.slice(0, 1),
        });
        await waitUntil(() => text().includes("Whoever uses the 1 is out."));
        press("button.pf-m-danger");
        await result;
        await waitUntil(() => document.querySelector("ak-messages")?.shadowRoot?.textContent?.includes("Session from one was deleted."));
    });

    it("does not call unused what is only taken out of where it is used", async () => {
        void open({ outOf: "They stay.", usedBy: async (key) => (key === 1 ? [] : Promise.reject(new ApiError(500, {}))) });
        await waitUntil(() => text().includes("Could not check where it is used.") && !text().includes("Checking"));
        expect(text()).not.to.contain("Not used anywhere.");
    });

    it("has the focus on Cancel, which deletes nothing", async () => {
        const result = open();
        await waitUntil(() => inside()?.activeElement?.matches(".cancel"));
        press(".cancel");
        expect(await result).to.deep.equal([]);
        expect(destroyed).to.deep.equal([]);
    });

    it("deletes all of them, and says how many", async () => {
        const result = open();
        await waitUntil(inside);
        press("button.pf-m-danger");
        expect(await result).to.deep.equal(things);
        expect(destroyed).to.deep.equal([1, 2]);
        expect(document.querySelector("ak-messages")!.shadowRoot!.textContent).to.contain("2 were deleted.");
    });

    it("offers to bring back what is gone, where all of it can be", async () => {
        const back: unknown[] = [];
        const result = open({
            undoing:
                async ({ pk }) =>
                async () =>
                    back.push(pk),
        });
        await confirmed(result);
        await waitUntil(undo);
        undo()!.click();
        await waitUntil(() => messages().textContent.includes("2 are back."));
        expect(back).to.deep.equal(destroyed);
    });

    it("deletes all under one id, by which the server brings them back at once, and says what went along", async () => {
        const [ids, asked]: [unknown[], unknown[]] = [[], []];
        const result = open({
            destroy: async (_key, id) => void ids.push(id),
            recall: async (id) => ({
                along: "Also deleted: Token (3)",
                stays: "Sessions stay ended.",
                until: Date.now() + HOUR_MS,
                undo: async () => asked.push(id),
            }),
        });
        expect(await confirmed(result)).to.deep.equal(things);
        await waitUntil(() => document.querySelector("ak-messages") && undo());
        expect(messages().textContent).to.contain("2 were deleted.").and.contain("Also deleted: Token (3)");
        undo()!.click();
        await waitUntil(() => messages().textContent.includes("2 are back."));
        expect(messages().textContent).to.contain("Sessions stay ended.").and.not.contain("With it went");
        expect(asked).to.deep.equal([ids[0]]);
        expect(ids).to.deep.equal([asked[0], asked[0]]);
        expect(asked[0]).to.match(/^[0-9a-f]{32}$/);
    });

    it("says nothing of what had gone along when all of it is back", async () => {
        const result = open({
            recall: async () => ({ along: "Also deleted: Token (3)", stays: undefined, until: Date.now() + HOUR_MS, undo: async () => {} }),
        });
        await confirmed(result);
        await waitUntil(() => document.querySelector("ak-messages") && undo());
        undo()!.click();
        await waitUntil(() => messages().textContent.includes("2 are back."));
        expect(messages().textContent).not.to.contain("With it went");
    });

    it("offers nothing where the server does not remember what was deleted", async () => {
        const result = open({ recall: () => Promise.reject(new ApiError(404, {})) });
        await waitUntil(inside);
        press("button.pf-m-danger");
        await result;
        await waitUntil(() => document.querySelector("ak-messages")?.shadowRoot?.textContent.includes("2 were deleted."));
        expect(undo()).to.equal(undefined);
    });

    it("brings the others back when one cannot come back, and tries that one alone again", async () => {
        const asked: unknown[] = [];
        let isDown = true;
        const result = open({
            undoing:
                ({ pk }) =>
                async () => {
                    asked.push(pk);
                    if (pk === things[0]!.pk && isDown) throw new ApiError(500, { detail: "A server error occurred." });
                },
        });
        await confirmed(result);
        await waitUntil(undo);
        undo()!.click();
        await waitUntil(() => messages().textContent.includes("It could not be undone."));
        expect(asked).to.deep.equal(destroyed);
        isDown = false;
        await waitUntil(() => undo()?.ariaDisabled === "false");
        undo()!.click();
        await waitUntil(() => asked.length === 3);
        expect(asked.at(-1)).to.equal(things[0]!.pk);
    });

    it("does not offer to bring back a part", async () => {
        const result = open({ undoing: ({ pk }) => (pk === 1 ? async () => undefined : Promise.reject(new ApiError(500, {}))) });
        await waitUntil(inside);
        press("button.pf-m-danger");
        expect(await result).to.deep.equal(things);
        expect(document.querySelector("ak-messages")!.shadowRoot!.querySelector(".pf-v6-c-alert__action-group")).to.equal(null);
    });

    it("stays with those that could not be deleted, and says why; the others are gone", async () => {
        const result = open({
            destroy: async (key) => {
                if (key === 2) throw new ApiError(400, { detail: "Not this one." });
                destroyed.push(key);
            },
        });
        await waitUntil(inside);
        press("button.pf-m-danger");
        await waitUntil(() => text().includes("Not this one."));
        expect(inside()!.querySelectorAll(".object")).to.have.length(1);
        expect(inside()!.querySelector("[role=alert]")!.textContent).to.equal("Not this one.");
        expect(document.querySelector("ak-modal")!.header).to.equal("Delete 1 things?");
        press(".cancel");
        expect(await result).to.deep.equal([things[0]]);
    });

    it("says of what somebody else has deleted that it is no longer there, and offers to undo the rest alone", async () => {
        const missing = () => Promise.reject(new ApiError(404, {}));
        const undoing = async () => async () => undefined;
        const result = open({
            usedBy: (key) => (key === 1 ? missing() : Promise.resolve([])),
            destroy: (key) => (key === 1 ? missing() : Promise.resolve()),
            undoing,
        });
        await waitUntil(() => text().includes("one It is no longer there."));
        press("button.pf-m-danger");
        expect(await result).to.deep.equal(things);
        await waitUntil(() => messages().textContent!.includes("two was deleted."));
        expect(messages().textContent).to.contain("one was no longer there.");
        expect(undo()).to.not.equal(undefined);
    });

    it("tells the uses of a kind together, by their number where there are many", async () => {
        const user = (at: number) => ({ app: "authentik_core", model_name: "user", name: `user ${at}`, action: "CASCADE_MANY" });
        void open({ objects: [things[0]!], usedBy: async () => [1, 2, 3, 4, 5].map(user) });
        await waitUntil(() => text().includes("User (5): the link will be removed"));
        expect(inside()!.querySelector("details")!.textContent).to.contain("user 1, user 2");
        press(".cancel");
    });

    it("tells uses of a kind that have no names once, with their number", async () => {
        const binding = (at: number) => ({
            app: "authentik_flows",
            model_name: "flowstagebinding",
            name: `Flow-stage binding #${at} to 89e1a50e-0000-4000-8000-000000000000`,
            action: "CASCADE",
        });
        void open({ objects: [things[0]!], usedBy: async () => [10, 20, 30].map(binding) });
        await waitUntil(() => text().includes("Flow stage binding (3): will be deleted too"));
        expect(inside()!.querySelectorAll(".uses > li")).to.have.length(1);
        press(".cancel");
    });

    it("tells the uses of many objects in one, asks and deletes a few at a time", async () => {
        const many = Array.from({ length: 30 }, (_, at) => ({ pk: at + 1, name: `thing ${at + 1}` }));
        let [running, most] = [0, 0];
        const counted = async <R>(answer: R): Promise<R> => {
            most = Math.max(most, ++running);
            await new Promise((resolve) => setTimeout(resolve));
            running--;
            return answer;
        };
        const result = open({
            objects: many,
            usedBy: (key) => counted([{ app: "authentik_core", model_name: "group", name: `group ${key}`, action: "SET_NULL" }]),
            destroy: (key) => counted(void destroyed.push(key)),
        });
        await waitUntil(() => text().includes("Group (30): the reference will be cleared"));
        press("button.pf-m-danger");
        expect(await result).to.have.length(30);
        expect(destroyed).to.have.length(30);
        expect(most).to.equal(4);
    });

    it("has a name typed where somebody would be locked out", async () => {
        const result = open({ lockout: async () => ({ text: "Nobody gets in.", name: "front-door" }) });
        await waitUntil(() => text().includes("Nobody gets in."));
        const remove = inside()!.querySelector("button.pf-m-danger")!;
        press("button.pf-m-danger");
        expect(destroyed).to.deep.equal([]);
        expect(remove.getAttribute("aria-disabled")).to.equal("true");
        const field = inside()!.querySelector("input")!;
        const type = async (name: string): Promise<void> => {
            field.value = name;
            field.dispatchEvent(new InputEvent("input"));
            await document.querySelector("ak-removal")!.updateComplete;
        };
        await type("front");
        press("button.pf-m-danger");
        expect(destroyed).to.deep.equal([]);
        await type("front-door");
        press("button.pf-m-danger");
        expect(await result).to.have.length(2);
    });

    it("promises no way back to whoever afterwards may do nothing here", async () => {
        const recall = (): Promise<Recall> => Promise.reject(new ApiError(403, {}));
        const lockout = async (): Promise<Lockout> => ({ text: "You are signed out.", name: "ann", visitor: true });
        void open({ recall, lockout });
        await waitUntil(() => text().includes("You are signed out."));
        expect(text()).to.contain("This cannot be undone.");
        press(".cancel");
    });

    it("has a name typed where it cannot be known whether somebody would be locked out", async () => {
        const result = open({ lockout: () => Promise.reject(new ApiError(500, {})) });
        await waitUntil(() => inside()?.querySelector("input"));
        expect(text()).to.contain("Type “one” to confirm.");
        press(".cancel");
        expect(await result).to.deep.equal([]);
    });

    it("takes the name as soon as it asks for it, and Enter deletes once it is right", async () => {
        const result = open({ lockout: async () => ({ text: "Nobody gets in.", name: "front-door" }) });
        await waitUntil(() => inside()?.activeElement?.matches(".typed input"));
        await sendKeys({ press: "Enter" });
        await sendKeys({ type: "front" });
        await sendKeys({ press: "Enter" });
        expect(destroyed, "with half of the name").to.deep.equal([]);
        expect(inside(), "the dialog").to.exist;
        await sendKeys({ type: "-door" });
        await sendKeys({ press: "Enter" });
        expect(await result).to.have.length(2);
    });

    it("leaves the focus where the visitor has brought it before it was known that a name is asked for", async () => {
        let answer!: (lockout: Lockout) => void;
        void open({ lockout: () => new Promise<Lockout>((known) => (answer = known)) });
        await waitUntil(() => inside()?.activeElement?.matches(".cancel"));
        inside()!.querySelector<HTMLElement>(".body")!.focus();
        answer({ text: "Nobody gets in.", name: "front-door" });
        await waitUntil(() => inside()!.querySelector(".typed input"));
        expect(inside()!.activeElement!.matches(".body")).to.equal(true);
    });
});

describe("asking before somebody is locked out", () => {
    it("takes the name at once; Enter says yes with the right one only", async () => {
        let runs = 0;
        const answer = confirmTyped({ header: "Sure?", yes: "Deactivate", lockout: { text: "Nobody gets in.", name: "ann" }, run: async () => runs++ });
        const inside = () => document.querySelector("ak-typed-question")?.shadowRoot;
        await waitUntil(() => inside()?.activeElement?.matches(".typed input"));
        await sendKeys({ type: "bob" });
        await sendKeys({ press: "Enter" });
        expect([runs, Boolean(inside())], "with another name").to.deep.equal([0, true]);
        for (const key of ["Backspace", "Backspace", "Backspace"]) await sendKeys({ press: key });
        await sendKeys({ type: "ann" });
        await sendKeys({ press: "Enter" });
        expect([await answer, runs]).to.deep.equal([true, 1]);
    });
});
