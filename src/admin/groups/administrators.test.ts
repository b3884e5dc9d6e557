import { expect, fixture, html } from "@open-wc/testing";
import type { Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { session } from "#src/context/session.ts";
import { deep, find, press, rowOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { toggleActive } from "../users/user.actions.ts";
import { userForm } from "../users/user.form.ts";
import { usersPage } from "../users/users.page.ts";
import { losesRights } from "./administrators.ts";
import { groupForm } from "./group.form.ts";
import { groupRemoval } from "./group.list.ts";

describe("the rights that groups give", () => {
    const group = (pk: string, member: object = {}) =>
        ({ pk, name: pk, is_superuser: true, users_obj: [{ pk: 1, username: "ann", is_active: true, ...member }] }) as unknown as Group;
    const asked = async (first: Group[], second: Group[], stays: Parameters<typeof losesRights>[0]) => {
        const { restore } = stubApi(({ path }) => {
            const isSecond = new URLSearchParams(path.split("?")[1]).get("page") === "2";
            const page = pageOf(isSecond ? second : first);
            return { body: { ...page, pagination: { ...page.pagination, next: isSecond || second.length === 0 ? 0 : 2 } } };
        });
        const lockout = await losesRights(stays, "ann");
        restore();
        return lockout;
    };

    it("are not lost where a group gives them that comes after a hundred others which go", async () => {
        const first = Array.from({ length: 100 }, (_, number) => group(`group ${number}`));
        expect(await asked(first, [group("the last")], (right) => right.group === "the last")).to.equal(undefined);
        expect((await asked(first, [group("the last")], () => false))?.name).to.equal("ann");
    });

    it("are lost where those who keep them cannot sign in", async () => {
        expect(await asked([group("one"), group("two", { is_active: false })], [], (right) => right.group !== "one")).to.have.property("name", "ann");
        const program = { attributes: { "goauthentik.io/user/service-account": true } };
        expect(await asked([group("one"), group("two", program)], [], (right) => right.group !== "one")).to.have.property("name", "ann");
    });
});

describe("the last administrator", () => {
    const engine = withEngine();
    let admins: Group;
    let akadmin: User;
    beforeEach(async () => {
        const { admin } = engine.backend;
        await session.get();
        [admins] = (await admin.get("core/groups/?is_superuser=true")).body.results;
        [akadmin] = (await admin.get("core/users/?username=akadmin")).body.results;
    });
    const question = () => find(document, "ak-typed-question");
    const cancel = async () => (await find(await question(), ".cancel")).click();
    const now = async (): Promise<Group> => (await engine.backend.admin.get(`core/groups/${admins.pk}/`)).body;

    it("is asked about before the group goes that makes them one, as long as there is no other", async () => {
        expect(await groupRemoval.lockout!([admins])).to.have.property("name", admins.name);
        expect(await groupRemoval.lockout!([{ ...admins, is_superuser: false }])).to.equal(undefined);
        await engine.backend.admin.post("core/groups/", { name: "Deputies", is_superuser: true, users: [akadmin.pk] });
        expect(await groupRemoval.lockout!([admins])).to.equal(undefined);
    });

    it("is told both before they delete themselves: that they are out, and that nobody is left", async () => {
        const frame = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
        (await find(await rowOf(frame, "akadmin"), "input[type=checkbox]")).click();
        await press(await find(frame, ".chosen"), "Delete");
        const said = await find(document, ".pf-v6-c-alert__title", "You are about to delete yourself");
        expect(said.textContent).to.contain("nobody is a superuser");
        document.querySelector("ak-modal")!.parentElement!.remove();
    });

    it("is told where others stay, but the visitor does not", async () => {
        await engine.backend.as("bob");
        const [bob] = (await engine.backend.admin.get("core/users/?username=bob")).body.results;
        await engine.backend.admin.post("core/groups/", { name: "Deputies", is_superuser: true, users: [bob.pk] });
        expect((await groupRemoval.lockout!([admins]))?.text).to.contain("You are no administrator afterwards");
    });

    it("is asked about before the group's form takes that from its members, and nothing is saved without the name", async () => {
        const done = openForm(async () => groupForm, admins);
        const form = await find(document, "ak-form");
        (await find<HTMLInputElement>(form, "input[name=is_superuser]")).click();
        (await find(form, "button[type=submit]")).click();
        await cancel();
        await find(form, ".pf-v6-c-alert", "Nothing was changed");
        expect((await now()).is_superuser).to.equal(true);
        (await find(form, "button[type=submit]")).click();
        const asked = await question();
        const yes = await find(asked, "button.pf-m-danger");
        const strength = (): number => Number(getComputedStyle(yes).opacity);
        expect([yes.ariaDisabled, strength() < 1], "it looks as if it could not be pressed").to.deep.equal(["true", true]);
        const [field] = deep<HTMLInputElement>(asked, "input");
        field!.value = admins.name;
        field!.dispatchEvent(new InputEvent("input"));
        await waitUntil(() => yes.ariaDisabled === "false");
        expect(strength()).to.equal(1);
        yes.click();
        await done;
        expect((await engine.backend.admin.get(`core/groups/${admins.pk}/`)).status, "whoever did it may not see it any more").to.equal(404);
    });

    it("is asked about before the user's form keeps them out", async () => {
        void openForm(async () => userForm, akadmin);
        const form = await find(document, "ak-form");
        (await find<HTMLInputElement>(form, "input[name=is_active]")).click();
        (await find(form, "button[type=submit]")).click();
        await find(await question(), ".pf-v6-c-alert", "You are about to deactivate yourself");
        await cancel();
        await find(form, ".pf-v6-c-alert", "Nothing was changed");
        for (const dialog of document.querySelectorAll("ak-modal")) dialog.parentElement?.remove();
    });

    it("is deactivated only with the name typed", async () => {
        const done = toggleActive(akadmin);
        await find(await question(), "label", "Type “akadmin” to confirm.");
        await cancel();
        expect(await done).to.equal(false);
    });
});
