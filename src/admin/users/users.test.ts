import { expect, fixture, html } from "@open-wc/testing";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { deep, fill, find, press, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { Dropdown } from "#src/elements/dropdown.ts";
import { setViewport } from "@web/test-runner-commands";
import { box } from "#src/elements/testing/boxes.ts";
import type { Group } from "#src/api/groups.api.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { fieldsByName, prepared } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { userToGroupsForm, usersToGroupForm } from "../groups/addition.forms.ts";
import { userForms } from "./forms.ts";
import { membershipList } from "./membership.list.ts";
import { userPage } from "./user.page.ts";
import { usersPage } from "./users.page.ts";

listPageSuite("users", {
    page: usersPage,
    api: "core/users/",
    make: async ({ admin }) => {
        const { body } = await admin.post("core/users/", { username: "ada", name: "Ada", groups: [] });
        await admin.post("core/groups/", { name: "Analysts", users: [body.pk] });
        await admin.post("core/tokens/", { identifier: "deploy", intent: "api", user: body.pk });
        return "ada";
    },
    create: { button: "Create", values: { username: "grace", name: "Grace Hopper" }, name: "Grace Hopper" },
    edit: { field: "name", value: "Ada Lovelace" },
    usedBy: /Analysts.*the link will be removed.*Token deploy: will be deleted too/,
});

describe("a user's page", () => {
    const engine = withEngine();
    let bob: number;
    beforeEach(async () => {
        await engine.backend.as("bob");
        bob = (await engine.backend.admin.get("core/users/?username=bob")).body.results[0].pk as number;
    });
    const address = (state: object): void => history.replaceState(null, "", `#/identity/users/${bob};${encodeURIComponent(JSON.stringify(state))}`);
    const state = (): unknown => JSON.parse(decodeURIComponent(location.hash.split(";")[1] ?? "{}"));
    const open = (tab: string): Promise<HTMLElement> => {
        address({ page: `page-${tab}` });
        return fixture<HTMLElement>(html`<div>${userPage.render({ id: String(bob) })}</div>`);
    };
    const closed = (): Promise<void> => waitUntil(() => document.querySelector("ak-modal") === null, "the dialog closes");
    /** Presses what the last message offers. */
    const undo = async (): Promise<void> => (await find(document, ".pf-v6-c-alert__action-group button", "Undo")).click();
    afterEach(() => document.querySelector("ak-messages")?.remove());
    const choose = async (frame: HTMLElement, name: string, button: string): Promise<void> => {
        (await find(await find(frame, "tbody", name), "input[type=checkbox]")).click();
        await press(frame, button);
        (await find(await find(document, "ak-modal"), "button.pf-m-danger", button)).click();
        await closed();
    };

    it("B14: what can never work is not offered, and says why", async () => {
        await tenant.get();
        const frame = await open("overview");
        const reason = await find(frame, ".no-recovery");
        expect(textOf(reason)).to.contain("Recovery links need a recovery flow, and the tenant has none.");
        const menu = await find<Dropdown>(frame, "ak-dropdown");
        await waitUntil(() => menu.items.length > 0);
        expect(menu.items.map((item) => ("label" in item ? item.label : "")))
            .to.include("Set password")
            .and.not.include("Recovery link");
    });

    it("B11, B12: a service account's password can be copied while its dialog stays open, and is told to be found again", async () => {
        const form = await prepared(await userForms.serviceAccount(), undefined);
        form.afterwards(await form.save({ name: "deployer", create_group: false }));
        const dialog = await find(document, "ak-dialog");
        await find(dialog, "p", "is deleted then. You can copy it again under Tokens and app passwords.");
        const copy = await find(dialog, "ak-copy[label=password]");
        await find(copy, "button");
        expect(deep(dialog, "footer button").map(textOf)).to.deep.equal(["Done"]);
        expect(dialog.isConnected).to.equal(true);
        const { body } = await engine.backend.admin.get("core/tokens/service-account-deployer-password/view_key/");
        expect((await find(copy, "code")).textContent).to.equal(body.key);
        (await find(dialog, "footer button", "Done")).click();
        await closed();
    });

    it("B14: service accounts, and groups and people who are in already, are not offered", async () => {
        const { admin } = engine.backend;
        await admin.post("core/users/service_account/", { name: "deployer", create_group: false });
        const staff = (await admin.post("core/groups/", { name: "Staff", users: [bob] })).body;
        const offers = async (form: FormDefinition<undefined>, someone: string): Promise<string> => {
            const [field] = Object.values(await fieldsByName(form, undefined));
            const context = { id: "added", name: "added", value: [], required: true, invalid: false, describedBy: "" };
            const shown = await fixture<HTMLElement>(html`<div>${field!.control(context)}</div>`);
            // "Searching …" is an option, too.
            await find(shown, "[role=option]", someone);
            return deep(shown, "[role=option]").map(textOf).join();
        };
        expect(await offers(usersToGroupForm(staff), "akadmin"))
            .to.not.contain("bob")
            .and.not.contain("deployer");
        const user = (await admin.get(`core/users/${bob}/`)).body;
        expect(await offers(userToGroupsForm(user), "authentik Admins")).to.not.contain("Staff");
    });

    it("ends the sessions of the user", async () => {
        const browser = await engine.backend.as("bob");
        const frame = await open("sessions");
        (await find(frame, "input[aria-label='Select all rows']")).click();
        await press(frame, "Delete");
        (await find(await find(document, "ak-modal"), "button.pf-m-danger")).click();
        await closed();
        expect((await browser.get("core/users/me/")).status).to.equal(403);
    });

    it("adds the user to groups, new ones too, and takes them out", async () => {
        await engine.backend.admin.post("core/groups/", { name: "Staff", users: [] });
        const frame = await open("groups");
        await find(frame, "ak-empty-state");
        await press(frame, "Add to existing group");
        const lists = await find(await find(document, "ak-modal"), "ak-dual-select");
        (await find(lists, "[role=option]", "Staff")).click();
        await press(lists, "Add what is picked");
        (await find(await find(document, "ak-modal"), "button[type=submit]")).click();
        await closed();
        await find(frame, "tbody", "Staff");
        await press(frame, "Add to new group");
        await fill(await find(document, "ak-modal"), "name", "Cooks");
        (await find(await find(document, "ak-modal"), "button[type=submit]")).click();
        await find(frame, "tbody", "Cooks");
        await closed();
        await choose(frame, "Staff", "Remove");
        const { body } = await engine.backend.admin.get(`core/users/${bob}/`);
        expect((body.groups_obj as { name: string }[]).map(({ name }) => name)).to.deep.equal(["Cooks"]);
        await undo();
        await find(frame, "tbody", "Staff");
    });

    it("is kept out after a question, and let in again by Undo, or without one", async () => {
        const frame = await open("overview");
        const standing = (word: string): Promise<HTMLElement> => find(frame, "ak-page-header .pf-v6-c-label", word);
        await press(frame, "Deactivate");
        (await find(await find(document, "ak-modal"), "button.pf-m-danger", "Deactivate")).click();
        await standing("Inactive");
        await closed();
        await undo();
        await find(document, ".pf-v6-c-alert__title", "The user was activated.");
        await waitUntil(() => deep(frame, "ak-page-header .pf-v6-c-label").every((label) => textOf(label) !== "Inactive"));
        await engine.backend.admin.patch(`core/users/${bob}/`, { is_active: false });
        const again = await open("overview");
        await press(again, "Activate");
        await waitUntil(async () => (await engine.backend.admin.get(`core/users/${bob}/`)).body.is_active);
    });

    it("is warned who is about to deactivate themselves", async () => {
        const { user } = await session.get();
        const frame = await fixture<HTMLElement>(html`<div>${userPage.render({ id: String(user.pk) })}</div>`);
        await press(frame, "Deactivate");
        await find(await find(document, "ak-modal"), ".pf-v6-c-modal-box__body", "You are about to deactivate yourself");
    });

    it("asks for a name before the visitor leaves the last group that makes them an administrator", async () => {
        const { user } = await session.get();
        const { remove } = membershipList({ ...user, ...(await engine.backend.admin.get(`core/users/${user.pk}/`)).body });
        const admins: Group[] = (await engine.backend.admin.get("core/groups/?is_superuser=true")).body.results;
        expect(await remove?.lockout?.(admins)).to.have.property("name", "akadmin");
        expect(await remove?.lockout?.(admins.map((group) => ({ ...group, is_superuser: false })))).to.equal(undefined);
    });

    it("shows the user's tokens and no others", async () => {
        await engine.backend.admin.post("core/tokens/", { identifier: "bobs", user: bob });
        await engine.backend.admin.post("core/tokens/", { identifier: "mine" });
        const frame = await open("tokens");
        await find(frame, "tbody", "bobs");
        expect(deep(frame, "tbody")).to.have.length(1);
        expect(engine.asked("core/tokens/?")[0]).to.contain("user__username=bob");
    });

    it("N3 1.3.9.3: shows with which applications the user stays signed in, and ends that", async () => {
        const { admin } = engine.backend;
        const authorization_flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
        const { body: provider } = await admin.post("providers/oauth2/", { name: "Wiki", authorization_flow });
        const row = {
            pk: 1,
            provider: provider.pk,
            user: bob,
            token: "t",
            expires: "2099-01-01T00:00:00.000000Z",
            revoked: false,
            scope: ["openid"],
            claims: {},
        };
        const { version, tables } = engine.backend.export();
        await engine.backend.import({ version, tables: { ...tables, "authentik_providers_oauth2.refreshtoken": [row] } });
        const frame = await open("oauth-refresh");
        await find(frame, "button[role=tab]", "OAuth refresh tokens");
        await find(frame, "tbody", "Wiki");
        (await find(frame, "input[aria-label='Select all rows']")).click();
        await press(frame, "Delete");
        const dialog = await find(document, "ak-modal");
        await find(dialog, "h1", "Delete 1 refresh token?");
        (await find(dialog, "button.pf-m-danger")).click();
        await closed();
        expect((await admin.get("oauth2/refresh_tokens/1/")).status).to.equal(404);
    });

    it("shows what the user did", async () => {
        const frame = await open("events");
        await find(frame, "tbody", "Signed in");
    });

    it("M26.2 keeps the tab and the page of a list in it apart", async () => {
        address({ page: "page-tokens", tokensTablePage: 2 });
        for (let at = 0; at < 25; at++) await engine.backend.admin.post("core/tokens/", { identifier: `t-${String(at).padStart(2, "0")}`, user: bob });
        const frame = await fixture<HTMLElement>(html`<div>${userPage.render({ id: String(bob) })}</div>`);
        await find(frame, "tbody", "t-2");
        expect(engine.asked("core/tokens/?")[0]).to.match(/[?&]page=2(&|$)/);
        await press(frame, "Sessions");
        await press(frame, "Tokens and app passwords");
        await find(frame, "tbody", "t-2");
        expect(state()).to.deep.equal({ page: "page-tokens", tokensTablePage: 2 });
        expect(engine.asked("core/tokens/?").every((line) => /[?&]page=2(&|$)/.test(line))).to.equal(true);
    });

    const withRecoveryFlow = async (): Promise<void> => {
        const { admin } = engine.backend;
        const flow_recovery = (await admin.get("flows/instances/?slug=default-password-change")).body.results[0].pk;
        const { tenant_uuid: uuid } = (await admin.get("core/tenants/")).body.results[0];
        await admin.patch(`core/tenants/${uuid}/`, { flow_recovery });
        await tenant.refresh();
    };

    it("B14: a mail without an email stage to send it is not offered, and the page says why", async () => {
        await withRecoveryFlow();
        const frame = await open("overview");
        const reason = await find(frame, ".no-recovery");
        expect(textOf(reason)).to.contain("To email recovery links, create an email stage.");
        const menu = await find<Dropdown>(frame, ".actions ak-dropdown");
        expect(menu.items.map((item) => ("label" in item ? item.label : "")))
            .to.include("Recovery link")
            .and.not.include("Email recovery link");
    });

    it("asks for the mail's stage before a recovery link is sent", async () => {
        await withRecoveryFlow();
        await engine.backend.admin.post("stages/email/", { name: "mail" });
        const frame = await open("overview");
        await press(frame, "Email recovery link");
        const form = await find(document, "ak-modal");
        (await find(form, "button[type=submit]")).click();
        await find(form, ".pf-m-error, [id$=error], .pf-v6-c-form__helper-text", "This field is required.");
    });

    it("tells at the top whether the user may sign in, and below who made and who changed them", async () => {
        // What is done with a token leaves no event.
        const admin = await engine.backend.as("akadmin");
        const { pk } = (await admin.post("core/users/", { username: "ada", name: "Ada", groups: [] })).body;
        await admin.patch(`core/users/${pk}/`, { is_active: false });
        address({ page: "page-overview" });
        const frame = await fixture<HTMLElement>(html`<div>${userPage.render({ id: String(pk) })}</div>`);
        await find(frame, "ak-page-header .pf-v6-c-label", "Inactive");
        expect(deep<HTMLImageElement>(frame, "ak-page-header img")[0]!.src).to.match(/\.svg$|^data:image/);
        for (const term of ["Created", "Last change"]) {
            const fact = await find(frame, ".pf-v6-c-description-list__group", term);
            expect(deep(fact, "small").map(textOf)).to.deep.equal(["akadmin"]);
            expect(deep<HTMLAnchorElement>(fact, "a")[0]!.hash).to.match(/^#\/events\/log\/./);
        }
    });

    it("V15 offers one main action, and the rest in a menu; what locks out is red there and in its dialog", async () => {
        const frame = await open("overview");
        const menu = await find<Dropdown>(frame, ".actions ak-dropdown");
        const buttons = deep(await find(frame, ".actions"), "button[class*=pf-m-]").filter((button) => button.offsetParent !== null);
        expect(buttons.map(({ textContent, classList }) => `${textContent.trim()}: ${[...classList].at(-1)}`)).to.deep.equal([
            "Edit: pf-m-primary",
            "Actions: pf-m-secondary",
        ]);
        expect(menu.items.map(({ label, danger = false }) => [label, danger])).to.deep.include(["Deactivate", true]);
        await press(frame, "Deactivate");
        await find(await find(document, "ak-modal"), "button.pf-m-danger", "Deactivate");
    });

    for (const theme of THEMES)
        for (const tab of ["overview", "sessions", "groups", "events", "consent", "oauth-refresh", "tokens", "mfa-authenticators", "attributes"])
            it(`is accessible: ${tab} (${theme})`, async () => {
                await useTheme(theme);
                const frame = await open(tab);
                await find(frame, "dl, tbody, ak-empty-state, ak-codemirror");
                await expect(frame).to.be.accessible();
                expect((await find(frame, "[role=tab][aria-selected=true]")).id).to.equal(`page-${tab}`);
            });
});

describe("a user who is made", () => {
    withEngine();
    afterEach(() => document.querySelector("ak-messages")?.remove());

    it("is put into the open folder, and their message leads on to a password", async () => {
        history.replaceState(null, "", `#/identity/users;${encodeURIComponent(JSON.stringify({ path: "users/staff" }))}`);
        const frame = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
        await find(frame, "ak-empty-state");
        deep(frame, "button")
            .find((button) => textOf(button) === "Create")!
            .click();
        const form = await find(document, "ak-modal");
        await fill(form, "username", "grace");
        (await find(form, "button[type=submit]")).click();
        await find(frame, "tbody", "grace");
        const message = await find(document, "ak-messages");
        await find(message, "a", "grace");
        (await find(message, "button", "Set password")).click();
        await find(document, "h1, h2", "Set the password of grace");
    });
});

describe("V9 the folders of users", () => {
    withEngine();
    afterEach(() => setViewport({ width: 800, height: 600 }));

    for (const [width, folded] of [
        [390, true],
        [780, true],
        [1440, false],
    ] as const)
        it(folded ? `are folded away above the list at ${width} px, and open by a press` : `stand beside the list at ${width} px`, async () => {
            await setViewport({ width, height: 844 });
            const frame = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
            await find(frame, "tbody");
            const tree = await find(frame, "ak-tree");
            const [list, folders] = [box(await find(frame, "ak-search-box")), box(await find(frame, "ak-user-folders"))];
            if (folded) {
                expect(folders.height).to.be.at.most(48);
                expect(box(tree).height).to.equal(0);
                (await find(await find(frame, "ak-expand"), "button")).click();
                await waitUntil(() => box(tree).height > 0);
            } else {
                expect(folders.right).to.be.at.most(list.left);
                expect(box(tree).height).to.be.above(0);
            }
        });
});
