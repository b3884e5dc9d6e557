import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import type { JsonObject } from "#kernel/base/models.ts";

interface Result {
    readonly passing: boolean;
    readonly messages: string[];
    readonly log_messages: JsonObject[];
}

/** Makes a policy of a kind and asks it through the test endpoint, for the administrator. */
async function ask(backend: TestBackend, kind: string, policy: JsonObject, context: JsonObject = {}): Promise<Result> {
    const made = await backend.admin.post(`policies/${kind}/`, { name: `p-${Math.random()}`, ...policy });
    expect(made.status, JSON.stringify(made.body)).to.equal(201);
    const tested = await backend.admin.post(`policies/all/${made.body.pk}/test/`, { user: 1, context });
    expect(tested.status, JSON.stringify(tested.body)).to.equal(200);
    return tested.body;
}
const expression = (backend: TestBackend, source: string, context: JsonObject = {}) => ask(backend, "expression", { expression: source }, context);

/** Bodies as people write them, each with what it decides for the administrator. */
const EXPRESSIONS: readonly [about: string, source: string, passing: boolean, context?: JsonObject][] = [
    ["a group by name", 'return ak_is_group_member(request.user, name="authentik Admins")', true],
    ["a group in a loop", 'return any(group.name == "authentik Admins" for group in request.user.ak_groups.all())', true],
    ["an attribute of the user", 'return request.user.attributes.get("department", "none") == "none"', true],
    ["attributes of groups", 'return "x" in request.user.group_attributes()', false],
    ["the address of the request", 'return ak_client_ip in ip_network("127.0.0.0/8")', true],
    ["another address", 'return ak_client_ip in ip_network("10.0.0.0/8")', false],
    ["several networks", 'return any(ak_client_ip in ip_network(one) for one in ["10.0.0.0/8", "127.0.0.0/8"])', true],
    ["a private address", "return ak_client_ip.is_private", true],
    ["a pattern", 'return regex_match(request.user.email, r".*@localhost$")', true],
    ["what was prompted for", 'return len(context["prompt_data"]["username"]) > 3', true, { prompt_data: { username: "hello" } }],
    [
        "an email's domain",
        'allowed = ["example.test", "example.org"]\ncurrent = request.context["prompt_data"]["email"].split("@")[1] if "@" in request.context["prompt_data"]["email"] else ""\nreturn current in allowed',
        true,
        { prompt_data: { email: "a@example.test" } },
    ],
    ["sign-in from a source", "return not ak_is_sso_flow", true],
    ["an authenticator", "return ak_user_has_authenticator(request.user)", false],
    ["an authenticator of a kind", 'return ak_user_has_authenticator(request.user, "totp")', false],
    ["a user by field", 'return ak_user_by(username="akadmin") == request.user', true],
    ["nobody by field", 'return ak_user_by(username="nobody") is None', true],
    ["a field that is none", "return ak_user_by(nonsense=1) is None", true],
    ["the first of a list", 'return list_flatten(["a", "b"]) == "a"', true],
    ["a replaced text", 'return regex_replace("a-b", "-", "+") == "a+b"', true],
    ["a function of its own", "def is_even(n):\n    return n % 2 == 0\nreturn is_even(4)", true],
    ["an exception that is caught", 'try:\n    value = context["missing"]\nexcept KeyError:\n    value = "fallback"\nreturn value == "fallback"', true],
    ["a header of the request", 'return http_request.headers.get("X-Nothing") is None', true],
    ["the path of the request", 'return http_request.path.startswith("/api/v3/policies/all/")', true],
    ["a query", 'from authentik.core.models import Group\nreturn Group.objects.filter(name="authentik Admins").exists()', true],
    ["a time", "from datetime import datetime\nreturn datetime.now().year >= 2023", true],
    ["an hour of the day", "import datetime\nreturn 0 <= datetime.datetime.now().hour <= 23", true],
    [
        "a date that was long ago",
        "from datetime import timedelta\nfrom django.utils.timezone import now\nreturn now() - timedelta(days=365) > request.user.date_joined",
        false,
    ],
    ["sets", 'return {"a", "b"} & {"b", "c"} == {"b"}', true],
    ["a formatted text", 'return f"{request.user.username}@{1 + 1}" == "akadmin@2"', true],
    ["a list in order", 'return sorted(["b", "a"], reverse=True)[0] == "b"', true],
    ["several at once", "a, *rest = [1, 2, 3]\nreturn rest == [2, 3]", true],
    ["text in brackets over lines", 'text = (\n    "one "\n    "two"\n)\nreturn text == "one two"', true],
    ["a pattern with groups", 'import re\nfound = re.match(r"(?P<user>\\w+)@(.+)", "ada@example.test")\nreturn found.groupdict()["user"] == "ada"', true],
    ["a pattern that is compiled", 'import re\nreturn bool(re.compile("ADA", re.IGNORECASE).search("ada"))', true],
    ["a hash", 'import hashlib\nreturn hashlib.sha256("a".encode()).hexdigest().startswith("ca978112")', true],
    ["no answer", "x = 1", false],
    ["geography that is unknown", 'return context.get("geoip") is None', true],
];

describe("policies", () => {
    for (const [about, source, passing, context] of EXPRESSIONS)
        it(`expression: ${about}`, async () => {
            const result = await expression(await createTestBackend(), source, context);
            expect(result.messages).to.deep.equal([]);
            expect(result.passing).to.equal(passing);
        });

    it("expression: messages, log lines and the warning of one that returns nothing come back from a test", async () => {
        const backend = await createTestBackend();
        const result = await expression(backend, 'ak_message("first")\nak_message("second")\nak_logger.info("looked", user=request.user.username, tries=2)');
        expect(result).to.deep.equal({
            passing: false,
            messages: ["first", "second"],
            log_messages: [
                { event: "looked", log_level: "info", user: "akadmin", tries: 2 },
                { event: "Expression policy returned None", log_level: "warning" },
            ],
        });
        expect((await backend.admin.get("events/events/?action=policy_exception")).body.results).to.deep.equal([]);
    });

    it("expression: the log of a test tells an exception's class, words and lines", async () => {
        const { passing, messages, log_messages: log } = await expression(await createTestBackend(), "def f(a):\n    return a['x']\nreturn f({})");
        expect({ passing, messages }).to.deep.equal({ passing: false, messages: ["'x'"] });
        expect(log).to.have.length(1);
        expect(log[0]).to.include({ event: "KeyError: 'x'", log_level: "error" });
        expect(log[0]!.exception).to.match(
            /^Traceback \(most recent call last\):\n {2}File "[^"]+", line 3, in <module>\n {4}return f\({}\)\n.+, line 2, in f\n/,
        );
    });

    it("expression: asks another policy, with more context", async () => {
        const backend = await createTestBackend();
        await backend.admin.post("policies/expression/", { name: "inner", expression: 'ak_message("inner")\nreturn context["limit"] > 5' });
        const asked = (limit: number) =>
            expression(backend, `result = ak_call_policy("inner", limit=${limit})\nak_message(str(len(result.messages)))\nreturn result.passing`);
        expect(await asked(6)).to.deep.include({ passing: true, messages: ["1"] });
        expect(await asked(5)).to.deep.include({ passing: false });
        expect(await expression(backend, 'return ak_call_policy("nobody")')).to.deep.include({ passing: false, messages: ["Policy 'nobody' not found."] });
    });

    it("M07.1 M07.3 sets, tuples and rows of an event are lists and references, secrets are stars", async () => {
        const backend = await createTestBackend();
        const source = 'ak_create_event("seen", dict={"foo": "bar"}, tuple=("foo", "bar"), set={"foo", "bar"}, password="x", who=[request.user])\nreturn True';
        expect(await expression(backend, source)).to.deep.include({ passing: true });
        const [{ context }] = (await backend.admin.get("events/events/?action=custom_seen")).body.results;
        expect(context).to.deep.include({
            dict: { foo: "bar" },
            tuple: ["foo", "bar"],
            set: ["foo", "bar"],
            password: "*".repeat(20),
            who: [{ username: "akadmin", pk: 1, email: "root@localhost" }],
        });
    });

    it("expression: an own event carries what it was given", async () => {
        const backend = await createTestBackend();
        await expression(backend, 'ak_create_event("seen", what="a thing")\nreturn True');
        const [event] = (await backend.admin.get("events/events/?action=custom_seen")).body.results;
        expect(event.context.what).to.equal("a thing");
        expect(event.user.username).to.equal("akadmin");
    });

    it("one that raises does not pass, gives the reason, and writes an event with the line", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const flow = (await admin.get("flows/instances/default-authentication-flow/")).body;
        const made = (await admin.post("policies/expression/", { name: "broken", expression: "x = 1\nreturn missing + x" })).body;
        // Even negated: a policy that could not be evaluated has no result.
        await admin.post("policies/bindings/", { target: flow.pk, policy: made.pk, order: 0, negate: true });
        const denied = (await backend.browser().get("flows/executor/default-authentication-flow/?query=")).body;
        expect(denied).to.include({ component: "ak-stage-access-denied", error_message: "name 'missing' is not defined" });
        const [event] = (await admin.get("events/events/?action=policy_exception")).body.results;
        expect(event.app).to.equal("authentik.policies.process");
        expect(event.context.message.split("\n")).to.deep.equal([
            "Traceback (most recent call last):",
            '  File "broken", line 2, in <module>',
            "    return missing + x",
            "NameError: name 'missing' is not defined",
        ]);
        expect(event.context.policy_uuid).to.equal(made.pk.replaceAll("-", ""));
        expect(event.context.binding.model_name).to.equal("policybinding");
        expect(event.context.request.obj).to.include({ app: "authentik_flows", model_name: "flow", name: flow.name });
        expect(event.context.request.user.username).to.equal("AnonymousUser");
    });

    it("M07.5 a run with execution logging leaves an event with its messages as a list", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const flow = (await admin.get("flows/instances/default-authentication-flow/")).body;
        const expressionBody = 'ak_message("one")\nak_message("two")\nreturn True';
        const made = (await admin.post("policies/expression/", { name: "logged", expression: expressionBody, execution_logging: true })).body;
        await admin.post("policies/bindings/", { target: flow.pk, policy: made.pk, order: 0 });
        await backend.browser().get("flows/executor/default-authentication-flow/?query=");
        const [event] = (await admin.get("events/events/?action=policy_execution")).body.results;
        expect(event.context.result).to.deep.include({ passing: true, messages: ["one", "two"] });
    });

    it("D-153 a question about somebody's access leaves the events of its policies, unless none are wanted", async () => {
        const { admin } = await createTestBackend();
        const { body: wiki } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        const { body: policy } = await admin.post("policies/expression/", { name: "logged", expression: "return oops", execution_logging: true });
        await admin.post("policies/bindings/", { target: wiki.pk, policy: policy.pk, order: 0 });
        const left = async (headers = {}): Promise<number> => {
            const count = async () => (await admin.get("events/events/?action=policy_exception")).body.pagination.count;
            const before = await count();
            await admin.send("GET", "core/applications/wiki/check_access/?for_user=1", undefined, headers);
            return (await count()) - before;
        };
        expect([await left(), await left({ prefer: "sandbox-reasons, sandbox-no-traces" })]).to.deep.equal([1, 0]);
    });

    it("bindings: order, mode, negation, users, groups and those that are switched off", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const flow = (await admin.get("flows/instances/default-authentication-flow/")).body;
        const policy = async (name: string, result: boolean) =>
            (await admin.post("policies/expression/", { name, expression: `ak_message("${name}")\nreturn ${result ? "True" : "False"}` })).body.pk as string;
        const bind = async (more: JsonObject) => (await admin.post("policies/bindings/", { target: flow.pk, ...more })).body.pk as string;
        const shown = async () => {
            const { component, error_message } = (await backend.browser().get("flows/executor/default-authentication-flow/?query=")).body;
            return error_message ?? component;
        };
        await bind({ policy: await policy("later", false), order: 2 });
        await bind({ policy: await policy("earlier", false), order: 1 });
        expect(await shown()).to.equal("earlier\nlater");
        const off = await bind({ policy: await policy("off", true), order: 3, enabled: false });
        expect(await shown()).to.equal("earlier\nlater");
        await admin.patch(`policies/bindings/${off}/`, { enabled: true, policy: (await admin.get(`policies/bindings/${off}/`)).body.policy });
        expect(await shown(), "any is enough").to.equal("ak-stage-identification");
        await admin.patch("flows/instances/default-authentication-flow/", { policy_engine_mode: "all" });
        expect(await shown(), "all must").to.equal("earlier\nlater\noff");
        for (const { pk } of (await admin.get(`policies/bindings/?target=${flow.policybindingmodel_ptr_id}`)).body.results)
            await admin.delete(`policies/bindings/${pk}/`);
        await bind({ user: 1, order: 0, negate: true });
        expect(await shown(), "a visitor is not that user").to.equal("ak-stage-identification");
        await bind({ group: (await admin.get("core/groups/")).body.results[0].pk, order: 1, negate: true });
        expect(await shown(), "a visitor is in no group (D-212)").to.equal("Flow does not apply to current user.");
    });

    it("event matcher: the first criterion that matches", async () => {
        const backend = await createTestBackend();
        const event = { action: "login", client_ip: "10.0.0.1", app: "authentik.core.models" };
        const matched = (policy: JsonObject) => ask(backend, "event_matcher", policy, { event });
        expect(await matched({ action: "login" })).to.deep.include({ passing: true, messages: ["Action matched."] });
        expect(await matched({ action: "logout", client_ip: "10.0.0.1" })).to.deep.include({ passing: true, messages: ["Client IP matched."] });
        expect(await matched({ app: "authentik.core" })).to.deep.include({ passing: true, messages: ["App matched."] });
        expect(await matched({ app: "authentik.flows" })).to.deep.include({ passing: false });
        expect(await ask(backend, "event_matcher", { action: "login" })).to.deep.include({ passing: false });
    });

    it("D7: the backslash is a symbol of a password", async () => {
        const { admin } = await createTestBackend();
        const { body } = await admin.post("policies/password/", { name: "symbols", error_message: "no" });
        expect(body.symbol_charset).to.equal("!\\\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ");
    });

    it("password: rules, what cannot be asked, and how hard it is to guess", async () => {
        const backend = await createTestBackend();
        const checked = (policy: JsonObject, password?: string) =>
            ask(backend, "password", { error_message: "Too plain.", ...policy }, password === undefined ? {} : { prompt_data: { password } });
        expect(await checked({ length_min: 8 }, "short")).to.deep.include({ passing: false, messages: ["Too plain."] });
        expect(await checked({ length_min: 8 }, "longenough")).to.deep.include({ passing: true, messages: [] });
        expect(await checked({ amount_uppercase: 1 }, "lower")).to.deep.include({ passing: false });
        expect(await checked({ amount_digits: 2, amount_symbols: 1, amount_lowercase: 1 }, "a12!")).to.deep.include({ passing: true });
        expect(await checked({})).to.deep.include({ passing: false, messages: ["Password not set in context"] });
        expect((await checked({})).log_messages[0]).to.include({ event: "Password field not set in Policy Request", log_level: "warning" });
        const leaked = await checked({ check_static_rules: false, check_have_i_been_pwned: true }, "x");
        expect(leaked).to.deep.include({ passing: false, messages: ["The service that knows leaked passwords cannot be reached."] });
        const guessed = { check_static_rules: false, check_zxcvbn: true };
        for (const weak of ["password", "qwerty123", "aaaaaaaaaa", "akadmin1", "P4ssw0rd"]) {
            const result = await checked(guessed, weak);
            expect([weak, result.passing, result.messages[0]]).to.deep.equal([weak, false, "Password is too weak."]);
        }
        expect(await checked(guessed, "vermilion otters juggle at noon")).to.deep.include({ passing: true });
    });

    it("reputation: passes once a name or an address is bad enough", async () => {
        const backend = await createTestBackend();
        const policy = { threshold: -3, check_ip: false };
        expect(await ask(backend, "reputation", policy)).to.deep.include({ passing: false });
        const browser = backend.browser();
        const url = "flows/executor/default-authentication-flow/?query=";
        await browser.post(url, { uid_field: "akadmin" });
        for (let attempt = 0; attempt < 3; attempt++) await browser.post(url, { password: "wrong" });
        expect(await ask(backend, "reputation", policy)).to.deep.include({ passing: true });
        expect(await ask(backend, "reputation", { threshold: -3, check_username: false })).to.deep.include({ passing: true });
        expect(await ask(backend, "reputation", { threshold: -4 })).to.deep.include({ passing: false });
    });

    it("password expiry: denies, or makes the password useless", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        await backend.as("bob");
        const { pk } = (await backend.admin.get("core/users/?username=bob")).body.results[0];
        const policy = (await backend.admin.post("policies/password_expiry/", { name: "old", days: 30, deny_only: true })).body;
        const tested = async () => (await backend.admin.post(`policies/all/${policy.pk}/test/`, { user: pk })).body;
        expect(await tested()).to.deep.include({ passing: true });
        now += 33 * 24 * 3600_000;
        expect(await tested()).to.deep.include({ passing: false, messages: ["Password has expired."] });
        await backend.browser().signIn("bob", "bob-pw");
        await backend.admin.patch(`policies/password_expiry/${policy.pk}/`, { deny_only: false });
        expect((await tested()).messages).to.deep.equal(["Password expired 3 days ago. Please update your password."]);
        const refused = await backend
            .browser()
            .signIn("bob", "bob-pw")
            .then(() => "signed in", String);
        expect(refused).to.contain("Invalid password");
    });

    it("a test needs a user, takes an object, and is for administrators", async () => {
        const backend = await createTestBackend();
        const { pk } = (await backend.admin.get("policies/all/")).body.results[0];
        const test = (body: unknown) => backend.admin.post(`policies/all/${pk}/test/`, body);
        expect((await test({})).body).to.deep.equal({ user: ["This field is required."] });
        expect((await test({ user: 4711 })).body).to.deep.equal({ user: ['Invalid pk "4711" - object does not exist.'] });
        expect((await test({ user: 1, context: [] })).status).to.equal(400);
        const bob = await backend.as("bob");
        expect((await bob.post(`policies/all/${pk}/test/`, { user: 1 })).status).to.equal(403);
    });
});
