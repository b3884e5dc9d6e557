import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { runUnlessKnown, type Watched } from "./known-answers.ts";

/** How often a run is done that asks these questions, twice with these answers. */
function runs({
    request,
    first,
    second = first,
    ...more
}: {
    request: string;
    first: string;
    second?: string;
    passing?: true;
    isBad?: true;
    question?: string;
}): number {
    const { passing, isBad, question = '["find", {}]' } = more;
    let count = 0;
    const run = (watched: Watched) => {
        count++;
        if (passing) watched.passing();
        return `result of ${watched.answer(question)}`;
    };
    for (const answer of [first, second])
        expect(
            runUnlessKnown(
                request,
                () => answer,
                run,
                () => !isBad,
            ),
        ).to.equal(`result of ${answer}`);
    return count;
}

describe("results of expressions that are known", () => {
    it("a run that asks and is answered the same is not run again", () => expect(runs({ request: "same", first: "1" })).to.equal(1));
    it("one whose question is answered otherwise is", () => expect(runs({ request: "other", first: "1", second: "2" })).to.equal(2));
    it("one that looks at what never comes again is", () => expect(runs({ request: "clock", first: "1", passing: true })).to.equal(2));
    it("one that failed is", () => expect(runs({ request: "bad", first: "1", isBad: true })).to.equal(2));
    it("one that writes is", () => expect(runs({ request: "writes", first: "1", question: '["create", {}]' })).to.equal(2));
    it("one that is too large to be kept is", () => expect(runs({ request: "large", first: "x".repeat(70_000) })).to.equal(2));
});

describe("expressions that are run more than once", () => {
    let backend: TestBackend;
    let mapping: string;
    let user: number;
    before(async () => {
        backend = await createTestBackend();
        mapping = (await backend.admin.post("propertymappings/scope/", { name: "again", scope_name: "again", expression: "return {}" })).body.pk;
        user = (await backend.admin.post("core/users/", { username: "ada", name: "Ada", groups: [], path: "users" })).body.pk;
    });

    const given = async (expression?: string): Promise<unknown> => {
        if (expression !== undefined) await backend.admin.patch(`propertymappings/scope/${mapping}/`, { expression });
        const { body } = await backend.admin.post(`propertymappings/all/${mapping}/test/`, { user });
        expect(body.successful, body.result).to.equal(true);
        return JSON.parse(body.result);
    };

    it("see what was changed meanwhile: the user, their groups, rows they look for", async () => {
        const source = `return [request.user.name, [group.name for group in user.ak_groups.all()], ak_user_by(username="ada").email]`;
        const before = await given(source);
        expect(await given()).to.deep.equal(before);
        const { body: group } = await backend.admin.post("core/groups/", { name: "engineers", users: [user] });
        await backend.admin.patch(`core/users/${user}/`, { name: "Ada Lovelace", email: "ada@example.test" });
        expect(await given()).to.deep.equal(["Ada Lovelace", ["engineers"], "ada@example.test"]);
        await backend.admin.patch(`core/groups/${group.pk}/`, { name: "pioneers" });
        expect(await given()).to.deep.equal(["Ada Lovelace", ["pioneers"], "ada@example.test"]);
        await backend.admin.delete(`core/groups/${group.pk}/`);
        expect(await given()).to.deep.equal(["Ada Lovelace", "ada@example.test"]);
    });

    for (const source of [
        "import uuid\nreturn uuid.uuid4()",
        "import random\nreturn random.random()",
        "import secrets\nreturn secrets.token_hex()",
        "import time\nreturn time.perf_counter()",
        "import time\nreturn time.monotonic_ns()",
        "from datetime import datetime\nreturn datetime.now()",
        "from authentik.lib.generators import generate_id\nreturn generate_id(40)",
        "return request.http_request.request_id",
    ])
        it(`give something else each time: ${source.split("\n").at(-1)}`, async () => {
            const before = await given(source);
            // Clocks of Python's `datetime` here go by milliseconds.
            const now = Date.now();
            while (Date.now() <= now + 1) await new Promise((resolve) => setTimeout(resolve));
            expect(await given()).to.not.equal(before);
        });

    it("write each time", async () => {
        const written = async () => (await backend.admin.get("events/events/?action=custom_again")).body.pagination.count;
        await given(`ak_create_event("again")\nreturn {}`);
        await given();
        expect(await written()).to.equal(2);
    });

    for (const [about, source, expected] of [
        ["by locals", `return sorted(locals())[:3]`, ["ak_client_ip", "ak_is_sso_flow", "context"]],
        ["by eval", `return eval("us" + "er").name`, "Ada Lovelace"],
        ["in a function of their own", `def name():\n    return user.name\nreturn name()`, "Ada Lovelace"],
        ["by getattr", `return getattr(request, "http_" + "request").method`, "POST"],
        [
            "by vars",
            `return [name for name in ("user", "http_request", "obj", "context", "debug") if name in vars(request)]`,
            ["user", "http_request", "obj", "context", "debug"],
        ],
        ["by members", `return request.__dict__["user"].name`, "Ada Lovelace"],
        [
            "in a copy",
            `import copy\nreturn [copy.copy(request).user.name, copy.deepcopy(request).http_request.method, request.user.name]`,
            ["Ada Lovelace", "POST", "Ada Lovelace"],
        ],
        ["after another was put there", `request.user = None\nreturn {"user": request.user, "method": http_request.method}`, { user: null, method: "POST" }],
        ["as text", `return str(request)[:36]`, "<PolicyRequest user=ada http_request"],
    ] as const)
        it(`find what they are told ${about}`, async () => expect(await given(source)).to.deep.equal(expected));

    it("cannot make a name that they are told a global one", async () => {
        await backend.admin.patch(`propertymappings/scope/${mapping}/`, { expression: "global user\nuser = 1\nreturn user" });
        const { body } = await backend.admin.post(`propertymappings/all/${mapping}/test/`, { user });
        expect(body).to.deep.include({ successful: false });
        expect(body.result).to.match(/name 'user' is parameter and global/);
    });
});
