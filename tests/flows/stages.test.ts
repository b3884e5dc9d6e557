import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { JsonObject } from "#kernel/models.ts";

const URL = "flows/executor/try/?query=";
/** A stage to make: where, with what, and how it is bound. */
type Step = readonly [at: string, stage: JsonObject, binding?: JsonObject];

/** A flow of these stages, in this order. */
async function flowOf(backend: TestBackend, steps: readonly Step[], flow: JsonObject = {}): Promise<{ flow: string; stages: string[]; bindings: string[] }> {
    const { admin } = backend;
    const made = (await admin.post("flows/instances/", { name: "try", slug: "try", title: "Try", designation: "stage_configuration", ...flow })).body;
    const [stages, bindings]: [string[], string[]] = [[], []];
    for (const [order, [at, stage, binding]] of steps.entries()) {
        const answer = await admin.post(`stages/${at}/`, { name: `step ${order}`, ...stage });
        expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
        stages.push(answer.body.pk);
        bindings.push((await admin.post("flows/bindings/", { target: made.pk, stage: answer.body.pk, order, ...binding })).body.pk);
    }
    return { flow: made.pk, stages, bindings };
}
const DUMMY: Step = ["dummy", {}];
const LAST: Step = ["dummy", { name: "last" }];

describe("stages", () => {
    it("deny ends the flow for everybody", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [["deny", {}]]);
        const answer = (await backend.browser().get(URL)).body;
        expect(answer).to.include({ component: "ak-stage-access-denied", error_message: "Unknown error", pending_user: "" });
    });

    it("dummy accepts any answer; when it throws, only administrators see the error", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [DUMMY, ["dummy", { throw_error: true }]]);
        const browser = backend.browser();
        expect((await browser.get(URL)).body.component).to.equal("ak-stage-dummy");
        expect((await browser.post(URL, { whatever: 1 })).status).to.equal(302);
        const broken = (await browser.get(URL)).body;
        expect(broken.component).to.equal("ak-stage-flow-error");
        expect(broken).to.not.have.property("traceback");
        const admin = await backend.as("akadmin");
        await admin.post(URL, {});
        expect((await admin.get(URL)).body).to.have.property("traceback");
        expect((await backend.admin.get("events/events/?action=system_exception")).body.results).to.have.length(2);
    });

    it("static tokens are shown once; each signs in once", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const bob = await backend.as("bob");
        const setup = "flows/executor/default-authenticator-static-setup/?query=";
        const { codes } = (await bob.get(setup)).body;
        expect(codes).to.have.length(6);
        expect(codes.every((code: string) => /^[a-z2-7]{8}$/.test(code))).to.equal(true);
        expect((await bob.get(setup)).body.codes, "the same until they are written down").to.deep.equal(codes);
        await bob.post(setup, {});
        const [device] = (await bob.get("authenticators/static/")).body.results;
        expect(device.token_set).to.deep.equal(codes.map((token: string) => ({ token })));
        const url = "flows/executor/default-authentication-flow/?query=";
        const enter = async (code: string) => {
            const browser = backend.browser();
            await browser.post(url, { uid_field: "bob" });
            await browser.post(url, { password: "bob-pw" });
            expect((await browser.get(url)).body.device_challenges).to.deep.equal([{ device_class: "static", device_uid: String(device.pk), challenge: {} }]);
            return (await browser.post(url, { code })).status;
        };
        expect(await enter(codes[0])).to.equal(302);
        expect(await enter(codes[0]), "used up").to.equal(200);
        now += 2000;
        expect(await enter(codes[1])).to.equal(302);
        expect((await bob.patch(`authenticators/static/${device.pk}/`, { name: "In the drawer" })).body.name).to.equal("In the drawer");
        expect((await (await backend.as("eve")).get(`authenticators/static/${device.pk}/`)).status, "not hers").to.equal(404);
        await bob.delete(`authenticators/static/${device.pk}/`);
        expect((await bob.get("authenticators/all/")).body).to.deep.equal([]);
        expect((await backend.admin.get("events/events/?action=custom_static_authenticator_disable")).body.results).to.have.length(1);
    });

    it("a second factor that was used lately in this browser is not asked for again", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const bob = await backend.as("bob");
        const setup = "flows/executor/default-authenticator-static-setup/?query=";
        const { codes } = (await bob.get(setup)).body;
        await bob.post(setup, {});
        const [{ pk }] = (await backend.admin.get("stages/authenticator/validate/")).body.results;
        await backend.admin.patch(`stages/authenticator/validate/${pk}/`, { last_auth_threshold: "hours=1" });
        const url = "flows/executor/default-authentication-flow/?query=";
        const browser = backend.browser();
        const asked = async () => {
            await browser.get("flows/executor/default-invalidation-flow/?query=");
            await browser.post(url, { uid_field: "bob" });
            await browser.post(url, { password: "bob-pw" });
            const answer = await browser.get(url);
            return answer.status === 302 ? "signed in" : answer.body.component;
        };
        expect(await asked()).to.equal("ak-stage-authenticator-validate");
        await browser.post(url, { code: codes[0] });
        await browser.get(url);
        expect(await asked()).to.equal("signed in");
        now += 2 * 3600_000;
        expect(await asked()).to.equal("ak-stage-authenticator-validate");
    });

    it("who has no second factor sets one up where the stage says so", async () => {
        const backend = await createTestBackend();
        const found = async (at: string) => (await backend.admin.get(`stages/${at}/`)).body.results[0].pk as string;
        const [totp, codes] = [await found("authenticator/totp"), await found("authenticator/static")];
        await flowOf(backend, [["authenticator/validate", { not_configured_action: "configure", configuration_stages: [totp, codes] }], LAST], {
            authentication: "require_authenticated",
        });
        const bob = await backend.as("bob");
        const offered = (await bob.get(URL)).body;
        expect(offered.device_challenges).to.deep.equal([]);
        expect(offered.configuration_stages.map((stage: JsonObject) => stage.pk)).to.have.members([totp, codes]);
        expect((await bob.post(URL, {})).body.response_errors.non_field_errors[0].string).to.equal("Empty response");
        await bob.post(URL, { selected_stage: codes });
        expect((await bob.get(URL)).body.component).to.equal("ak-stage-authenticator-static");
        await bob.post(URL, {});
        expect((await bob.get(URL)).body.component).to.equal("ak-stage-dummy");
    });

    it("consent is asked with a token of its own, and nothing is kept without an application", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [["consent", { mode: "always_require" }], LAST]);
        const bob = await backend.as("bob");
        const first = (await bob.get(URL)).body;
        expect(first).to.deep.include({ component: "ak-stage-consent", permissions: [], additional_permissions: [], pending_user: "bob" });
        const again = (await bob.post(URL, { token: "another" })).body;
        expect(again.component).to.equal("ak-stage-consent");
        expect(again.token).to.not.equal(first.token);
        expect(again).to.not.have.property("response_errors");
        expect((await bob.post(URL, { token: first.token })).body.component, "of an older rendering").to.equal("ak-stage-consent");
        const { token } = (await bob.get(URL)).body;
        expect((await bob.post(URL, { token })).status).to.equal(302);
    });

    it("captcha accepts an answer only with the test key of its service", async () => {
        const backend = await createTestBackend();
        const { stages } = await flowOf(backend, [["captcha", { public_key: "p", private_key: "secret" }], LAST]);
        const browser = backend.browser();
        expect((await browser.get(URL)).body).to.include({ component: "ak-stage-captcha", site_key: "p" });
        expect((await browser.post(URL, { token: "t" })).body.response_errors.token[0]).to.include({ code: "invalid" });
        await backend.admin.patch(`stages/captcha/${stages[0]}/`, { private_key: "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe" });
        expect((await browser.post(URL, { token: "t" })).status).to.equal(302);
    });

    it("user delete removes the user, signs out and goes on", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [["user_delete", {}]], { authentication: "require_authenticated", designation: "unenrollment" });
        const bob = await backend.as("bob");
        expect((await bob.get(URL)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await bob.get("core/users/me/")).status).to.equal(403);
        expect((await backend.admin.get("core/users/?username=bob")).body.results).to.deep.equal([]);
    });

    for (const [action, keeps] of [
        ["restart", false],
        ["restart_with_context", true],
    ] as const)
        it(`a bad answer: ${action} begins again ${keeps ? "with" : "without"} what was found out`, async () => {
            const backend = await createTestBackend();
            const prompt = async (field_key: string, type: string) =>
                (await backend.admin.post("stages/prompt/prompts/", { name: field_key, field_key, label: field_key, type, required: true })).body.pk as string;
            await flowOf(backend, [
                ["prompt/stages", { fields: [await prompt("name", "text")] }],
                ["prompt/stages", { fields: [await prompt("size", "number")] }, { invalid_response_action: action }],
            ]);
            const browser = backend.browser();
            await browser.post(URL, { name: "kept" });
            const failed = await browser.post(URL, { size: "large" });
            expect([failed.status, failed.headers.get("location")]).to.deep.equal([302, `/api/v3/${URL}`]);
            const [field] = (await browser.get(URL)).body.fields;
            expect(field).to.include({ field_key: "name", placeholder: keeps ? "kept" : "" });
        });

    it("a stage whose policies are evaluated again is left out once they no longer pass", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const policy = (await admin.post("policies/expression/", { name: "p", expression: 'return context["prompt_data"]["more"] == "yes"' })).body.pk;
        const field = (await admin.post("stages/prompt/prompts/", { name: "more", field_key: "more", label: "More", type: "text", required: true })).body.pk;
        const { bindings } = await flowOf(backend, [
            ["prompt/stages", { fields: [field] }],
            ["deny", {}, { evaluate_on_plan: false, re_evaluate_policies: true }],
            LAST,
        ]);
        await admin.post("policies/bindings/", { target: bindings[1], policy, order: 0 });
        const asked = async (more: string) => {
            const browser = backend.browser();
            await browser.post(URL, { more });
            return (await browser.get(URL)).body.component;
        };
        expect(await asked("no")).to.equal("ak-stage-dummy");
        expect(await asked("yes")).to.equal("ak-stage-access-denied");
    });

    it("a policy may change the plan: whom it is about, where it ends", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const expression = [
            'context["flow_plan"].context["pending_user"] = ak_user_by(username="akadmin")',
            'context["flow_plan"].context["redirect"] = "https://example.test/after"',
            "return True",
        ].join("\n");
        const policy = (await admin.post("policies/expression/", { name: "p", expression })).body.pk;
        const { bindings } = await flowOf(backend, [["consent", { mode: "always_require" }, { re_evaluate_policies: true }]]);
        await admin.post("policies/bindings/", { target: bindings[0], policy, order: 0 });
        const browser = backend.browser();
        const { pending_user, token } = (await browser.get(URL)).body;
        expect(pending_user).to.equal("akadmin");
        expect((await browser.post(URL, { token })).body.to).to.equal("https://example.test/after");
    });

    it("the first start sets the administrator's address and password, once", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const setup = "flows/executor/initial-setup/?query=";
        expect((await backend.browser().get(setup)).body.component, "there is a password").to.equal("ak-stage-access-denied");
        await admin.post("core/users/1/set_password/", { password: null });
        const browser = backend.browser();
        const shown = (await browser.get(setup)).body;
        expect(shown.fields.map((field: JsonObject) => field.field_key)).to.deep.equal(["oobe-header-text", "email", "password", "password_repeat"]);
        await browser.post(setup, { email: "root@example.test", password: "new-pw-1", password_repeat: "new-pw-1" });
        while ((await browser.get(setup)).status === 302);
        expect((await browser.get("core/users/me/")).body.user).to.include({ username: "akadmin", email: "root@example.test" });
        await backend.browser().signIn("akadmin", "new-pw-1");
        expect((await backend.browser().get(setup)).body.component).to.equal("ak-stage-access-denied");
    });

    it("a flow survives its way out and in again; it comes back under the same names", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        await flowOf(backend, [["dummy", { throw_error: true }], LAST]);
        const file = (await admin.get("flows/instances/try/export/")).body as string;
        const diagram = (await admin.get("flows/instances/try/diagram/")).body.diagram;
        await admin.delete("flows/instances/try/");
        const form = new FormData();
        form.set("file", new File([file], "try.yaml", { type: "application/yaml" }));
        expect((await admin.post("flows/instances/import/", form)).body).to.deep.equal({ logs: [], success: true });
        expect((await admin.get("flows/instances/try/diagram/")).body.diagram).to.equal(diagram);
        expect((await admin.get("stages/dummy/?name=step 0")).body.results[0].throw_error).to.equal(true);

        const half = file
            .replace("name: last", "name: last\n    nonsense: 1")
            .replace("title: Try", "title: Changed")
            .replace(/order: 1$/m, "order: many");
        const broken = new FormData();
        broken.set("file", new File([half], "try.yaml"));
        const refused = (await admin.post("flows/instances/import/", broken)).body;
        expect(refused.success).to.equal(false);
        expect(refused.logs[0]).to.have.keys("event", "log_level");
        expect((await admin.get("flows/instances/try/")).body.title, "all of it or nothing").to.equal("Try");
    });

    it("the inspector shows the current stage, those before it, and when the flow is over", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [DUMMY, LAST]);
        const inspected = (client: { get: TestBackend["admin"]["get"] }) => client.get("flows/inspector/try/");
        const admin = await backend.as("akadmin");
        await admin.get(URL);
        const first = (await inspected(admin)).body;
        expect(first.is_completed).to.equal(false);
        expect(first.current_plan.current_stage.stage_obj.name).to.equal("step 0");
        expect(first.current_plan.next_planned_stage.stage_obj.name).to.equal("last");
        await admin.post(URL, {});
        await admin.post(URL, {});
        const last = (await inspected(admin)).body;
        expect(last.is_completed).to.equal(true);
        expect(last.plans.map((plan: { current_stage: { order: number } }) => plan.current_stage.order)).to.deep.equal([0, 1]);
        const bob = await backend.as("bob");
        await bob.get(URL);
        expect((await inspected(bob)).status, "for administrators").to.equal(403);
    });
});

describe("M17 stages/prompt: field name", () => {
    it("M17.1 a prompt needs a name that no other has", async () => {
        const { admin } = await createTestBackend();
        const sent = { field_key: "x", label: "X", type: "text" };
        expect((await admin.post("stages/prompt/prompts/", sent)).body).to.deep.equal({ name: ["This field is required."] });
        expect((await admin.post("stages/prompt/prompts/", { ...sent, name: "" })).body).to.have.keys("name");
        expect((await admin.post("stages/prompt/prompts/", { ...sent, name: "default-user-settings-field-email" })).body).to.have.keys("name");
    });

    it("M17.2 prompts of a fresh install are found by name", async () => {
        const { admin } = await createTestBackend();
        expect((await admin.get("stages/prompt/prompts/?name=default-user-settings-field-email")).body.results).to.have.length(1);
        const found = (await admin.get("stages/prompt/prompts/?search=user-settings")).body.results as { name: string }[];
        expect(found.map(({ name }) => name)).to.include("default-user-settings-field-email");
    });

    it("M17.5 the challenge knows no names; answers go by field key", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        const { fields } = (await bob.get("flows/executor/default-user-settings-flow/?query=")).body;
        for (const field of fields) expect(field).to.not.have.property("name");
    });

    it("M17.6 a change of the label leaves the name", async () => {
        const { admin } = await createTestBackend();
        const [{ pk, name }] = (await admin.get("stages/prompt/prompts/?name=default-user-settings-field-email")).body.results;
        const changed = await admin.patch(`stages/prompt/prompts/${pk}/`, { label: "Other" });
        expect([changed.status, changed.body.name, changed.body.label]).to.deep.equal([200, name, "Other"]);
    });
});

describe("M19 stages/user_write: whom it writes", () => {
    const asking = async (backend: TestBackend): Promise<Step> => {
        const username = { name: "u", field_key: "username", label: "User", type: "username", required: true };
        return ["prompt/stages", { fields: [(await backend.admin.post("stages/prompt/prompts/", username)).body.pk] }];
    };
    const count = async ({ admin }: TestBackend) => (await admin.get("core/users/")).body.pagination.count as number;

    for (const [mode, made] of [
        ["never_create", 0],
        ["create_when_required", 1],
    ] as const)
        it(`M19.3 enrolment with ${mode}`, async () => {
            const backend = await createTestBackend();
            await flowOf(backend, [await asking(backend), ["user_write", { user_creation_mode: mode }]], { designation: "enrollment" });
            const before = await count(backend);
            const browser = backend.browser();
            await browser.post(URL, { username: "ann" });
            const { component } = (await browser.get(URL)).body;
            expect([component, (await count(backend)) - before]).to.deep.equal([made ? "xak-flow-redirect" : "ak-stage-access-denied", made]);
        });

    it("M19.4 always_create makes a second user for one who is signed in", async () => {
        const backend = await createTestBackend();
        await flowOf(backend, [await asking(backend), ["user_write", { user_creation_mode: "always_create" }]]);
        const bob = await backend.as("bob");
        const before = (await bob.get("core/users/me/")).body;
        await bob.post(URL, { username: "ann" });
        await bob.get(URL);
        expect((await backend.admin.get("core/users/?username=ann")).body.results).to.have.length(1);
        expect((await bob.get("core/users/me/")).body).to.deep.equal(before);
    });

    it("M19.5 new users may be inactive, and in a group", async () => {
        const backend = await createTestBackend();
        const group = (await backend.admin.post("core/groups/", { name: "new", users: [] })).body.pk;
        await flowOf(backend, [await asking(backend), ["user_write", { create_users_as_inactive: true, create_users_group: group }]]);
        const browser = backend.browser();
        await browser.post(URL, { username: "ann" });
        await browser.get(URL);
        const [ann] = (await backend.admin.get("core/users/?username=ann")).body.results;
        expect([ann.is_active, ann.groups]).to.deep.equal([false, [group]]);
    });
});

describe("M16 stages/authenticator_validate: without a user", () => {
    it("M16.4 a code without a user is refused", async () => {
        const backend = await createTestBackend();
        const login = (await backend.admin.get("stages/user_login/?name=default-authentication-login")).body.results[0].pk;
        const { flow } = await flowOf(backend, [["authenticator/validate", { device_classes: ["webauthn"] }]], { designation: "authentication" });
        await backend.admin.post("flows/bindings/", { target: flow, stage: login, order: 10 });
        const browser = backend.browser();
        await browser.get(URL);
        await browser.post(URL, { code: "123456" });
        expect((await browser.get("core/users/me/")).status).to.equal(403);
    });
});

describe("flows that are about an application", () => {
    it("name it in their title, and consent is remembered for it until it asks for more", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        // Providers will put this into the plan; a policy can as well.
        const expression = [
            'context["flow_plan"].context["application"] = {"app": "authentik_core", "model_name": "application", "pk": "6f9619ff8b86d011b42d00c04fc964ff", "name": "App"}',
            'context["flow_plan"].context["consent_permissions"] = [{"id": one, "name": one} for one in request.user.attributes.get("asked", ["email"])]',
            "return True",
        ].join("\n");
        const policy = (await admin.post("policies/expression/", { name: "p", expression })).body.pk;
        const { bindings } = await flowOf(backend, [["consent", { mode: "expiring", consent_expire_in: "hours=1" }, { re_evaluate_policies: true }], LAST], {
            title: "Redirecting to %(app)s",
        });
        await admin.post("policies/bindings/", { target: bindings[0], policy, order: 0 });
        const bob = await backend.as("bob");
        const first = (await bob.get(URL)).body;
        expect(first.flow_info.title).to.equal("Redirecting to App");
        expect(first.permissions).to.deep.equal([{ id: "email", name: "email" }]);
        await bob.post(URL, { token: first.token });
        await bob.get("/flows/-/cancel/");
        expect((await bob.get(URL)).status, "given before").to.equal(302);
        await bob.get("/flows/-/cancel/");
        const { pk } = (await admin.get("core/users/?username=bob")).body.results[0];
        await admin.patch(`core/users/${pk}/`, { attributes: { asked: ["email", "groups"] } });
        const more = (await bob.get(URL)).body;
        expect(more.permissions).to.deep.equal([{ id: "email", name: "email" }]);
        expect(more.additional_permissions).to.deep.equal([{ id: "groups", name: "groups" }]);
    });
});
