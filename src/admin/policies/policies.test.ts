import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { fieldsByName, prepared, save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { policyBindingForms, type Visitors } from "./forms.ts";
import { passwordPolicyForm } from "./password-policy.form.ts";
import { policiesPage } from "./policies.page.ts";
import { policyBindingList } from "./policy-bindings.ts";

const always = { name: "Always", result: true };

listPageSuite("policies", {
    page: policiesPage,
    api: "policies/all/",
    make: async ({ admin }) => {
        const { body: policy } = await admin.post("policies/dummy/", always);
        const { body: application } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        await admin.post("policies/bindings/", { policy: policy.pk, target: application.pk, order: 0 });
        return policy.name;
    },
    edit: { field: "name", value: "Everybody" },
    usedBy: /will be deleted too/,
});

const show = (content: unknown): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${content}</div>`);
const closed = (): Promise<void> => waitUntil(() => document.querySelector("ak-modal") === null, "the dialog is closed");

describe("policies", () => {
    const engine = withEngine();
    const open = (): Promise<HTMLElement> => show(policiesPage.render({}));

    it("say what each is used for, and warn of one that decides nothing", async () => {
        const { admin } = engine.backend;
        const { body: used } = await admin.post("policies/dummy/", always);
        await admin.post("policies/dummy/", { name: "Idle" });
        for (const slug of ["wiki", "chat"]) {
            const { body: application } = await admin.post("core/applications/", { name: slug, slug });
            await admin.post("policies/bindings/", { policy: used.pk, target: application.pk, order: 0 });
        }
        const frame = await open();
        expect(textOf(await rowOf(frame, "Always"))).to.contain("Bound to 2 objects");
        expect(textOf(await rowOf(frame, "Idle"))).to.contain("Not assigned");
        expect(deep(frame, ".group th").map(textOf)).to.include("Dummy policies");
    });

    it("are tried out in a dialog that stays open with the result, its messages and its log", async () => {
        const { admin } = engine.backend;
        await admin.post("policies/dummy/", always);
        await admin.post("policies/password/", { name: "Long", length_min: 12, error_message: "Too short." });
        const user = (await admin.get("core/users/me/")).body.user;
        const frame = await open();
        await press(await rowOf(frame, "Long"), "Test Long");
        const dialog = await find(document, "ak-modal");
        const choice = await find<HTMLElement & { value: number }>(dialog, "ak-choice[name=user]");
        choice.value = user.pk;
        const submit = await find(dialog, "button[type=submit]", "Test");
        submit.click();
        await find(dialog, ".result .pf-m-danger", "The policy refuses.");
        expect(deep(dialog, ".result li").map(textOf)).to.deep.equal([
            "Password not set in context",
            "warning: Password field not set in Policy Request field=password",
        ]);
        const context = await find<HTMLElement & { value: object }>(dialog, "ak-code-field[name=context]");
        context.value = { password: "long enough for it" };
        submit.click();
        await find(dialog, ".result .pf-m-success", "The policy lets through.");
        await press(dialog, "Close");
        await closed();
    });

    it("forget what is kept for speed, after a question", async () => {
        const frame = await open();
        await press(frame, "Clear cache");
        const question = await find(document, "ak-modal");
        expect(engine.asked("cache_clear")).to.deep.equal([]);
        await press(question, "Clear cache");
        await find(await find(document, "ak-messages"), ".pf-v6-c-alert", "The cache was cleared.");
        expect(engine.asked("cache_clear")).to.have.length(1);
    });

    it("ask for the details of a check of passwords only where it is made", async () => {
        await engine.backend.admin.post("policies/password/", { name: "Long", check_static_rules: false, check_zxcvbn: true });
        await press(await rowOf(await open(), "Long"), "Edit: Long");
        const form = await find(document, "ak-modal");
        const shown = (name: string): boolean => deep(form, `input[name=${name}]`)[0]!.checkVisibility();
        await find(form, "input[name=length_min]");
        expect(["length_min", "hibp_allowed_count", "zxcvbn_score_threshold"].map(shown)).to.deep.equal([false, false, true]);
        (await find(form, "input[name=check_static_rules]")).click();
        await waitUntil(() => shown("length_min"), "the rules are asked for");
    });
});

describe("the form of a password policy", () => {
    const engine = withEngine();

    it("keeps the space among the symbols, which the server would cut off", async () => {
        const { admin } = engine.backend;
        const rules = { name: "Long", password_field: "password", check_static_rules: true };
        const { values } = await prepared(passwordPolicyForm, undefined);
        const { symbol_charset: symbols } = await fieldsByName(passwordPolicyForm, undefined);
        const { pk } = await save(passwordPolicyForm, { ...values, ...rules, symbol_charset: symbols!.initial }, undefined);
        const stored = async (): Promise<string> => (await admin.get(`policies/password/${pk}/`)).body.symbol_charset;
        expect(await stored()).to.match(/~ $/);
        await save(passwordPolicyForm, { ...rules, symbol_charset: await stored() }, { pk, name: "Long" });
        // Rules that are not asked for are not sent.
        await save(passwordPolicyForm, { ...rules, check_static_rules: false }, { pk, name: "Long" });
        expect(await stored()).to.match(/~ $/);
        await save(passwordPolicyForm, { ...rules, symbol_charset: "!?" }, { pk, name: "Long" });
        expect(await stored()).to.equal("!?");
    });
});

describe("what is bound to something", () => {
    const engine = withEngine();
    let target: string;
    beforeEach(async () => {
        target = (await engine.backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki" })).body.pk;
    });
    const bind = async (what: object): Promise<void> => void (await engine.backend.admin.post("policies/bindings/", { target, order: 0, ...what }));
    const open = (): Promise<HTMLElement> => show(policyBindingList(target, "policies"));

    it("leads to where it is at home, and is edited in place", async () => {
        const { admin } = engine.backend;
        const { body: policy } = await admin.post("policies/dummy/", always);
        const { body: group } = await admin.post("core/groups/", { name: "Staff", users: [] });
        await bind({ policy: policy.pk, order: 0 });
        await bind({ group: group.pk, order: 1 });
        await bind({ user: 1, order: 2 });
        const frame = await open();
        const row = await rowOf(frame, "Always");
        expect(deep<HTMLAnchorElement>(frame, "td a").map(({ hash }) => decodeURIComponent(hash))).to.deep.equal([
            '#/policy/policies;{"search":"Always"}',
            `#/identity/groups/${group.pk}`,
            "#/identity/users/1",
        ]);
        expect(textOf(row)).to.contain("Dummy policy");
        await press(row, "Edit policy");
        await fill(await find(document, "ak-modal"), "name", "Everybody");
        (await find(document, "button[type=submit]")).click();
        await rowOf(frame, "Everybody");
        await press(await rowOf(frame, "Staff"), "Edit group");
        await fill(await find(document, "ak-modal"), "name", "Crew");
        (await find(document, "button[type=submit]")).click();
        await rowOf(frame, "Crew");
    });

    it("is proposed to be asked behind the others", async () => {
        const order = async (target: string): Promise<unknown> => (await fieldsByName(await policyBindingForms(target)(), undefined))["order"]!.initial;
        const { admin } = engine.backend;
        const { pk: target } = (await admin.post("core/applications/", { name: "Shop", slug: "shop" })).body;
        expect(await order(target)).to.equal(0);
        await admin.post("policies/bindings/", { target, user: 1, order: 20 });
        expect(await order(target)).to.equal(30);
    });

    it("is marked where it is bound more than once", async () => {
        const { admin } = engine.backend;
        const { body: policy } = await admin.post("policies/dummy/", always);
        const { body: group } = await admin.post("core/groups/", { name: "Staff", users: [] });
        await bind({ policy: policy.pk, order: 0 });
        await bind({ group: group.pk, order: 1 });
        await bind({ policy: policy.pk, order: 2 });
        const frame = await open();
        await rowOf(frame, "Always");
        const marked = deep(frame, "tbody tr").map((row) => textOf(row).includes("Bound more than once here"));
        expect(marked).to.deep.equal([true, false, true]);
    });

    it("tells who has access when the last binding goes that decides, and not that the group is gone", async () => {
        const { admin } = engine.backend;
        const { body: group } = await admin.post("core/groups/", { name: "Staff", users: [] });
        const { body: other } = await admin.post("core/groups/", { name: "Crew", users: [] });
        await bind({ group: group.pk, order: 0 });
        await bind({ group: other.pk, order: 1 });
        const frame = await open();
        const ask = async (name: string): Promise<HTMLElement> => {
            (await find(await rowOf(frame, name), "input[type=checkbox]")).click();
            await press(frame, "Delete");
            return find(document, "ak-removal");
        };
        const follows = "Then no binding is left that decides. Everybody has access.";
        const first = await ask("Staff");
        await waitUntil(() => engine.asked("enabled=true").length > 0, "whether others decide is asked");
        expect(textOf(first)).not.to.contain(follows);
        await find(first, "p", "The policy, group or user itself stays.");
        (await find(first, "button.pf-m-danger")).click();
        await find(document, ".pf-v6-c-alert__title", "The binding of Staff was deleted.");
        const last = await ask("Crew");
        await find(last, ".pf-m-warning", follows);
        expect(textOf(last)).not.to.contain("Not used anywhere");
        await press(last, "Cancel");
    });

    it("can be a policy that is made for it", async () => {
        const frame = await open();
        await press(await find(frame, "ak-table"), "Create and bind policy");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "Dummy policy"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Office");
        await press(wizard, "Next");
        await find(wizard, "h2", "Binding");
        await fill(wizard, "order", "7");
        (await find(wizard, "button[type=submit]", "Create binding")).click();
        expect(textOf(await rowOf(frame, "Office")))
            .to.contain("7")
            .and.contain("Dummy policy");
        const [bound] = (await engine.backend.admin.get(`policies/bindings/?target=${target}`)).body.results;
        expect([bound.policy_obj.name, bound.order, bound.enabled]).to.deep.equal(["Office", 7, true]);
    });

    it("is made and bound with the hint that nobody is known yet, where visitors are asked", async () => {
        const hint = "before the sign-in";
        await press(await find(await show(policyBindingList(target, undefined, "", "source")), "ak-table"), "Create and bind policy");
        const wizard = await find(document, "ak-wizard");
        await find(wizard, "p", hint);
        (await find(await find(wizard, ".card", "Dummy policy"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Office");
        await press(wizard, "Next");
        await find(wizard, "h2", "Binding");
        await find(wizard, "p", hint);
        document.querySelector("ak-modal")!.remove();
        await press(await find(await open(), "ak-table"), "Create and bind policy");
        const elsewhere = await find(document, "ak-wizard");
        await find(elsewhere, ".card", "Dummy policy");
        expect(textOf(elsewhere)).not.to.contain(hint);
    });

    it("says that a group or a user refuses everybody at a flow by which people come in", async () => {
        await bind({ user: 1 });
        const caution = async (place?: Visitors): Promise<string> => {
            await press(await rowOf(await show(policyBindingList(target, undefined, "", place)), "akadmin"), "Edit: akadmin");
            const modal = await find(document, "ak-modal");
            const said = textOf(await find(modal, "#user-caution"));
            if (place === "flow") {
                await fill(modal, "negate", true);
                await waitUntil(() => deep(modal, "#user-caution").every((element) => textOf(element) === ""), "reversed, it lets everybody in");
            }
            modal.remove();
            return said;
        };
        expect(await caution("flow")).to.contain("everybody is refused");
        for (const place of ["source", undefined] as const) expect(await caution(place)).to.equal("");
    });

    it("says of groups and users that visitors are none of them, where visitors are asked", async () => {
        const hint = "Only matches somebody who is signed in already";
        await bind({ user: 1 });
        const frame = await show(policyBindingList(target, undefined, "", "source"));
        await press(await rowOf(frame, "akadmin"), "Edit: akadmin");
        await find(await find(document, "ak-modal"), "#user-help", hint);
        document.querySelector("ak-modal")!.remove();
        await press(await rowOf(await open(), "akadmin"), "Edit: akadmin");
        expect(textOf(await find(await find(document, "ak-modal"), "#user-help"))).not.to.contain(hint);
    });
});
