import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi, type StubAnswer } from "#src/api/stub.test-helper.ts";
import { ApiError } from "#src/base/errors.ts";
import { href, routeState } from "#src/base/route.ts";
import type { BulkAction } from "#src/elements/dialog/bulk.ts";
import type { EmptyState } from "#src/elements/empty-state.ts";
import type { Table } from "#src/elements/table/ak-table.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { List, ListDefinition } from "./list.ts";
import "./list.ts";
import { find, press, rowOf } from "./testing/engine.ts";

interface Thing {
    pk: number;
    name: string;
}

describe("ak-list", () => {
    let things: Thing[];
    const definition: ListDefinition<Thing> = {
        title: () => "Things",
        load: async () => pageOf(things),
        columns: [{ title: () => "Name", cell: ({ name }) => html`<span class="text">${name}</span>` }],
        name: ({ name }) => name,
        empty: () => ({ header: "No things yet.", text: "" }),
        remove: {
            question: (count) => `Delete ${count} things?`,
            key: ({ pk }) => pk,
            destroy: async (key) => void (things = things.filter(({ pk }) => pk !== key)),
        },
    };
    beforeEach(() => {
        things = [1, 2, 3].map((pk) => ({ pk, name: `thing ${pk}` }));
    });
    afterEach(async () => {
        await useTheme("light");
        for (const left of document.querySelectorAll("ak-modal, ak-messages")) left.remove();
    });
    const open = async () => {
        const list = await fixture<List<Thing>>(html`<ak-list .definition=${definition}></ak-list>`);
        await rowOf(list, "thing 1");
        const table = list.shadowRoot!.querySelector("ak-table")!;
        const remove = () => table.shadowRoot!.querySelector<HTMLButtonElement>(".chosen .pf-m-danger");
        const box = (name: string) => find<HTMLInputElement>(list, `input[aria-label="${name}"]`);
        const idle = () => waitUntil(() => !remove(), "nothing can be deleted");
        const ready = () => waitUntil(() => remove(), "something can be deleted");
        return { list, table, remove, box, idle, ready };
    };

    it("W5: an empty list says what can be done, and has no magnifier where nothing was searched for", async () => {
        things = [];
        const creating = { ...definition, create: [{ label: () => "Create thing", form: () => new Promise<never>(() => undefined) }] };
        const list = await fixture<List<Thing>>(html`<ak-list .definition=${creating}></ak-list>`);
        const empty = await find<EmptyState>(list, "ak-empty-state");
        expect(empty.header).to.equal("No things yet.");
        expect(empty.icon).to.not.equal("search");
        (await find(empty, ".pf-v6-c-button", "Create thing")).click();
        await find(document, "ak-modal");
    });

    it("W5: a list says in its own words what is missing", async () => {
        things = [];
        const own = { ...definition, empty: () => ({ header: "No things yet.", text: "Things hold the world together." }) };
        const list = await fixture<List<Thing>>(html`<ak-list .definition=${own}></ak-list>`);
        await find(list, "ak-empty-state", "Things hold the world together.");
    });

    it("B8: follows the parts of the address that it goes by", async () => {
        const { hash } = location;
        let asked: string[] = [];
        const byColour = {
            ...definition,
            address: ["colour"],
            beside: () => html`<i>${String(routeState()["colour"])}</i>`,
            load: async () => (asked.push(String(routeState()["colour"])), pageOf(things)),
        };
        history.replaceState(null, "", href("/things", { colour: "red" }));
        const list = await fixture<List<Thing>>(html`<ak-list .definition=${byColour}></ak-list>`);
        await rowOf(list, "thing 1");
        location.hash = href("/things", { colour: "blue" });
        await waitUntil(() => asked.length === 2);
        expect(asked).to.deep.equal(["red", "blue"]);
        await find(list, "i", "blue");
        location.hash = href("/things", { colour: "blue", page: "other" });
        await new Promise((resolve) => setTimeout(resolve));
        expect(asked, "nothing else of the address matters").to.have.length(2);
        history.replaceState(null, "", hash || "#");
    });

    it("M29.1 a click into a row makes deleting possible, another takes that back", async () => {
        const { list, box, idle, ready } = await open();
        await idle();
        const cell = await find(list, ".text", "thing 2");
        cell.click();
        await ready();
        expect((await box("Select thing 2")).checked).to.equal(true);
        cell.click();
        await idle();
        expect((await box("Select thing 2")).checked).to.equal(false);
    });

    it("M29.5 all but one are chosen after all were and one was pressed; with the last, deleting goes", async () => {
        const { list, box, idle, ready } = await open();
        const head = await box("Select all rows");
        head.click();
        await ready();
        expect(head.checked).to.equal(true);
        (await find(list, ".text", "thing 1")).click();
        await waitUntil(() => !head.checked && head.indeterminate);
        expect(await Promise.all([1, 2, 3].map(async (pk) => (await box(`Select thing ${pk}`)).checked))).to.deep.equal([false, true, true]);
        for (const pk of [2, 3]) (await find(list, ".text", `thing ${pk}`)).click();
        await idle();
        expect([head.checked, head.indeterminate]).to.deep.equal([false, false]);
    });

    for (const [when, failing] of Object.entries({ loaded: "load", saved: "save" }))
        it(`asks again for what there is once the form of something that is gone was closed: it could not be ${when}`, async () => {
            const missing = async (): Promise<never> => Promise.reject(new ApiError(404, { detail: "Not found." }));
            const edit = form<Thing | undefined, Partial<Thing>, Thing, undefined>({
                header: () => "Edit thing",
                submitLabel: () => "Save",
                load: failing === "load" ? missing : async () => undefined,
                fields: () => [fieldsFor<Partial<Thing>>().text("name", "Name")],
                save: missing,
            });
            const list = await fixture<List<Thing>>(html`<ak-list .definition=${{ ...definition, edit: async () => edit }}></ak-list>`);
            await rowOf(list, "thing 2");
            things = things.filter(({ pk }) => pk !== 2);
            (await find(list, "button[aria-label='Edit: thing 2']")).click();
            const modal = await find(document, "ak-modal");
            if (failing === "load") await find(modal, "ak-empty-state", "It was deleted after the list had been loaded.");
            else {
                await press(modal, "Save");
                await find(modal, "[role=alert] .pf-v6-c-alert__title");
            }
            await press(modal, "Close");
            await waitUntil(() => !list.shadowRoot!.querySelector("ak-table")!.shadowRoot!.textContent.includes("thing 2"), "the list was asked again");
        });

    it("asks once before deleting, however often it is pressed until the question is there", async () => {
        const { remove, box, ready } = await open();
        (await box("Select thing 2")).click();
        await ready();
        remove()!.click();
        remove()!.click();
        await find(document, "ak-modal");
        // What a second press began would be there as soon as this.
        await import("#src/elements/dialog/removal.ts");
        await new Promise(requestAnimationFrame);
        expect(document.querySelectorAll("ak-modal")).to.have.length(1);
    });

    it("gives the focus to the row that follows, after deleting", async () => {
        const { list, table, remove, box, idle, ready } = await open();
        (await box("Select thing 2")).focus();
        (await box("Select thing 2")).click();
        await ready();
        remove()!.focus();
        remove()!.click();
        (await find(await find(document, "ak-modal"), "button.pf-m-danger")).click();
        await idle();
        await waitUntil(() => !document.querySelector("ak-modal"));
        await waitUntil(() => table.rows.length === 2);
        await waitUntil(() => table.shadowRoot!.activeElement?.matches("tr.row"), "a row has the focus");
        expect(table.shadowRoot!.activeElement!.textContent).to.contain("thing 3");
        expect(list.isConnected).to.equal(true);
    });

    it("D-826: promises that a deletion can be undone only where the server says that it undoes", async () => {
        const asked = async (answer: StubAnswer | undefined): Promise<string> => {
            const { restore } = stubApi(({ path }) => (path === "/-/sandbox/undo/" ? answer : undefined));
            const { remove, box, ready } = await open();
            (await box("Select thing 2")).click();
            await ready();
            remove()!.click();
            const modal = await find(document, "ak-modal");
            const said = (await find(modal, ".pf-v6-c-modal-box__body > p", "undo")).textContent.trim();
            await press(modal, "Cancel");
            await waitUntil(() => !document.querySelector("ak-modal"));
            restore();
            return said;
        };
        expect(await asked(undefined), "as a real authentik answers").to.equal("This cannot be undone.");
        expect(await asked({ body: { seconds: 1800 } })).to.equal("You can undo this while the message about it is shown.");
    });

    describe("what is done with several at once", () => {
        let cold: Set<number>;
        let broken: number | undefined;
        beforeEach(() => {
            cold = new Set([2, 3]);
            broken = undefined;
        });
        const warming: BulkAction<Thing> = {
            label: () => "Warm",
            icon: "run",
            applies: ({ pk }) => cold.has(pk),
            work: (objects) => ({
                objects,
                header: "Warming",
                act: async ({ pk }) => {
                    if (pk === broken) throw new ApiError(400, { detail: "It is frozen." });
                    cold.delete(pk);
                    return async () => cold.add(pk);
                },
                done: (count) => `${count} warmed.`,
                undone: (count) => `${count} cooled.`,
            }),
        };
        const choosing = async (names: readonly string[]) => {
            const list = await fixture<List<Thing>>(html`<ak-list .definition=${{ ...definition, bulk: [warming] }}></ak-list>`);
            for (const name of names) (await find(list, `input[aria-label="Select ${name}"]`)).click();
            const table = await find<Table<Thing>>(list, "ak-table");
            await waitUntil(() => table.selected.length === names.length);
            const button = (label: string) => find<HTMLButtonElement>(table, ".chosen .bulk button", label);
            return { table, button };
        };

        it("stands in the bar, before what deletes; where there is nothing to do it cannot be pressed", async () => {
            const { table, button } = await choosing(["thing 1"]);
            await waitUntil(async () => (await button("Warm")).disabled);
            expect([...table.shadowRoot!.querySelectorAll(".bulk button")].map(({ textContent }) => textContent.trim())).to.deep.equal([
                "Warm",
                "Export",
                "Delete",
            ]);
        });

        it("is done with those that need it; then no row is chosen any more", async () => {
            const { table, button } = await choosing(["thing 1", "thing 2", "thing 3"]);
            (await button("Warm")).click();
            await find(document, ".pf-v6-c-alert__title", "2 warmed.");
            await waitUntil(() => table.selected.length === 0);
            expect(cold.size).to.equal(0);
        });

        it("leaves those chosen with which it failed", async () => {
            broken = 3;
            const { table, button } = await choosing(["thing 1", "thing 2", "thing 3"]);
            (await button("Warm")).click();
            const dialog = await find(document, "ak-bulk");
            await find(dialog, ".failed", "It is frozen.");
            (await find(dialog, "button", "Close")).click();
            await waitUntil(() => table.selected.length === 1);
            expect(table.selected.map(({ pk }) => pk)).to.deep.equal([3]);
        });

        it("is told when it cannot even be begun; all stay chosen", async () => {
            const failing = { ...warming, work: () => Promise.reject(new ApiError(500, { detail: "Out of order." })) };
            const list = await fixture<List<Thing>>(html`<ak-list .definition=${{ ...definition, bulk: [failing] }}></ak-list>`);
            (await find(list, 'input[aria-label="Select thing 2"]')).click();
            (await find(list, ".bulk button", "Warm")).click();
            await find(document, ".pf-v6-c-alert__title", "Out of order.");
            expect(list.shadowRoot!.querySelector("ak-table")!.selected).to.have.length(1);
        });

        it("makes rows be chosen where nothing is deleted", async () => {
            const list = await fixture<List<Thing>>(html`<ak-list .definition=${{ ...definition, remove: undefined, bulk: [warming] }}></ak-list>`);
            (await find(list, 'input[aria-label="Select thing 2"]')).click();
            await find(list, ".bulk button", "Export");
        });
    });
});
