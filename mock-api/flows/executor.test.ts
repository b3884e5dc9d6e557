import { expect } from "chai";
import { bindPolicy, DUMMY, eventsOf, facing, flowOf, follow, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const DENIED = { component: "ak-stage-access-denied" };
const END = { type: "redirect", component: "xak-flow-redirect" };

/** The same executor, opened with this query. */
const withQuery = (query: string) => `${TRY}${encodeURIComponent(query)}`;

const BROKEN = { type: "native", component: "ak-stage-flow-error" };

describe("what is no answer to a stage", () => {
    for (const [what, method, body, headers] of [
        ["a PUT", "PUT", {}, {}],
        ["a PATCH", "PATCH", {}, {}],
        ["a DELETE", "DELETE", undefined, {}],
        ["a form", "POST", "uid_field=bob", { "content-type": "application/x-www-form-urlencoded" }],
        ["cut-off JSON", "POST", '{"component":', { "content-type": "application/json" }],
        ["JSON that is nested too deep", "POST", "[".repeat(200), { "content-type": "application/json" }],
        ["a token that nobody has", "GET", undefined, { authorization: "Bearer nobody" }],
        ["another way of signing in", "GET", undefined, { authorization: "Basic Ym9iOmJvYg==" }],
    ] as const)
        it(`${what} is told as a challenge, and changes nothing`, async () => {
            const { backend, browser } = await facing([DUMMY, LAST]);
            await browser.get(TRY);
            const answer = await browser.send(method, TRY, body, headers);
            expect(answer.status).to.equal(200);
            expect(answer.body).to.deep.equal({ ...BROKEN, request_id: answer.headers.get("x-authentik-id") });
            expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
            expect(await eventsOf(backend, "system_exception"), "nothing of ours broke").to.deep.equal([]);
        });

    it("a list is an error of the answer, reported above the form", async () => {
        const { browser } = await facing([DUMMY]);
        const { body } = await browser.post(TRY, []);
        expect(body).to.deep.include({
            component: "ak-stage-dummy",
            response_errors: { non_field_errors: [{ string: "Invalid data. Expected a dictionary, but got list.", code: "invalid" }] },
        });
    });

    it("OPTIONS says what the address takes", async () => {
        const { browser } = await facing([DUMMY]);
        const { status, body } = await browser.send("OPTIONS", TRY);
        expect([status, body]).to.deep.equal([200, { name: "flows executor", description: "", renders: ["application/json"], parses: ["application/json"] }]);
    });

    for (const [method, status] of [
        ["GET", 404],
        ["HEAD", 404],
        ["POST", 405],
        ["PUT", 405],
    ] as const)
        it(`${method} of a flow that is not there: ${status}`, async () => {
            const { browser } = await facing([DUMMY]);
            const answer = await browser.send(method, "flows/executor/nowhere/?query=", method === "GET" || method === "HEAD" ? undefined : {});
            expect(answer.status).to.equal(status);
            if (method !== "GET") expect(answer.body).to.equal("");
        });

    it("a session needs its CSRF token, a visitor none", async () => {
        const { backend, browser } = await facing([DUMMY, LAST]);
        const bob = await backend.as("bob");
        const forged = await bob.send("POST", TRY, {}, { "x-authentik-csrf": "of-another-page" });
        expect(forged.body).to.include(BROKEN);
        expect((await bob.post(TRY)).status).to.equal(302);
        expect((await browser.send("POST", TRY, {}, { "x-authentik-csrf": "" })).status).to.equal(302);
    });
});

describe("where a flow ends", () => {
    for (const [query, to] of [
        ["", "/"],
        ["next=/if/user/%23/x", "/if/user/#/x"],
        ["next=/a/&next=/b/", "/b/"],
        ["next=authentik_core:if-user", "/if/user/"],
    ] as const)
        it(`with "${query}" at ${to}`, async () => {
            const { browser } = await facing([DUMMY]);
            expect((await browser.post(withQuery(query), {})).body).to.deep.equal({ ...END, to });
        });

    for (const next of ["https://evil.test/", "//evil.test", "%20https://evil.test", "javascript:alert(1)", "nonsense"])
        it(`never at ${next}`, async () => {
            const { browser } = await facing([DUMMY]);
            expect((await browser.post(withQuery(`next=${next}`), {})).body).to.include(BROKEN);
            expect((await browser.get(TRY)).body.component, "the flow begins anew").to.equal("ak-stage-dummy");
        });

    it("the `next` of the last request counts", async () => {
        const { browser } = await facing([DUMMY, LAST]);
        await browser.post(withQuery("next=/first/"), {});
        expect((await browser.post(withQuery("next=/second/"), {})).body.to).to.equal("/second/");
    });

    it("a policy may lead to any place", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [DUMMY]);
        await bindPolicy(backend, targets[0]!, 'context["flow_plan"].context["redirect"] = "https://elsewhere.test/"\nreturn True');
        expect((await backend.browser().post(withQuery("next=/x/"), {})).body).to.deep.equal({ ...END, to: "https://elsewhere.test/" });
    });
});

describe("a flow that is not for the caller", () => {
    for (const [denied_action, query, shown] of [
        ["message", "next=/there/", DENIED],
        ["message_continue", "", DENIED],
        ["message_continue", "next=/there/", { ...END, to: "/there/" }],
        ["continue", "", { ...END, to: "/" }],
        ["continue", "next=/there/", { ...END, to: "/there/" }],
        ["continue", "next=https://evil.test/", BROKEN],
    ] as const)
        it(`${denied_action}, "${query}": ${"to" in shown ? shown.to : shown.component}`, async () => {
            const { browser } = await facing([DUMMY], { authentication: "require_authenticated", denied_action });
            expect((await browser.get(withQuery(query))).body).to.include(shown);
        });
});

describe("a plan", () => {
    it("of another flow is dropped when a flow is opened", async () => {
        const { backend, browser } = await facing([DUMMY, LAST]);
        const other = (await backend.admin.post("flows/instances/", { name: "o", slug: "o", title: "O", designation: "enrollment" })).body;
        const [{ pk: stage }] = (await backend.admin.get("stages/dummy/?name=last")).body.results;
        await backend.admin.post("flows/bindings/", { target: other.pk, stage, order: 0 });
        await browser.post(TRY, {});
        expect((await browser.get("flows/executor/o/?query=")).body.flow_info.title).to.equal("O");
        const admin = await backend.as("akadmin");
        await admin.post(TRY, {});
        await admin.get("flows/executor/o/?query=");
        await admin.get(TRY);
        expect((await admin.get("flows/inspector/try/")).body.current_plan.current_stage.stage_obj.name, "from its beginning").to.equal("step 0");
    });

    it("stays when a stage breaks, so that a reload tries again", async () => {
        const { backend, browser } = await facing([DUMMY, ["dummy", { throw_error: true }], LAST]);
        await browser.post(TRY, {});
        expect((await browser.get(TRY)).body).to.include(BROKEN);
        const [{ pk }] = (await backend.admin.get("stages/dummy/?name=step 1")).body.results;
        await backend.admin.patch(`stages/dummy/${pk}/`, { throw_error: false });
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
        const [event] = await eventsOf(backend, "system_exception");
        expect((event!.context as { message: string }).message).to.contain("This stage was told to fail.");
    });

    for (const [attributes, isTold] of [
        [{}, false],
        [{ "goauthentik.io/user/debug": true }, true],
    ] as const)
        it(`that broke is ${isTold ? "" : "not "}told in detail to a user with ${JSON.stringify(attributes)}`, async () => {
            const { backend } = await facing([["dummy", { throw_error: true }]]);
            const bob = await backend.as("bob");
            const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
            await backend.admin.patch(`core/users/${pk}/`, { attributes });
            const { body } = await bob.get(TRY);
            expect(body).to.include(BROKEN);
            expect("traceback" in body, "traceback").to.equal(isTold);
            expect(body.error).to.equal(isTold ? "This stage was told to fail." : undefined);
        });
});

describe("a flow that would lead elsewhere", () => {
    for (const username of ["akadmin", "bob"])
        it(`tells ${username} so, in words alone`, async () => {
            const backend = await createTestBackend();
            const person = await backend.as(username);
            const { body } = await person.get("flows/executor/default-authentication-flow/?query=" + encodeURIComponent("next=//evil.example"));
            expect(body).to.include({ component: "ak-stage-flow-error", error: "Redirects go to this host only." });
            expect(body).not.to.have.property("traceback");
        });
});

describe("a bad answer", () => {
    /** A name that is asked for, then a size that must be a number. */
    const asking = async (action: string) => {
        const backend = await createTestBackend();
        const [at, size] = await promptsFor(backend, { size: "number" });
        await flowOf(backend, [await promptsFor(backend, { name: "text" }), [at, size, { invalid_response_action: action }]]);
        return { backend, browser: backend.browser() };
    };

    it("retry: the stage is shown again, with what is wrong", async () => {
        const { browser } = await asking("retry");
        await browser.post(TRY, { name: "kept" });
        expect((await browser.post(TRY, { size: "large" })).body.response_errors).to.deep.equal({
            size: [{ string: "A valid integer is required.", code: "invalid" }],
        });
    });

    for (const [action, placeholder] of [
        ["restart", ""],
        ["restart_with_context", "kept"],
    ] as const)
        it(`${action} begins again ${placeholder ? "with" : "without"} what was found out`, async () => {
            const { browser } = await asking(action);
            await browser.post(TRY, { name: "kept" });
            const failed = await browser.post(TRY, { size: "large" });
            expect([failed.status, failed.headers.get("location")]).to.deep.equal([302, `/api/v3/${TRY}`]);
            expect((await browser.get(TRY)).body.fields[0]).to.include({ field_key: "name", placeholder });
        });

    it("restart: says that the flow no longer applies to the user", async () => {
        const { backend, browser } = await asking("restart");
        await browser.post(TRY, { name: "kept" });
        await backend.admin.patch("flows/instances/try/", { authentication: "require_authenticated" });
        expect((await browser.post(TRY, { size: "large" })).body).to.include(DENIED);
    });

    for (const action of ["restart", "restart_with_context"])
        it(`${action}: a wrong password is none, blank ones are; only those that are shown again count`, async () => {
            const backend = await createTestBackend();
            await flowOf(backend, [
                ["identification", { user_fields: ["username"] }],
                ["password", { backends: ["authentik.core.auth.InbuiltBackend"], failed_attempts_before_cancel: 1 }, { invalid_response_action: action }],
            ]);
            await backend.as("bob");
            const browser = backend.browser();
            await browser.post(TRY, { uid_field: "bob" });
            expect((await browser.post(TRY, { password: "" })).status, "blank: begins again").to.equal(302);
            expect((await browser.get(TRY)).body.component).to.equal("ak-stage-identification");
            await browser.post(TRY, { uid_field: "bob" });
            expect((await browser.post(TRY, { password: "wrong" })).body).to.deep.include({ component: "ak-stage-password", pending_user: "bob" });
            expect((await browser.post(TRY, { password: "wrong" })).body, "one too many").to.include(DENIED);
        });
});

describe("policies on the way", () => {
    it("leave a stage out once they no longer pass", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [
            await promptsFor(backend, { more: "text" }),
            ["deny", {}, { evaluate_on_plan: false, re_evaluate_policies: true }],
            LAST,
        ]);
        await bindPolicy(backend, targets[1]!, 'return context["prompt_data"]["more"] == "yes"');
        const asked = async (more: string) => {
            const browser = backend.browser();
            await browser.post(TRY, { more });
            return (await browser.get(TRY)).body.component;
        };
        expect([await asked("no"), await asked("yes")]).to.deep.equal(["ak-stage-dummy", "ak-stage-access-denied"]);
    });

    it("may say whom the flow is about", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [["consent", { mode: "always_require" }, { re_evaluate_policies: true }]]);
        await bindPolicy(backend, targets[0]!, 'context["flow_plan"].context["pending_user"] = ak_user_by(username="akadmin")\nreturn True');
        expect((await backend.browser().get(TRY)).body.pending_user).to.equal("akadmin");
    });

    it("D-120: cannot take stages out of the plan; who tries is told where", async () => {
        const backend = await createTestBackend();
        const { targets } = await flowOf(backend, [["user_logout", {}], LAST]);
        await bindPolicy(backend, targets[0]!, 'context["flow_plan"].bindings.clear()\nreturn True');
        expect((await backend.browser().get(TRY)).body.component).to.equal("ak-stage-dummy");
        const [event] = await eventsOf(backend, "policy_exception");
        expect((event!.context as { message: string }).message).to.contain("AttributeError: 'FlowPlan' object has no attribute 'bindings'");
    });

    it("are asked again for every stage that is left out on the way", async () => {
        const backend = await createTestBackend();
        const again = { evaluate_on_plan: false, re_evaluate_policies: true };
        const { targets } = await flowOf(backend, [DUMMY, ["deny", { name: "a" }, again], ["deny", { name: "b" }, again]]);
        for (const target of targets.slice(1)) await bindPolicy(backend, target, "return False", `for ${target}`);
        const browser = backend.browser();
        await browser.post(TRY, {});
        expect((await follow(browser, await browser.get(TRY), TRY)).body).to.deep.equal({ ...END, to: "/" });
    });
});
