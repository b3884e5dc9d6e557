import { expect } from "chai";
import { limits } from "#mock/python/interpreter.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const USUAL_MS = limits.timeMs;
const STOPPED = "This expression ran for longer than an expression may, and was stopped.";
/** Time that one expression may take, with what a busy machine adds to it, in ms. */
const PATIENCE_MS = 30_000;
/** Nothing here is a question of speed: a test ends by itself, unless what is to be stopped is not. Python may have to come back in it, twice. */
const NEVER_MS = 300_000;
const HURRIED_MS = 300;

describe("limits of expressions", () => {
    let backend: TestBackend;
    before(async function () {
        // The first expression waits for Python, however busy the machine is.
        this.timeout(NEVER_MS);
        backend = await createTestBackend();
        // Only what is to be stopped has little time; all else may be slow on a busy machine.
        limits.timeMs = PATIENCE_MS;
        await result("return True");
    });
    after(() => void (limits.timeMs = USUAL_MS));

    async function result(expression: string, timeMs = PATIENCE_MS): Promise<string> {
        const { body } = await backend.admin.post("policies/expression/", { name: `p-${Math.random()}`, expression });
        limits.timeMs = timeMs;
        try {
            const answered = await backend.admin.post(`policies/all/${body.pk}/test/`, { user: 1 });
            expect(answered.status).to.equal(200);
            return answered.body.passing ? "passes" : answered.body.messages.join();
        } finally {
            limits.timeMs = PATIENCE_MS;
        }
    }

    /** The result of what has little time, which begins when Python is there: the test before may have cost it. */
    async function hurried(expression: string): Promise<string> {
        await result("return True");
        return result(expression, HURRIED_MS);
    }

    const stopped: readonly [about: string, source: string][] = [
        ["an endless loop", "while True:\n    pass"],
        ["a number that is too large", "return 10 ** 10 ** 9"],
        ["a pattern that backtracks", 'import re\nreturn re.match(r"(a+)+$", "a" * 40 + "b")'],
        ["an endless iterator", "import itertools\nreturn sum(itertools.count())"],
        ["an endless iterator in C", "from collections import deque\ndeque(iter(int, 1), maxlen=0)"],
        ["additions of lists", "return sum([[1]] * 1_000_000, [])"],
        ["calls from C", 'max(map(str.count, ["a" * 10**6] * 10**6, ["b"] * 10**6))'],
        ["reductions in C", "from functools import reduce\nimport operator\nreduce(operator.add, [[1]] * 1_000_000)"],
        ["an exception's own text", "class E(Exception):\n    def __str__(self):\n        while True:\n            pass\nraise E()"],
        ["a long range", "return sum(range(10 ** 12))"],
        ["sleep", "import time\ntime.sleep(60)"],
        ["what catches exceptions", "while True:\n    try:\n        while True:\n            pass\n    except Exception:\n        pass"],
        ["what catches everything", "while True:\n    try:\n        while True:\n            pass\n    except:\n        pass"],
        ["what catches its own end, and decides then", "try:\n    while True:\n        pass\nexcept BaseException:\n    return True"],
    ];
    for (const [about, source] of stopped) it(`${about} is stopped`, async () => expect(await hurried(source)).to.equal(STOPPED)).timeout(NEVER_MS);

    it("what is left behind", async () => {
        const refused = "An expression leaves at most 1000 messages and 1000 log lines, of 1000000 characters together.";
        expect(await result("for n in range(1001):\n    ak_logger.info('x')\nreturn True")).to.equal(refused);
        expect(await result("ak_message('x' * 1_000_001)\nreturn True")).to.contain(refused);
        expect(await result("for n in range(1000):\n    ak_logger.info('x')\nreturn True")).to.equal("passes");
        const { body } = await backend.admin.post("propertymappings/scope/", { name: "large", scope_name: "x", expression: "return 'x' * 4_000_001" });
        const given = (await backend.admin.post(`propertymappings/all/${body.pk}/test/`, { user: 1 })).body;
        expect(given).to.deep.equal({ successful: false, result: "An expression's result and context have at most four million characters." });
    });

    it("an exception that cannot say what it is", async () => {
        expect(await result("class E(Exception):\n    def __str__(self):\n        raise ValueError\nraise E()")).to.equal("<exception str() failed>");
    });

    it("A14: what an exception says and is called, which events keep", async () => {
        expect(await result('raise Exception("x" * 5_000_000)')).to.equal(`${"x".repeat(10_000)}… (5000000 characters)`);
        const { body } = await backend.admin.post("policies/expression/", {
            name: "told",
            expression: `class E(Exception):\n    pass\nE.__name__ = "y" * 1_000_000\nraise E("z" * 1_000_000)`,
        });
        const told = JSON.stringify((await backend.admin.post(`policies/all/${body.pk}/test/`, { user: 1 })).body);
        expect(told.length).to.be.lessThan(50_000);
    });

    it("memory", async () => {
        expect(await result('return "x" * 10 ** 9')).to.equal("This expression needs more memory than an expression may have.");
        expect(await result("x = [0]\nwhile True:\n    x += x")).to.equal("This expression needs more memory than an expression may have.");
        expect(await result("return True")).to.equal("passes");
    });

    it("what cannot be interrupted takes Python with it, which comes back for the next one", async () => {
        expect(await hurried("while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass")).to.equal(STOPPED);
        expect(await result("return True")).to.equal("passes");
    }).timeout(NEVER_MS);

    it("while Python comes back, requests without an expression are answered", async () => {
        await hurried("while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass");
        const answered: string[] = [];
        await Promise.all([
            result("return True").then((told) => answered.push(told)),
            result("return 1").then((told) => answered.push(told)),
            backend.admin.get("core/groups/").then(() => answered.push("groups")),
        ]);
        expect(answered).to.deep.equal(["groups", "passes", "passes"]);
    }).timeout(NEVER_MS);

    it("depth", async () => {
        expect(await result("def f():\n    return f()\nreturn f()")).to.match(/maximum recursion depth exceeded/);
        expect(await result("x = []\nfor _ in range(100000):\n    x = [x]\nreturn repr(x)")).to.match(/maximum recursion depth exceeded/);
        expect(await result("import json\nx = []\nfor _ in range(100000):\n    x = [x]\nreturn json.dumps(x)")).to.match(/maximum recursion depth exceeded/);
        const deep = { name: "deep", scope_name: "x", expression: "x = []\nfor _ in range(100000):\n    x = [x]\nreturn x" };
        const { pk } = (await backend.admin.post("propertymappings/scope/", deep)).body;
        const given = (await backend.admin.post(`propertymappings/all/${pk}/test/`, { user: 1 })).body;
        expect(given.successful).to.equal(false);
        expect(given.result).to.match(/maximum recursion depth exceeded/);
        expect(await result("return True")).to.equal("passes");
    }).timeout(NEVER_MS);

    it("C2: an expression that is nested too deeply is refused when it is saved", async () => {
        const nested = ["(".repeat(50_000), "not ".repeat(30_000) + "1", "-".repeat(50_000) + "1", `x = ${"[".repeat(300)}${"]".repeat(300)}`];
        const ifs = Array.from({ length: 120 }, (_, depth) => `${" ".repeat(depth)}if True:`).join("\n");
        for (const expression of [...nested, ifs]) {
            const { status, body } = await backend.admin.post("policies/expression/", { name: "deep", expression });
            expect(status, expression.slice(0, 20)).to.equal(400);
            expect(body.expression[0]).to.match(/^Expression Syntax Error: /);
        }
        expect((await backend.admin.post("policies/expression/", { name: "long", expression: "#".repeat(100_001) })).status).to.equal(400);
    }).timeout(NEVER_MS);

    const times = (text: string, count: number) => text.repeat(count);
    const gigantic: readonly [about: string, source: string][] = [
        ["a number", `return ${times("9", 90_000)}`],
        ["a text", `return "${times("x", 90_000)}" == ""`],
        ["a sum", `return 1${times("+1", 45_000)}`],
        ["attributes", `return x${times(".a", 45_000)}`],
        ["calls", `return x${times("()", 45_000)}`],
        ["comparisons", `return 1${times("<2", 45_000)}`],
        ["choices", `return ${times("1 if 1 else ", 8000)}1`],
        ["lambdas", `return ${times("lambda:", 14_000)}1`],
        ["elif", `if 0:\n    pass\n${times("elif 0:\n    pass\n", 5000)}`],
        ["a list", `return [${times("1,", 45_000)}]`],
        ["nested lists", `return ${times("[", 150)}${times("]", 150)}`],
        ["f-strings", `return ${times('f"{', 150)}1${times('}"', 150)}`],
        ["comprehensions", `return [0 ${times("for x in y ", 8000)}]`],
        ["statements", times("x\n", 45_000)],
        ["lines of one bracket", `${times("(\n", 40_000)}`],
        ["NUL", "x = 1\0"],
        ["lone surrogates", 'return "\ud800"'],
    ];
    for (const [about, source] of gigantic)
        it(`S16: ${about}: refused when saved, or run with a clear result`, async () => {
            const saved = await backend.admin.post("policies/expression/", { name: `gigantic-${about}`, expression: source });
            if (saved.status === 400) return expect(saved.body.expression[0]).to.be.a("string").and.not.equal("");
            expect(saved.status).to.equal(201);
            const { status, body } = await backend.admin.post(`policies/all/${saved.body.pk}/test/`, { user: 1 });
            expect(status).to.equal(200);
            expect(body.passing).to.be.a("boolean");
        }).timeout(NEVER_MS);

    it("a syntax error is refused when saved, with the parser's words and its line", async () => {
        const refused = async (expression: string) => (await backend.admin.post("policies/expression/", { name: "wrong", expression })).body.expression;
        expect(await refused("x = 1\nreturn (")).to.deep.equal(["Expression Syntax Error: '(' was never closed (temp-policy, line 3)"]);
        expect(await refused("if True\n    return 1")).to.deep.equal(["Expression Syntax Error: expected ':' (temp-policy, line 2)"]);
        const mapping = await backend.admin.post("propertymappings/scope/", { name: "wrong", scope_name: "x", expression: "return 1 +" });
        expect(mapping.body.expression).to.deep.equal(["Expression Syntax Error: invalid syntax (None, line 2)"]);
    });
});
