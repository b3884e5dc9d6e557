import { expect, fixture, html } from "@open-wc/testing";
import type { Group } from "#src/api/groups.api.ts";
import { session } from "#src/context/session.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { deep, fill, find, press, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { groupForm } from "./group.form.ts";
import { groupPage } from "./group.page.ts";
import { groupsPage } from "./groups.page.ts";
import { save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";

listPageSuite("groups", {
    page: groupsPage,
    api: "core/groups/",
    make: async ({ admin }) => {
        const { body } = await admin.post("core/groups/", { name: "Staff", users: [] });
        await admin.post("core/groups/", { name: "Cooks", users: [], parent: body.pk });
        return "Staff";
    },
    create: { button: "Create", values: { name: "Gardeners", is_superuser: true }, name: "Gardeners" },
    edit: { field: "name", value: "Everybody" },
    usedBy: /Cooks.*the reference will be cleared/,
});

describe("a group's page", () => {
    const engine = withEngine();
    let staff: Group;
    beforeEach(async () => {
        for (const username of ["bob", "carol"]) await engine.backend.as(username);
        staff = (await engine.backend.admin.post("core/groups/", { name: "Staff", users: [await pk("bob")], attributes: { floor: 3 } })).body;
    });
    const pk = async (username: string): Promise<number> => (await engine.backend.admin.get(`core/users/?username=${username}`)).body.results[0].pk;
    const members = async (): Promise<string[]> =>
        ((await engine.backend.admin.get(`core/groups/${staff.pk}/`)).body.users_obj as { username: string }[]).map(({ username }) => username).sort();
    const open = (tab: string): Promise<HTMLElement> => {
        history.replaceState(null, "", `#/identity/groups/${staff.pk};${encodeURIComponent(JSON.stringify({ page: `page-${tab}` }))}`);
        return fixture<HTMLElement>(html`<div>${groupPage.render({ uuid: staff.pk })}</div>`);
    };
    const submit = async (): Promise<void> => (await find(await find(document, "ak-modal"), "button[type=submit]")).click();
    const closed = (): Promise<void> => waitUntil(() => document.querySelector("ak-modal") === null, "the dialog closes");

    it("shows its members, and takes one out without deleting them", async () => {
        const frame = await open("users");
        (await find(await find(frame, "tbody", "bob"), "input[type=checkbox]")).click();
        await press(frame, "Remove");
        const question = await find(document, "ak-modal");
        await find(question, "p", "no longer in Staff");
        (await find(question, "button.pf-m-danger", "Remove")).click();
        await closed();
        expect(await members()).to.deep.equal([]);
        expect(await pk("bob")).to.be.greaterThan(0);
    });

    it("lets nobody stop being an administrator without typing their name, unless another group makes them one", async () => {
        const { admin } = engine.backend;
        await session.get();
        [staff] = (await admin.get("core/groups/?is_superuser=true")).body.results;
        const ask = async (): Promise<HTMLElement> => {
            const frame = await open("users");
            (await find(await find(frame, "tbody", "akadmin"), "input[type=checkbox]")).click();
            await press(frame, "Remove");
            return find(document, "ak-removal");
        };
        const question = await ask();
        await find(question, "p", "Nobody is an administrator afterwards");
        await find(question, "label", "Type “akadmin” to confirm.");
        expect((await find(question, "button.pf-m-danger")).ariaDisabled).to.equal("true");
        (await find(question, ".cancel")).click();
        await closed();
        await admin.post("core/groups/", { name: "Deputies", is_superuser: true, users: [await pk("akadmin")] });
        await find(await ask(), "button.pf-m-danger[aria-disabled=false]");
    });

    it("takes in users that there are", async () => {
        const frame = await open("users");
        await find(frame, "tbody", "bob");
        await press(frame, "Add existing user");
        const form = await find(document, "ak-modal");
        const lists = await find(form, "ak-dual-select");
        (await find(lists, "[role=option]", "carol")).click();
        await press(lists, "Add what is picked");
        await submit();
        await find(frame, "tbody", "carol");
        expect(await members()).to.deep.equal(["bob", "carol"]);
    });

    it("makes a user who is in it", async () => {
        const frame = await open("users");
        await find(frame, "tbody", "bob");
        await press(frame, "Create user");
        const form = await find(document, "ak-modal");
        await fill(form, "username", "dave");
        await submit();
        await find(frame, "tbody", "dave");
        expect(await members()).to.deep.equal(["bob", "dave"]);
    });

    it("shows the groups inside, and makes one there", async () => {
        await engine.backend.admin.post("core/groups/", { name: "Elsewhere", users: [] });
        await engine.backend.admin.post("core/groups/", { name: "Cooks", users: [], parent: staff.pk });
        const frame = await open("children");
        await find(frame, "tbody", "Cooks");
        expect(deep(frame, "tbody")).to.have.length(1);
        await press(frame, "Create group");
        await fill(await find(document, "ak-modal"), "name", "Waiters");
        await submit();
        await find(frame, "tbody", "Waiters");
    });

    it("keeps its members when only its name is changed", async () => {
        await save(groupForm, { name: "Crew" }, staff);
        expect(await members()).to.deep.equal(["bob"]);
    });

    it("shows who changed it", async () => {
        const admin = await engine.backend.as("akadmin");
        await admin.patch(`core/groups/${staff.pk}/`, { name: "Crew" });
        const frame = await open("overview");
        await find(frame, "tbody", "Object changed");
    });

    for (const theme of THEMES)
        for (const tab of ["overview", "users", "attributes"])
            it(`is accessible: ${tab} (${theme})`, async () => {
                await useTheme(theme);
                const frame = await open(tab);
                await find(frame, "dl, tbody, .cm-content, ak-codemirror");
                await expect(frame).to.be.accessible();
            });

    it("shows attributes as they are", async () => {
        const frame = await open("attributes");
        const code = await find(frame, "ak-codemirror");
        expect(JSON.parse((code as unknown as { value: string }).value)).to.deep.equal({ floor: 3 });
        expect(textOf(await find(frame, "button", "Edit"))).to.equal("Edit");
    });
});
