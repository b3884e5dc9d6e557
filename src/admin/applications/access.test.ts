import { expect, fixture, html } from "@open-wc/testing";
import { find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine, withPython } from "#src/pages/testing/with-engine.ts";
import { userPage } from "../users/user.page.ts";
import { applicationPage } from "./application.page.ts";

describe("UX 13: who may open an application", () => {
    withPython();
    const engine = withEngine();
    let user: number;
    beforeEach(async () => {
        const { admin } = engine.backend;
        const { body: wiki } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        user = (await admin.post("core/users/", { username: "ada", name: "Ada", path: "users", groups: [] })).body.pk;
        const { body: group } = await admin.post("core/groups/", { name: "Writers", users: [user] });
        await admin.post("policies/bindings/", { target: wiki.pk, group: group.pk, order: 0 });
        await admin.post("core/users/", { username: "bob", name: "Bob", path: "users", groups: [], is_active: false });
    });

    it("is told with the binding they get in through, or why they do not", async () => {
        const page = await fixture<HTMLElement>(html`<div>${applicationPage.render({ slug: "wiki" })}</div>`);
        (await find(page, "[role=tab]", "Access")).click();
        expect(textOf(await find(page, "tr", "ada")))
            .to.contain("Yes")
            .and.contain("Through Writers");
        expect(textOf(await find(page, "tr", "bob")))
            .to.contain("No")
            .and.contain("Not let in by Writers")
            .and.contain("Deactivated");
        await expect(page).to.be.accessible();
    });

    it("UX 12: is told the same of somebody, for all applications", async () => {
        await engine.backend.admin.post("core/applications/", { name: "Canteen", slug: "canteen" });
        const page = await fixture<HTMLElement>(html`<div>${userPage.render({ id: String(user) })}</div>`);
        (await find(page, "[role=tab]", "Applications")).click();
        expect(textOf(await find(page, "tr", "Wiki")))
            .to.contain("Yes")
            .and.contain("Through Writers");
        expect(textOf(await find(page, "tr", "Canteen"))).to.contain("Nothing is bound: everybody may open it.");
        await expect(page).to.be.accessible();
    });
});
