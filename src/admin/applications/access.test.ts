import { expect, fixture, html } from "@open-wc/testing";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
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

    /** Opens the row of somebody among those who may open the wiki. @returns it, and what is told of each binding, and what follows */
    async function told(username: string): Promise<{ row: HTMLElement; reasons: HTMLElement }> {
        const page = await fixture<HTMLElement>(html`<div>${applicationPage.render({ slug: "wiki" })}</div>`);
        (await find(page, "[role=tab]", "Access")).click();
        const row = await find(page, "tr", username);
        (await find(row, "button[aria-expanded]")).click();
        const reasons = await find(page, "ak-access-reasons");
        await find(reasons, "p", "So ");
        return { row, reasons };
    }
    const lines = (reasons: HTMLElement): string[] => deep(reasons, "li").map((line) => textOf(line).replaceAll(/\s+/g, " ").trim());
    const wiki = async () => (await engine.backend.admin.get("core/applications/wiki/")).body.pk;
    const bind = async (what: object, order: number) => engine.backend.admin.post("policies/bindings/", { target: await wiki(), order, ...what });
    const dummy = async (name: string, result: boolean) =>
        (await engine.backend.admin.post("policies/dummy/", { name, result, wait_min: 0, wait_max: 0 })).body.pk;

    it("is told binding by binding: what each decides, why, and what follows", async () => {
        await bind({ policy: await dummy("Always", true) }, 1);
        await bind({ policy: await dummy("Never", false), negate: true }, 2);
        await bind({ user, negate: true }, 3);
        await bind({ user, enabled: false }, 4);
        expect(lines((await told("ada")).reasons)).to.deep.equal([
            "Lets in Writers Group. ada is a member.",
            "Lets in Always Dummy policy. The policy lets ada through. dummy",
            "Lets in Never Dummy policy. The policy does not let ada through. dummy The binding is negated: it lets in when the policy does not.",
            "Refuses ada User. This is ada. The binding is negated: it lets in everybody else.",
            "Not asked ada User. The binding is disabled.",
        ]);
    });

    it("is told that one would be enough where none lets in", async () => {
        const { reasons } = await told("akadmin");
        await find(reasons, "p", "One binding that lets in would be enough, but none does. So akadmin may not open Wiki.");
    });

    it("is told that all have to let in where the application says so", async () => {
        await engine.backend.admin.patch("core/applications/wiki/", { policy_engine_mode: "all" });
        await bind({ policy: await dummy("Never", false) }, 1);
        const { row, reasons } = await told("ada");
        await find(reasons, "p", "All bindings have to let in. So ada may not open Wiki.");
        expect(textOf(row)).to.contain("Not let in by Never");
    });

    it("is told of a policy that cannot be evaluated, which lets nobody in, negated or not", async () => {
        const { body } = await engine.backend.admin.post("policies/expression/", { name: "Broken", expression: "return 1 / 0" });
        await bind({ policy: body.pk, negate: true }, 1);
        expect(lines((await told("bob")).reasons).find((line) => line.includes("Broken")))
            .to.contain("Refuses")
            .and.contain("could not be evaluated");
    });

    it("tells that policies were asked with the visitor's own address", async () => {
        await bind({ policy: await dummy("Always", true) }, 1);
        const { reasons } = await told("ada");
        await find(reasons, "p", "Policies were asked as if ada came from your own address and browser.");
    });

    it("counts members of a group that is far inside of the one that is bound", async () => {
        const { admin } = engine.backend;
        const group = async (name: string, parent?: string, users: number[] = []) => (await admin.post("core/groups/", { name, parent, users })).body.pk;
        const top = await group("Company");
        await bind({ group: top }, 1);
        const { pk } = (await admin.post("core/users/", { username: "cleo", name: "Cleo", path: "users", groups: [] })).body;
        await group("Team", await group("Department", top), [pk]);
        const { reasons } = await told("cleo");
        expect(lines(reasons)).to.include("Lets in Company Group. cleo is a member.");
        await find(reasons, "p", "So cleo may open Wiki.");
    });

    it("does not say that nothing is bound where all that is bound is disabled", async () => {
        const [binding] = (await engine.backend.admin.get(`policies/bindings/?target=${await wiki()}`)).body.results;
        await engine.backend.admin.put(`policies/bindings/${binding.pk}/`, { ...binding, enabled: false });
        const page = await fixture<HTMLElement>(html`<div>${applicationPage.render({ slug: "wiki" })}</div>`);
        (await find(page, "[role=tab]", "Access")).click();
        expect(textOf(await find(page, "tr", "bob"))).to.contain("All bindings are disabled: everybody may open it.");
    });
});
