import { expect, fixture, html } from "@open-wc/testing";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { Page } from "../router.ts";
import { deep, fill, find, press, rowOf, textOf } from "./engine.ts";
import { withEngine } from "./with-engine.ts";

interface Example {
    page: Page;
    /** Where the page lists from, below `/api/v3/`. */
    api: string;
    /** Makes an object to be found in the list. @returns its name there */
    make: (backend: TestBackend) => Promise<string>;
    /** What its row is called, where the name alone does not tell it from others. */
    label?: string;
    /** What the button is called that makes one, and what is typed; left out where none is made. */
    create?: { button: string; values: Record<string, string | boolean>; name: string };
    /** A field to be changed; left out where nothing is. */
    edit?: { field: string; value: string };
    /** Another object uses the one made: the text that is shown before it is deleted. */
    usedBy?: RegExp;
    /** What the question says in place of what uses it. */
    effect?: string;
}

/** What every list page must do, with the engine behind it. */
export function listPageSuite(name: string, { page, api, make, label, create, edit, usedBy, effect }: Example): void {
    describe(`list page: ${name}`, () => {
        const engine = withEngine();
        let made: string;
        beforeEach(async () => {
            made = await make(engine.backend);
        });
        const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${page.render({})}</div>`);
        const row = (frame: HTMLElement, text: string): Promise<HTMLElement> => find(frame, "tbody", text);
        const dialog = (): Promise<HTMLElement> => find(document, "ak-modal");

        it("shows what there is", async () => {
            await row(await open(), made);
            expect(engine.asked(`GET /api/v3/${api}?`)[0]).to.contain("page=1");
        });

        it("says when nothing matches", async () => {
            history.replaceState(null, "", `#/;${encodeURIComponent(JSON.stringify({ search: "there-is-no-such-thing" }))}`);
            const empty = await find(await open(), "ak-empty-state");
            expect(deep(empty, "h2").map(textOf)).to.deep.equal(["Nothing matches “there-is-no-such-thing”."]);
        });

        it("says what went wrong, and tries again", async () => {
            engine.fail(true);
            const frame = await open();
            const failure = await find(frame, "ak-empty-state");
            engine.fail(false);
            await press(failure, "Try again");
            await row(frame, made);
        });

        for (const theme of THEMES)
            it(`is accessible (${theme})`, async () => {
                await useTheme(theme);
                const frame = await open();
                await row(frame, made);
                await expect(frame).to.be.accessible();
            });

        if (create)
            it("makes one", async () => {
                const frame = await open();
                await row(frame, made);
                // By its whole name: columns may be called "Created by".
                deep(frame, "button")
                    .find((button) => textOf(button) === create.button)!
                    .click();
                const form = await dialog();
                for (const [field, value] of Object.entries(create.values)) await fill(form, field, value);
                (await find(form, "button[type=submit]")).click();
                await row(frame, create.name);
                await waitUntil(() => document.querySelector("ak-modal") === null, "the dialog closes");
            });

        if (edit)
            it("changes one", async () => {
                const frame = await open();
                (await find(await rowOf(frame, made), "button", `Edit: ${made}`)).click();
                const form = await dialog();
                await fill(form, edit.field, edit.value);
                (await find(form, "button[type=submit]")).click();
                await row(frame, edit.value);
            });

        it("deletes one, after showing what uses it", async () => {
            const frame = await open();
            (await find(await rowOf(frame, label ?? made), "input[type=checkbox]")).click();
            await press(frame, "Delete");
            const question = await dialog();
            await find(question, ".object", made);
            if (usedBy) await waitUntil(() => usedBy.test(deep(question, ".object").map(textOf).join(" ")), "tells what uses it");
            else if (effect) await find(question, "p", effect);
            else await find(question, ".object", "Not used anywhere.");
            const isPromised = deep(question, "p").some((text) => textOf(text) === "You can undo this while the message about it is shown.");
            const preferred: string[] = [];
            engine.watch(async ({ method, headers }) => void (method === "DELETE" && preferred.push(headers.get("prefer") ?? "")));
            (await find(question, "button.pf-m-danger", "Delete")).click();
            await waitUntil(() => deep(frame, `input[aria-label="Select ${label ?? made}"]`).length === 0, "it is gone");
            // By the id the server knows what belongs together, and brings it back.
            if (isPromised) expect(preferred.join()).to.match(/sandbox-undo=[0-9a-f]{32}/);
        });
    });
}
