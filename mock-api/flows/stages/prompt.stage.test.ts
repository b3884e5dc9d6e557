import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { eventsOf, flowOf, follow, LAST, promptsFor, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

/** A stage of these prompts; further members of the stage itself. */
async function stageOf({ admin }: TestBackend, prompts: readonly JsonObject[], stage: JsonObject = {}): Promise<Step> {
    const fields: string[] = [];
    for (const [order, prompt] of prompts.entries()) {
        const sent = { name: `p${order} ${String(prompt.field_key)}`, label: "L", type: "text", required: false, order, ...prompt };
        const made = await admin.post("stages/prompt/prompts/", sent);
        expect(made.status, JSON.stringify(made.body)).to.equal(201);
        fields.push(made.body.pk);
    }
    return ["prompt/stages", { fields, ...stage }];
}

async function expression({ admin }: TestBackend, ...lines: string[]): Promise<string> {
    return (await admin.post("policies/expression/", { name: `policy ${lines.length}`, expression: lines.join("\n") })).body.pk;
}

const USERNAME = { field_key: "username", type: "username", required: true };

describe("stage: prompt", () => {
    it("shows its prompts by their order, each with all that an interface needs", async () => {
        const backend = await createTestBackend();
        const step = await stageOf(backend, [
            { field_key: "second", label: "Second", order: 2, placeholder: "here", sub_text: "Below <b>it</b>" },
            { field_key: "first", label: "First", type: "number", required: true, order: 1 },
        ]);
        await flowOf(backend, [step]);
        const { body } = await backend.browser().get(TRY);
        expect(body.component).to.equal("ak-stage-prompt");
        expect(body.fields).to.deep.equal([
            { field_key: "first", label: "First", type: "number", required: true, placeholder: "", order: 1, sub_text: "" },
            { field_key: "second", label: "Second", type: "text", required: false, placeholder: "here", order: 2, sub_text: "Below <b>it</b>" },
        ]);
    });

    it("keeps what was answered for what follows; a second one adds to it", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [await stageOf(backend, [{ field_key: "attributes.a" }]), await stageOf(backend, [{ field_key: "attributes.b" }]), LAST]);
        const admin = await backend.as("akadmin");
        await admin.post(TRY, { "attributes.a": "1" });
        await admin.post(TRY, { "attributes.b": "2", "nonsense": "3" });
        const { plan_context } = (await admin.get("flows/inspector/try/")).body.current_plan;
        expect(plan_context).to.deep.equal({ prompt_data: { attributes: { a: "1", b: "2" }, component: "ak-stage-prompt" } });
    });

    it("shows again what was answered before, a password never", async () => {
        const backend = await createTestBackend();
        const [at, stage] = await promptsFor(backend, { name: "text", password: "password" });
        await flowOf(backend, [
            [at, stage],
            [at, { ...stage, name: "again" }],
        ]);
        const browser = backend.browser();
        await browser.post(TRY, { name: "Ann", password: "a-secret" });
        const { body } = await browser.get(TRY);
        expect(body.fields.map(({ placeholder }: { placeholder: string }) => placeholder)).to.deep.equal(["Ann", ""]);
        expect(JSON.stringify(body)).to.not.include("a-secret");
    });

    it("tells what is wrong at each field, and keeps nothing then", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [
            await stageOf(backend, [
                USERNAME,
                { field_key: "name", required: true, placeholder: "Somebody" },
                { field_key: "email", type: "email", required: true },
            ]),
            LAST,
        ]);
        const browser = backend.browser();
        expect((await browser.post(TRY, { username: "akadmin" })).body.response_errors).to.deep.equal({
            username: [{ string: "Username is already taken.", code: "invalid" }],
            email: [{ string: "This field is required.", code: "required" }],
        });
        expect((await browser.get(TRY)).body.fields[0].placeholder).to.equal("");
        expect((await browser.post(TRY, { username: "ann", email: "ann@example.test" })).status, "what is left out takes its placeholder").to.equal(302);
    });

    for (const [passwords, differ, agrees] of [
        [2, true, false],
        [2, false, true],
        [3, true, true],
        [1, true, true],
    ] as const)
        it(`${passwords} passwords that ${differ ? "differ" : "are the same"} ${agrees ? "pass" : "do not pass"}`, async () => {
            const backend = await createTestBackend();
            const keys = Array.from({ length: passwords }, (_, number) => `p${number}`);
            await flowOf(backend, [await promptsFor(backend, Object.fromEntries(keys.map((key) => [key, "password"]))), LAST]);
            const { status, body } = await backend.browser().post(TRY, Object.fromEntries(keys.map((key) => [key, differ ? key : "same"])));
            if (agrees) expect(status).to.equal(302);
            else expect(body.response_errors).to.deep.equal({ non_field_errors: [{ string: "Passwords don't match.", code: "invalid" }] });
        });
});

describe("placeholders of prompts", () => {
    it("an expression sees the user and what was answered, and keeps its type; one that breaks is told to administrators", async () => {
        const backend = await createTestBackend();
        const evaluated = (field_key: string, placeholder: string) => ({ field_key, placeholder, placeholder_expression: true });
        const step = await stageOf(backend, [
            evaluated("who", "return user.username"),
            evaluated("more", "return prompt_context.get('who', 'nobody')"),
            evaluated("size", "return 5"),
            evaluated("nothing", "return None"),
            evaluated("broken", "return missing"),
            { field_key: "plain", placeholder: "return user.username" },
        ]);
        await flowOf(backend, [step]);
        const { fields } = (await (await backend.as("bob")).get(TRY)).body;
        expect(fields.map((field: { placeholder: unknown }) => field.placeholder)).to.deep.equal([
            "bob",
            "nobody",
            5,
            "",
            "return missing",
            "return user.username",
        ]);
        const [event] = await eventsOf(backend, "property_mapping_exception");
        expect(event!.app).to.equal("authentik.core.expression.evaluator");
        expect((event!.context as { message: string }).message).to.contain("NameError: name 'missing' is not defined");
    });

    it("D-101: of a password is never the password", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [await stageOf(backend, [{ field_key: "password", type: "password", required: true, placeholder: "Password" }])]);
        expect((await backend.browser().post(TRY, {})).body.response_errors).to.have.keys("password");
    });
});

describe("validation policies of prompts", () => {
    it("see what was sent, may change it, and say why not", async () => {
        const backend = await createTestBackend();
        const policy = await expression(
            backend,
            "data = request.context['prompt_data']",
            "if data['attributes']['team'] not in ['red', 'blue']:",
            "    ak_message('No such team.')",
            "    ak_message('Teams are red and blue.')",
            "    return False",
            "data['name'] = data['username'].title()",
            "return True",
        );
        const step = await stageOf(backend, [USERNAME, { field_key: "attributes.team" }], { validation_policies: [policy] });
        await flowOf(backend, [step, ["user_write", {}], LAST], { designation: "enrollment" });
        const browser = backend.browser();
        expect((await browser.post(TRY, { "username": "ann", "attributes.team": "green" })).body.response_errors).to.deep.equal({
            non_field_errors: [
                { string: "No such team.", code: "invalid" },
                { string: "Teams are red and blue.", code: "invalid" },
            ],
        });
        await follow(browser, await browser.post(TRY, { "username": "ann", "attributes.team": "red" }), TRY);
        const [ann] = (await backend.admin.get("core/users/?username=ann")).body.results;
        expect(ann).to.deep.include({ name: "Ann", attributes: { team: "red" } });
    });

    it("all must pass; one that says nothing gives no error to show", async () => {
        const backend = await createTestBackend();
        const policies = [await expression(backend, "return True"), await expression(backend, "x = 1", "return False")];
        await flowOf(backend, [await stageOf(backend, [{ field_key: "name" }], { validation_policies: policies })]);
        const { body } = await backend.browser().post(TRY, { name: "Ann" });
        expect([body.component, body.response_errors]).to.deep.equal(["ak-stage-prompt", {}]);
    });

    it("see nothing else of the plan", async () => {
        const backend = await createTestBackend();
        const policy = await expression(backend, "ak_message(','.join(sorted(key for key in context if key != 'geoip')))", "return False");
        await flowOf(backend, [
            ["identification", { user_fields: ["username"] }],
            await stageOf(backend, [{ field_key: "name" }], { validation_policies: [policy] }),
        ]);
        const browser = backend.browser();
        await browser.post(TRY, { uid_field: "akadmin" });
        const [{ string }] = (await browser.post(TRY, { name: "Ann" })).body.response_errors.non_field_errors;
        expect(string.split(",")).to.include("prompt_data").and.to.not.include("pending_user");
    });
});

describe("M17: names of prompts", () => {
    it("M17.1 are needed, and no two are the same", async () => {
        const { admin } = await createTestBackend();
        const sent = { field_key: "x", label: "X", type: "text" };
        expect((await admin.post("stages/prompt/prompts/", sent)).body).to.deep.equal({ name: ["This field is required."] });
        expect((await admin.post("stages/prompt/prompts/", { ...sent, name: "" })).body).to.have.keys("name");
        expect((await admin.post("stages/prompt/prompts/", { ...sent, name: "default-user-settings-field-email" })).body).to.have.keys("name");
    });

    it("M17.2 find those of a fresh install", async () => {
        const { admin } = await createTestBackend();
        expect((await admin.get("stages/prompt/prompts/?name=default-user-settings-field-email")).body.results).to.have.length(1);
        const found = (await admin.get("stages/prompt/prompts/?search=user-settings")).body.results as { name: string }[];
        expect(found.map(({ name }) => name)).to.include("default-user-settings-field-email");
    });

    it("M17.5 are not known to the challenge; answers go by field key", async () => {
        const backend = await createTestBackend();
        const { fields } = (await (await backend.as("bob")).get("flows/executor/default-user-settings-flow/?query=")).body;
        for (const field of fields) expect(field).to.not.have.property("name");
    });

    it("M17.6 stay when a label changes", async () => {
        const { admin } = await createTestBackend();
        const [{ pk, name }] = (await admin.get("stages/prompt/prompts/?name=default-user-settings-field-email")).body.results;
        const changed = await admin.patch(`stages/prompt/prompts/${pk}/`, { label: "Other" });
        expect([changed.status, changed.body.name, changed.body.label]).to.deep.equal([200, name, "Other"]);
    });
});
