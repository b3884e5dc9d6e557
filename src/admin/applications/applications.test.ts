import { expect, fixture, html } from "@open-wc/testing";
import { deep, fill, find, press, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { prepared, save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine, withPython } from "#src/pages/testing/with-engine.ts";
import { accessForm } from "./access.form.ts";
import { href, routeState } from "#src/base/route.ts";
import { slugFor, slugOf } from "#src/base/slug.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { applicationForm } from "./application.form.ts";
import { applicationForms } from "./forms.ts";
import { applicationPage } from "./application.page.ts";
import { applicationsPage } from "./applications.page.ts";

listPageSuite("applications", {
    page: applicationsPage,
    api: "core/applications/",
    make: async ({ admin }) => {
        const { pk: target, name } = (await admin.post("core/applications/", { name: "Wiki", slug: "wiki" })).body;
        const group = (await admin.post("core/groups/", { name: "Readers" })).body.pk;
        await admin.post("policies/bindings/", { target, group, order: 0 });
        return name as string;
    },
    usedBy: /Policy binding Readers: will be deleted too/,
    create: { button: "Create", values: { name: "The Shop" }, name: "The Shop" },
    edit: { field: "name", value: "Our knowledge" },
});

describe("a link to the list of applications", () => {
    withEngine();
    const follow = async (state: object): Promise<void> => {
        history.replaceState(null, "", href("/core/applications", { ...state, search: "wiki" }));
        await fixture(html`<div>${applicationsPage.render({})}</div>`);
    };

    it("opens the wizard by its address, once", async () => {
        await follow({ createWizard: true });
        await find(document, "ak-wizard");
        expect(routeState()).to.deep.equal({ search: "wiki" });
    });

    it("opens the form by its address, once, also where the list is empty and offers it twice", async () => {
        await follow({ createForm: true });
        await find(document, "input[name=slug]");
        expect(deep(document, "ak-modal")).to.have.length(1);
        expect(routeState()).to.deep.equal({ search: "wiki" });
    });
});

describe("an application", () => {
    withPython();
    const engine = withEngine();
    beforeEach(async () => {
        await engine.backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", meta_publisher: "Acme" });
    });
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${applicationPage.render({ slug: "wiki" })}</div>`);

    it("says who may open it as its bindings stand, and not what would be if there were others", async () => {
        const { admin } = engine.backend;
        const says = async (who: string): Promise<unknown> => find(await open(), "dd", who);
        await says("Everybody: no binding decides about it");
        const { pk: target } = (await admin.get("core/applications/wiki/")).body;
        const group = (await admin.post("core/groups/", { name: "Readers" })).body.pk;
        const { pk } = (await admin.post("policies/bindings/", { target, group, order: 0 })).body;
        await says("Everybody who is let in by one of its bindings");
        await admin.patch("core/applications/wiki/", { policy_engine_mode: "all" });
        await says("Everybody who is let in by all of its bindings");
        await admin.patch(`policies/bindings/${pk}/`, { group, enabled: false });
        await says("Everybody: no binding decides about it");
    });

    it("is not opened from here when its address stands for nowhere", async () => {
        const opens = async (meta_launch_url: string): Promise<boolean> => {
            await engine.backend.admin.patch("core/applications/wiki/", { meta_launch_url });
            const page = await open();
            await find(page, "button", "Check access");
            return deep(page, "a").some((link) => textOf(link) === "Launch");
        };
        expect([await opens("https://wiki.example.org/"), await opens("blank://blank")]).to.deep.equal([true, false]);
    });

    it("leads to its provider, can be tried where that speaks OpenID Connect, and shows how often somebody signed in", async () => {
        const { admin } = engine.backend;
        const [flow] = (await admin.get("flows/instances/?designation=authorization")).body.results;
        const { pk } = (await admin.post("providers/oauth2/", { name: "Wiki sign-in", authorization_flow: flow.pk })).body;
        await admin.patch("core/applications/wiki/", { provider: pk });
        const page = await open();
        await find(page, "a", "Wiki sign-in");
        const links = deep<HTMLAnchorElement>(page, "a").map((one) => one.getAttribute("href"));
        expect(links).to.include.members([`#/core/providers/${pk}`, "/demo/oauth/wiki/"]);
        await find(page, ".plot svg");
        expect(deep(page, "ak-alert")).to.deep.equal([]);
    });

    it("is given a provider that is made on its page", async () => {
        const page = await open();
        await press(page, "Create provider");
        const wizard = await find(document, "ak-wizard");
        await press(wizard, "Next");
        await fill(wizard, "name", "Wiki sign-in");
        const [flow] = (await engine.backend.admin.get("flows/instances/?designation=authorization")).body.results;
        Object.assign(await find(wizard, "#authorization_flow"), { value: flow.pk });
        await press(wizard, "Create");
        await find(page, "a", "Wiki sign-in");
        expect((await engine.backend.admin.get("core/applications/wiki/")).body.provider_obj.name).to.equal("Wiki sign-in");
    });

    it("warns where its provider needs an outpost and is in none", async () => {
        const { admin } = engine.backend;
        const [flow] = (await admin.get("flows/instances/?designation=authorization")).body.results;
        const proxy = { name: "Wiki proxy", authorization_flow: flow.pk, external_host: "https://wiki.example.test", mode: "forward_single" };
        const { pk } = (await admin.post("providers/proxy/", proxy)).body;
        await admin.patch("core/applications/wiki/", { provider: pk });
        const page = await open();
        await find(page, "ak-alert", "add the application to one");
    });

    it("says who can open it, and lets others be bound", async () => {
        history.replaceState(null, "", `#/;${encodeURIComponent(JSON.stringify({ page: "page-policy-bindings" }))}`);
        const page = await open();
        await find(page, "ak-empty-state", "Everybody has access.");
    });

    it("takes its slug from its name, unless somebody types another", async () => {
        expect(slugOf("Über uns: the 2nd")).to.equal("uber-uns-the-2nd");
        expect((await save(applicationForm, { name: "The Shop", slug: "", picture_url: "" }, undefined)).slug).to.equal("the-shop");
    });

    it("F14.4: a slug that a long name makes is no longer than the API takes", async () => {
        const name = "Holidays and all other absences of the people of the plant";
        expect(slugFor(name)).to.equal("holidays-and-all-other-absences-of-the-people-of-t");
        expect(slugFor(name, "-12")).to.equal("holidays-and-all-other-absences-of-the-people-o-12");
        expect(slugFor("Holidays and all other absences of all the people a")).to.equal("holidays-and-all-other-absences-of-all-the-people");
        expect((await save(applicationForm, { name, slug: "", picture_url: "" }, undefined)).slug).to.equal(slugFor(name));
    });

    it("F14.5: is there though its picture was refused, and says so", async () => {
        engine.watch(async ({ url }) => engine.fail(url.includes("set_icon")));
        const made = await save(applicationForm, { name: "Shop", slug: "shop", picture_url: "https://shop.example.org/icon.png" }, undefined);
        expect([made.slug, made.meta_icon]).to.deep.equal(["shop", null]);
        await find(document, ".pf-v6-c-alert", "its picture was refused");
        document.querySelector("ak-messages")?.remove();
    });

    it("takes a picture by its address, and another from a file", async () => {
        const made = await save(applicationForm, { name: "Shop", slug: "shop", picture_url: "https://shop.example.org/icon.png" }, undefined);
        expect(made.meta_icon).to.equal("https://shop.example.org/icon.png");
        const picture = new File(["<svg xmlns='http://www.w3.org/2000/svg'/>"], "icon.svg", { type: "image/svg+xml" });
        const changed = await save(applicationForm, { name: "Shop", slug: "shop", picture_url: made.meta_icon, picture_file: picture }, made);
        expect(changed.meta_icon).to.contain("/media/");
        expect((await save(applicationForm, { name: "Shop", slug: "shop", picture_url: "" }, changed)).meta_icon).to.equal(null);
    });

    it("shows whether somebody may open it", async () => {
        const { body } = await engine.backend.admin.get("core/applications/wiki/");
        const form = await prepared(accessForm, body);
        const answer = await form.save({ for_user: 1 });
        expect(answer.result.passing).to.equal(true);
        const said = await fixture<HTMLElement>(html`<div>${form.result?.(answer)}</div>`);
        await find(said, "p", "akadmin may open Wiki.");
        await find(said, "p", "Nothing is bound to Wiki, so everybody may open it.");
    });

    it("B12, B25: says whom the answer is about, what the policies wrote down, and that a deactivated user cannot sign in; and stays open for another", async () => {
        const { admin } = engine.backend;
        await engine.backend.as("chidi");
        const { pk } = (await admin.get("core/users/?username=chidi")).body.results[0];
        await admin.patch(`core/users/${pk}/`, { is_active: false });
        const application = (await admin.get("core/applications/wiki/")).body;
        const policy = await admin.post("policies/expression/", { name: "talks", expression: 'ak_logger.warning("Looking")\nreturn True' });
        await admin.post("policies/bindings/", { policy: policy.body.pk, target: application.pk, order: 0 });
        void openForm(applicationForms.access, application);
        const dialog = await find(document, "ak-modal");
        const check = async (user: number): Promise<void> => {
            Object.assign(await find(dialog, "#for_user"), { value: user });
            (await find(dialog, "button[type=submit]", "Check")).click();
        };
        await check(pk);
        await find(dialog, "p", "chidi may open Wiki.");
        await find(dialog, "p", "chidi is deactivated and cannot sign in.");
        await find(dialog, "li", "warning: Looking");
        await check(1);
        await find(dialog, "p", "akadmin may open Wiki.");
        expect(
            deep(dialog, "button")
                .map(textOf)
                .filter((text) => text !== "Clear" && text !== "Show what there is"),
        ).to.deep.equal(["Close", "Check", "Close"]);
        expect(deep(document, "ak-messages"), "no word of what everybody sees").to.deep.equal([]);
    });

    for (const theme of THEMES)
        it(`has an accessible page (${theme})`, async () => {
            await useTheme(theme);
            const frame = await open();
            expect(textOf(await find(frame, "dl"))).to.contain("wiki");
            await find(frame, "ak-empty-state");
            await expect(frame).to.be.accessible();
        });
});
