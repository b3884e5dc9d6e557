import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { emailStages } from "#src/api/email-stages.api.ts";
import type { Stage } from "#src/api/stages.api.ts";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import type { MultiSelect } from "#src/elements/form/multi-select.ts";
import type { ReadyForm } from "#src/elements/form/form.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { formOf, type Member } from "#src/pages/family.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName, prepared, save } from "#src/pages/testing/form.test-helper.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { saveUntouched } from "#src/pages/testing/untouched.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { captchaForm } from "./captcha.form.ts";
import { duoImportForm } from "./duo-import.form.ts";
import { emailForm } from "./email.form.ts";
import { stageKinds } from "./forms.ts";
import { identificationForm } from "./identification.form.ts";
import { passwordForm } from "./password.form.ts";
import { promptStageForm } from "./prompt-stage.form.ts";
import { smsForm } from "./sms.form.ts";
import { stagesPage } from "./stages.page.ts";
import { userWriteForm } from "./user-write.form.ts";

const DUO = { client_id: "id", client_secret: "secret", api_hostname: "api.example.org" };

listPageSuite("stages", {
    page: stagesPage,
    api: "stages/all/",
    make: async ({ admin }) => (await admin.post("stages/captcha/", { name: "a-captcha", public_key: "site", private_key: "secret" })).body.name,
    edit: { field: "name", value: "another-captcha" },
});

describe("stages", () => {
    const engine = withEngine();
    const make = async (at: string, body: object): Promise<Member> => (await engine.backend.admin.post(`stages/${at}/`, { name: "Ours", ...body })).body;
    const stored = async (at: string, pk: string | number) => (await engine.backend.admin.get(`stages/${at}/${pk}/`)).body;
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${stagesPage.render({})}</div>`);
    const show = async ({ fields, values, save: send }: ReadyForm<unknown>): Promise<Form<unknown>> =>
        fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
    const submitted = async (form: Form<unknown>): Promise<void> => {
        const isSaved = oneEvent(form, "ak-saved");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await isSaved;
    };
    /** Takes down what is sent to change an object. */
    const recorded = (): { body: unknown } => {
        const seen: { body: unknown } = { body: undefined };
        engine.watch(async (request) => {
            if (request.method === "PATCH") seen.body = await request.clone().json();
        });
        return seen;
    };
    const asked = (form: Form<unknown>, name: string): boolean => form.shadowRoot!.getElementById(name)?.checkVisibility() ?? false;

    it("stand below the heading of their kind, each with links to its flows", async () => {
        await make("deny", {});
        const frame = await open();
        const row = await rowOf(frame, "default-authentication-identification");
        expect(deep<HTMLAnchorElement>(row, "a").map(({ hash }) => hash)).to.deep.equal(["#/flow/flows/default-authentication-flow"]);
        expect(textOf(await rowOf(frame, "Ours"))).to.contain("In no flow");
        await find(frame, "th", "Identification stages");
    });

    it("are made by a wizard", async () => {
        const frame = await open();
        await press(await find(frame, "ak-table"), "Create");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "Dummy stage"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Rehearsal");
        (await find(wizard, "button[type=submit]", "Create")).click();
        await rowOf(frame, "Rehearsal");
        const { results } = (await engine.backend.admin.get("stages/dummy/?name=Rehearsal")).body;
        expect(results).to.have.lengthOf(1);
    });

    it("that come with authentik are left as they were by saving them without a change, each of them", async () => {
        const { results } = (await engine.backend.admin.get("stages/all/?page_size=100")).body;
        const all: Stage[] = results;
        expect(new Set(all.map(({ component }) => component)).size).to.be.greaterThan(5);
        for (const stage of all) {
            const saved = await saveUntouched(engine, await prepared(await formOf(stageKinds, stage.component)(stage), stage));
            expect(saved, stage.name).to.have.lengthOf(1);
            for (const { before, after } of saved) expect(after).to.equal(before);
        }
    });

    it("M19.2: the mode of a user write stage is sent, and shown when it is opened again", async () => {
        const stage = await make("user_write", {});
        const form = await show(await prepared(userWriteForm, stage));
        (await find(await find(await find(form, "#user_creation_mode"), ".card", "Never create users"), "input")).click();
        const seen = recorded();
        await submitted(form);
        expect(seen.body).to.include({ user_creation_mode: "never_create" }).and.not.to.have.property("can_create_users");
        expect((await stored("user_write", stage.pk)).user_creation_mode).to.equal("never_create");
        expect((await prepared(userWriteForm, stage)).values).to.include({ user_creation_mode: "never_create" });
    });

    it("S14.5: a new identification stage finds users, unless somebody wants it otherwise", async () => {
        expect((await fieldsByName(identificationForm, undefined))["user_fields"]!.initial).to.deep.equal(["username", "email"]);
    });

    it("keep their secrets, which are sent only when somebody has typed new ones", async () => {
        const stage = await make("captcha", { public_key: "site", private_key: "secret" });
        expect(Object.keys((await prepared(captchaForm, stage)).values)).not.to.contain("private_key");
        const form = await show(await prepared(captchaForm, stage));
        await fill(form, "public_key", "another site");
        const seen = recorded();
        await submitted(form);
        expect(seen.body).to.include({ public_key: "another site" }).and.not.to.have.property("private_key");
    });

    it("ask for a mail server only where the server’s own is not used", async () => {
        const form = await show(await prepared(emailForm, undefined));
        expect(asked(form, "host")).to.equal(false);
        await fill(form, "use_global_settings", false);
        await form.updateComplete;
        expect(asked(form, "host")).to.equal(true);
    });

    it("offer to make a prompt where fields are chosen, and choose it", async () => {
        const form = await show(await prepared(promptStageForm, undefined));
        const fields = await find<MultiSelect>(form, "ak-multi-select[name=fields]");
        await press(fields, "Create prompt");
        const dialog = await find(document, "ak-modal");
        await fill(dialog, "name", "phone");
        await fill(dialog, "field_key", "attributes.phone");
        await fill(dialog, "label", "Phone");
        (await find(dialog, "button[type=submit]")).click();
        await waitUntil(() => fields.value.length > 0, "the new prompt is chosen");
        expect(deep(fields, ".pf-v6-c-label__text").map(textOf)).to.deep.equal(["phone"]);
        const { results } = (await engine.backend.admin.get("stages/prompt/prompts/?name=phone")).body;
        expect(fields.value).to.deep.equal([results[0].pk]);
    });

    it("offer to make a policy where they validate, and choose it", async () => {
        const form = await show(await prepared(promptStageForm, undefined));
        const policies = await find<MultiSelect>(form, "ak-multi-select[name=validation_policies]");
        await press(policies, "Create policy");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "Dummy policy"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Office");
        (await find(wizard, "button[type=submit]", "Create")).click();
        await waitUntil(() => policies.value.length > 0, "the new policy is chosen");
        expect(deep(policies, ".pf-v6-c-label__text").map(textOf)).to.deep.equal(["Office"]);
        const { results } = (await engine.backend.admin.get("policies/all/?name=Office")).body;
        expect(policies.value).to.deep.equal([results[0].pk]);
    });

    it("keep a template whose file is gone", async () => {
        const stage = await make("email", {});
        const templates = emailStages.templates;
        emailStages.templates = async () => [{ name: "email/other.html", description: "Other", component: "", model_name: "" }];
        const form = await show(await prepared(emailForm, stage));
        emailStages.templates = templates;
        expect(form.shadowRoot!.querySelector<HTMLSelectElement>("#template")!.value).to.equal("email/password_reset.html");
    });

    it("begin as the original’s do: all places of passwords, the flow to change it, the only source there is", async () => {
        const password = await fieldsByName(passwordForm, undefined);
        const { results } = (await engine.backend.admin.get("flows/instances/?slug=default-password-change")).body;
        expect(password["backends"]!.initial).to.have.lengthOf(3);
        expect(password["configure_flow"]!.initial).to.equal(results[0].pk);
        const sources = (await engine.backend.admin.get("sources/all/")).body.results;
        expect((await fieldsByName(identificationForm, undefined))["sources"]!.initial).to.deep.equal([sources[0].pk]);
    });

    it("that send messages ask for what their provider needs", async () => {
        const form = await show(await prepared(smsForm, undefined));
        const labels = () => [...form.shadowRoot!.querySelectorAll("label")].filter((label) => label.checkVisibility()).map(textOf);
        expect(labels()).to.include.members(["Account SID *", "Auth token *"]).and.not.to.include("URL *");
        (await find(await find(await find(form, "#provider"), ".card", "Another service"), "input")).click();
        await form.updateComplete;
        expect(labels()).to.include.members(["URL *", "Username *", "Password"]).and.not.to.include("Auth token *");
        (await find(await find(await find(form, "#auth_type"), ".card", "Token"), "input")).click();
        await form.updateComplete;
        expect(labels()).to.include("Token *").and.not.to.include("Password");
    });

    describe("of Duo", () => {
        it("give a user a device that Duo knows", async () => {
            await make("authenticator/duo", DUO);
            await press(await rowOf(await open(), "Ours"), "Import Duo devices into Ours");
            const form = await find(document, "ak-form");
            await find(form, "ak-choice[name=user]");
            expect(deep(form, "#which")).to.deep.equal([]);
            document.querySelector("ak-modal")!.remove();
            const stage = (await engine.backend.admin.get("stages/authenticator/duo/")).body.results[0];
            expect(await save(duoImportForm, { user: 1, duo_user_id: "D1" }, stage)).to.equal(1);
            const devices = (await engine.backend.admin.get("authenticators/admin/all/?user=1")).body;
            expect(devices.map(({ name }: { name: string }) => name)).to.deep.equal(["Imported Duo Authenticator"]);
        });

        it("import all devices where they have a key for that, and say why they cannot", async () => {
            const stage = await make("authenticator/duo", { ...DUO, admin_integration_key: "admin" });
            const form = await show(await prepared(duoImportForm, stage));
            expect(asked(form, "duo_user_id")).to.equal(false);
            (await find(form, "button[type=submit]")).click();
            await find(form, "[role=alert]", "Received 401 Invalid signature in request credentials");
            await engine.backend.admin.patch(`stages/authenticator/duo/${stage.pk}/`, { admin_secret_key: "secret" });
            expect(await save(duoImportForm, { which: "all" }, stage)).to.equal(1);
        });

        it("alone offer the import", async () => {
            await make("deny", {});
            expect(textOf(await rowOf(await open(), "Ours"))).not.to.contain("Import");
        });
    });
});
