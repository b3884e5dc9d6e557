import { expect, fixture, html } from "@open-wc/testing";
import { session } from "#src/context/session.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { usersPage } from "./users.page.ts";

describe("several users at once", () => {
    const engine = withEngine();
    const keys = new Map<string, number>();
    beforeEach(async () => {
        for (const username of ["ada", "bob"]) {
            const { body } = await engine.backend.admin.post("core/users/", { username, name: username, groups: [] });
            keys.set(username, body.pk as number);
        }
    });
    const isActive = async (username: string): Promise<boolean> =>
        (await engine.backend.admin.get(`core/users/?username=${username}`)).body.results[0].is_active;
    const choose = async (...names: string[]): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
        for (const name of names) (await find(await rowOf(frame, name), "input[type=checkbox]")).click();
        await find(frame, ".chosen strong", `${names.length} selected`);
        return frame;
    };
    const inBar = async (frame: HTMLElement, label: string): Promise<void> => {
        await waitUntil(() => deep<HTMLButtonElement>(frame, ".bulk button").some((button) => textOf(button) === label && !button.disabled), label);
        deep(frame, ".bulk button")
            .find((button) => textOf(button) === label)!
            .click();
    };
    const bulk = (): Promise<HTMLElement> => find(document, "ak-bulk");
    const closed = (): Promise<void> => waitUntil(() => document.querySelector("ak-modal") === null, "the dialog closes");
    const undo = async (): Promise<void> => (await find(document, ".pf-v6-c-alert__action-group button", "Undo")).click();

    it("are kept out after a question, and let in again by Undo; then none is chosen", async () => {
        const frame = await choose("ada", "bob");
        await inBar(frame, "Deactivate");
        const dialog = await bulk();
        await find(dialog, "p", "They will be signed out everywhere");
        await find(dialog, ".object", "ada");
        (await find(dialog, "button.pf-m-danger", "Deactivate")).click();
        await find(document, ".pf-v6-c-alert__title", "2 users were deactivated.");
        expect([await isActive("ada"), await isActive("bob")]).to.deep.equal([false, false]);
        await waitUntil(() => deep(frame, ".chosen").length === 0, "nothing is chosen");
        await closed();
        await undo();
        await find(document, ".pf-v6-c-alert__title", "2 users were activated.");
        expect([await isActive("ada"), await isActive("bob")]).to.deep.equal([true, true]);
    });

    it("are let in again without a question, those who are kept out", async () => {
        await engine.backend.admin.patch(`core/users/${keys.get("bob")}/`, { is_active: false });
        const frame = await choose("ada", "bob");
        await inBar(frame, "Activate");
        await find(document, ".pf-v6-c-alert__title", "1 user was activated.");
        expect(await isActive("bob")).to.equal(true);
    });

    it("offers nothing to do where only oneself is chosen, and says why", async () => {
        engine.use(await engine.backend.as("akadmin"));
        await session.get();
        await inBar(await choose("akadmin"), "Deactivate");
        const dialog = await bulk();
        await find(dialog, ".object", "You cannot deactivate yourself.");
        expect(document.querySelector("ak-modal")!.header).to.equal("Nobody can be deactivated");
        expect(deep(dialog, "button").map(textOf)).to.deep.equal(["Close"]);
        (await find(dialog, ".cancel")).click();
        await closed();
    });

    it("are kept out without oneself, and the dialog says so", async () => {
        engine.use(await engine.backend.as("akadmin"));
        await session.refresh();
        const frame = await choose("akadmin", "ada");
        await inBar(frame, "Deactivate");
        const dialog = await bulk();
        expect(document.querySelector("ak-modal")!.header).to.equal("Deactivate 1 user?");
        await find(dialog, ".object", "You cannot deactivate yourself.");
        (await find(dialog, "button.pf-m-danger")).click();
        await find(document, ".pf-v6-c-alert__title", "1 user was deactivated.");
        expect([await isActive("akadmin"), await isActive("ada")]).to.deep.equal([true, false]);
        await find(frame, ".chosen strong", "1 selected");
    });

    it("are not the last superusers that are kept out", async () => {
        const frame = await choose("akadmin", "ada");
        await inBar(frame, "Deactivate");
        const dialog = await bulk();
        await find(dialog, ".object", "Nobody active would be a superuser any more.");
        (await find(dialog, "button.pf-m-danger")).click();
        await find(document, ".pf-v6-c-alert__title", "1 user was deactivated.");
        expect([await isActive("akadmin"), await isActive("ada")]).to.deep.equal([true, false]);
    });

    it("are deleted with the last superuser only after typing a name", async () => {
        const frame = await choose("akadmin", "ada");
        await inBar(frame, "Delete");
        const dialog = await find(document, "ak-removal");
        await find(dialog, ".pf-v6-c-alert__title", "Without them, nobody is a superuser");
        await find(dialog, "label", "Type “akadmin” to confirm.");
    });

    it("are added to a group that is asked for; Undo takes out only who was not in before", async () => {
        const { admin } = engine.backend;
        const { pk } = (await admin.post("core/groups/", { name: "Staff", users: [keys.get("ada")] })).body;
        const members = async (): Promise<number[]> => (await admin.get(`core/groups/${pk}/`)).body.users;
        const frame = await choose("ada", "bob");
        await inBar(frame, "Add to group");
        const form = await find(document, "ak-modal");
        const choice = await find(form, "ak-choice");
        (await find(choice, "input")).click();
        (await find(choice, ".option", "Staff")).click();
        (await find(form, "button[type=submit]")).click();
        await find(document, ".pf-v6-c-alert__title", "1 user was added to Staff.");
        expect(await members()).to.have.members([...keys.values()]);
        await closed();
        await undo();
        await find(document, ".pf-v6-c-alert__title", "1 user was removed from Staff.");
        expect(await members()).to.deep.equal([keys.get("ada")]);
    });
});
