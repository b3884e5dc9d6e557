import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { JsonObject } from "#kernel/models.ts";

/** A flow of one prompt stage and, after it, a stage that writes; its prompts are given. */
async function promptFlow(
    backend: TestBackend,
    prompts: readonly JsonObject[],
    write: JsonObject = { user_creation_mode: "always_create" },
    stage: JsonObject = {},
) {
    const { admin } = backend;
    const flow = (await admin.post("flows/instances/", { name: "ask", slug: "ask", title: "Ask", designation: "enrollment" })).body;
    const fields = [];
    for (const [index, prompt] of prompts.entries()) {
        const made = await admin.post("stages/prompt/prompts/", { name: `p${index}`, label: "L", type: "text", required: false, order: index, ...prompt });
        expect(made.status, JSON.stringify(made.body)).to.equal(201);
        fields.push(made.body.pk);
    }
    const asking = (await admin.post("stages/prompt/stages/", { name: "ask", fields, ...stage })).body;
    const writing = (await admin.post("stages/user_write/", { name: "write", ...write })).body;
    for (const [order, { pk }] of [asking, writing].entries())
        expect((await admin.post("flows/bindings/", { target: flow.pk, stage: pk, order })).status).to.equal(201);
    return { url: "flows/executor/ask/?query=", stage: asking.pk as string, flow: flow.pk as string };
}

const NAMED = { field_key: "username", type: "username", required: true };
const answered = (errors: JsonObject) =>
    Object.fromEntries(Object.entries(errors).map(([key, [error]]: [string, any]) => [key, `${error.code}: ${error.string}`]));

/** What is sent to a prompt, and what is kept of it, or what is wrong. */
const KINDS: readonly [type: string, sent: unknown, result: { value: unknown } | { error: string }][] = [
    ["text", "  as it is ", { value: "  as it is " }],
    ["text", 5, { value: "5" }],
    ["text", true, { error: "invalid: Not a valid string." }],
    ["text", null, { error: "null: This field may not be null." }],
    ["text", "", { value: "" }],
    ["email", "nope", { error: "invalid: Enter a valid email address." }],
    ["email", " a@example.test ", { value: "a@example.test" }],
    ["username", "", { error: "blank: This field may not be blank." }],
    ["password", " trimmed ", { value: "trimmed" }],
    ["number", "12", { value: 12 }],
    ["number", 5.5, { error: "invalid: A valid integer is required." }],
    ["number", true, { error: "invalid: A valid integer is required." }],
    ["checkbox", "on", { value: true }],
    ["checkbox", "", { error: "invalid: Must be a valid boolean." }],
    ["date", "2023-02-28", { value: "2023-02-28" }],
    ["date", "2023-02-30", { error: "invalid: Date has wrong format. Use one of these formats instead: YYYY-MM-DD." }],
    ["date-time", "2023-02-28", { value: "2023-02-28T00:00:00Z" }],
    [
        "date-time",
        "tomorrow",
        { error: "invalid: Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]." },
    ],
    ["file", "data:text/plain;base64,YQ==", { value: "data:text/plain;base64,YQ==" }],
    ["file", "http://x", { error: "invalid: Invalid scheme" }],
    ["file", "data:text/plain,a", { error: "invalid: Invalid encoding" }],
    ["ak-locale", "", { value: "" }],
    ["separator", "", { error: "blank: This field may not be blank." }],
    ["static", "other", { value: "given" }],
    ["hidden", "other", { value: "given" }],
    ["text_read_only", "other", { value: "given" }],
];

describe("prompts", () => {
    for (const [type, sent, result] of KINDS)
        it(`${type} takes ${JSON.stringify(sent)} as ${JSON.stringify(result)}`, async () => {
            const backend = await createTestBackend();
            const isFixed = ["static", "hidden", "text_read_only"].includes(type);
            const { url } = await promptFlow(backend, [NAMED, { field_key: "attributes.value", type, placeholder: isFixed ? "given" : "" }]);
            const browser = backend.browser();
            await browser.get(url);
            const answer = await browser.post(url, { "username": "ann", "attributes.value": sent });
            if ("error" in result) return void expect(answered(answer.body.response_errors)).to.deep.equal({ "attributes.value": result.error });
            expect(answer.status, JSON.stringify(answer.body)).to.equal(302);
            await browser.get(url);
            const [ann] = (await backend.admin.get("core/users/?username=ann")).body.results;
            expect(ann.attributes).to.deep.equal({ value: result.value });
        });

    it("placeholders: an expression sees the user, keeps its type, and breaks into an event", async () => {
        const backend = await createTestBackend();
        const { url } = await promptFlow(backend, [
            { field_key: "who", placeholder: "return user.username", placeholder_expression: true },
            { field_key: "more", placeholder: "return prompt_context.get('who', 'nobody')", placeholder_expression: true },
            { field_key: "broken", placeholder: "return missing", placeholder_expression: true },
            { field_key: "plain", placeholder: "return user.username" },
        ]);
        const bob = await backend.as("bob");
        const placeholders = (await bob.get(url)).body.fields.map((field: { placeholder: unknown }) => field.placeholder);
        expect(placeholders).to.deep.equal(["bob", "nobody", "return missing", "return user.username"]);
        const [event] = (await backend.admin.get("events/events/?action=property_mapping_exception")).body.results;
        expect(event.app).to.equal("authentik.core.expression.evaluator");
        expect(event.context.message).to.contain("line 1").and.contain("NameError: name 'missing' is not defined");
    });

    it("validation policies see what was sent, may change it, and say why not", async () => {
        const backend = await createTestBackend();
        const policy = (
            await backend.admin.post("policies/expression/", {
                name: "team",
                expression: [
                    "data = request.context['prompt_data']",
                    "if data['attributes']['team'] not in ['red', 'blue']:",
                    "    ak_message('No such team.')",
                    "    ak_message('Teams are red and blue.')",
                    "    return False",
                    "data['name'] = data['username'].title()",
                    "return True",
                ].join("\n"),
            })
        ).body;
        const { url } = await promptFlow(backend, [NAMED, { field_key: "attributes.team" }], undefined, { validation_policies: [policy.pk] });
        const browser = backend.browser();
        await browser.get(url);
        const refused = await browser.post(url, { "username": "ann", "attributes.team": "green" });
        expect(refused.body.response_errors).to.deep.equal({
            non_field_errors: [
                { string: "No such team.", code: "invalid" },
                { string: "Teams are red and blue.", code: "invalid" },
            ],
        });
        await browser.post(url, { "username": "ann", "attributes.team": "red" });
        await browser.get(url);
        const [ann] = (await backend.admin.get("core/users/?username=ann")).body.results;
        expect(ann).to.deep.include({ name: "Ann", attributes: { team: "red" }, path: "users", is_active: true });
    });

    it("a taken user name is refused at its field, and what is left out takes its placeholder", async () => {
        const backend = await createTestBackend();
        const { url } = await promptFlow(backend, [
            NAMED,
            { field_key: "name", required: true, placeholder: "Somebody" },
            { field_key: "email", required: true },
        ]);
        const browser = backend.browser();
        await browser.get(url);
        const answer = await browser.post(url, { username: "akadmin" });
        expect(answered(answer.body.response_errors)).to.deep.equal({
            username: "invalid: Username is already taken.",
            email: "required: This field is required.",
        });
        await browser.post(url, { username: "ann", email: "ann@example.test" });
        await browser.get(url);
        expect((await backend.admin.get("core/users/?username=ann")).body.results[0]).to.include({ name: "Somebody", email: "ann@example.test" });
    });

    it("user write: path, group, inactive users, nested attributes in both spellings; unknown keys are dropped", async () => {
        const backend = await createTestBackend();
        const group = (await backend.admin.post("core/groups/", { name: "guests", users: [] })).body;
        const { url } = await promptFlow(
            backend,
            [NAMED, { field_key: "attributes.a.b" }, { field_key: "attributes_a_c" }, { field_key: "attribute_d" }, { field_key: "pk" }],
            { user_creation_mode: "always_create", create_users_as_inactive: true, create_users_group: group.pk, user_path_template: "guests/new" },
        );
        const browser = backend.browser();
        await browser.get(url);
        await browser.post(url, { "username": "ann", "attributes.a.b": "1", "attributes_a_c": "2", "attribute_d": "3", "pk": "1" });
        await browser.get(url);
        const [ann] = (await backend.admin.get("core/users/?username=ann")).body.results;
        expect(ann).to.deep.include({ path: "guests/new", is_active: false, attributes: { a: { b: "1", c: "2" } } });
        expect(ann.groups_obj.map(({ name }: { name: string }) => name)).to.deep.equal(["guests"]);
        expect(ann.pk).to.not.equal(1);
    });

    for (const [mode, made] of [
        ["never_create", "No user found and can't create new user."],
        ["create_when_required", undefined],
    ] as const)
        it(`user write: ${mode} for a visitor`, async () => {
            const backend = await createTestBackend();
            const { url } = await promptFlow(backend, [NAMED], { user_creation_mode: mode });
            const browser = backend.browser();
            await browser.get(url);
            await browser.post(url, { username: "ann" });
            const { body } = await browser.get(url);
            if (made) expect(body).to.include({ component: "ak-stage-access-denied", error_message: made });
            else expect(body.component).to.equal("xak-flow-redirect");
            expect((await backend.admin.get("core/users/?username=ann")).body.results).to.have.length(made ? 0 : 1);
        });
});
