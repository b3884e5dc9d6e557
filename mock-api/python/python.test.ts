import { expect } from "chai";
import { pythonSyntaxError, runPython } from "./python.ts";
import { PyError, PyObject, type Value } from "./values.ts";

const CASES: readonly [source: string, expected: Value][] = [
    ["return 1 + 2 * 3", 7],
    ["return 2 ** 3 ** 2", 512],
    ["return -7 // 2, -7 % 3", [-4, 2]],
    ["return 'a' if 1 < 2 <= 2 else 'b'", "a"],
    ["return [x * x for x in range(5) if x % 2]", [1, 9]],
    ["return {k: v for k, v in {'a': 1, 'b': 2}.items() if v > 1}", { b: 2 }],
    ["a, (b, c) = 1, (2, 3)\nreturn a + b + c", 6],
    ["def f(x, y=2, *rest, **more):\n    return [x, y, len(rest), more]\nreturn f(1, 5, 6, z=7)", [1, 5, 1, { z: 7 }]],
    ["total = 0\nfor n in [1, 2, 3]:\n    if n == 2:\n        continue\n    total += n\nreturn total", 4],
    ["for g in ['a', 'b']:\n    yield g", ["a", "b"]],
    ["try:\n    return {}['x']\nexcept KeyError as e:\n    return str(e)", "'x'"],
    ["name = 'Ada'\nreturn f\"{name.upper()}-{len(name):03d} {{}}\"", "ADA-003 {}"],
    ["return 'a,b,c'.rsplit(',', 1)", ["a,b", "c"]],
    ["return [1, 2, 3, 4][::-2], 'hello'[1:3]", [[4, 2], "el"]],
    ["return not None and 'x' not in ['y'] and 1 is not None", true],
    ["if (n := 3) > 2:\n    return n", 3],
    ["return (lambda x, y: x + y)(*[1, 2])", 3],
    ["return any(x > 2 for x in (1, 2, 3))", true],
    ["x = 5\nwhile x:\n    x -= 1\nelse:\n    return 'done'", "done"],
    ["return '%s is %d' % ('x', 3)", "x is 3"],
    ["def f(a, *, b=2):\n    return a + b\nreturn f(1, b=5)", 6],
    ["def outer():\n    n = 0\n    def inner():\n        nonlocal n\n        n += 1\n    inner()\n    inner()\n    return n\nreturn outer()", 2],
    ["x = 1\ndef f():\n    global x\n    x = 2\nf()\nreturn x", 2],
    ["first, *rest, last = [1, 2, 3, 4]\nreturn rest", [2, 3]],
    ["return [round(2.5), round(3.5), round(2.567, 2)]", [2, 4, 2.57]],
    ["return type('a').__name__", "str"],
    ["return (\n    'a b'\n    .upper()\n    .split()\n)", ["A", "B"]],
    ["return sorted([{'n': 2}, {'n': 1}], key=lambda one: one['n'])[0]['n']", 1],
    ["d = {}\nd.setdefault('a', []).append(1)\nreturn d", { a: [1] }],
    ["return next((x for x in [1, 2, 3] if x > 1), None)", 2],
    ["", null],
];

const FAULTS: readonly [source: string, type: string, message: string][] = [
    ["valueOf", "NameError", "name 'valueOf' is not defined"],
    ["import constructor", "ModuleNotFoundError", "No module named 'constructor'"],
    ["return missing", "NameError", "name 'missing' is not defined"],
    ["return None.x", "AttributeError", "'NoneType' object has no attribute 'x'"],
    ["return 1 + 'a'", "TypeError", "unsupported operand type(s) for +: 'int' and 'str'"],
    ["return [][1]", "IndexError", "list index out of range"],
    ["return 1 / 0", "ZeroDivisionError", "division by zero"],
    ["import os", "ModuleNotFoundError", "No module named 'os'"],
    ["raise ValueError('no')", "ValueError", "no"],
    ["while True:\n    pass", "RuntimeError", "The expression takes too many steps."],
];

const SYNTAX: readonly [source: string, fault: string][] = [
    ["return (", "'(' was never closed (None, line 2)"],
    ["if x:\nreturn 1", "expected an indented block after 'if' statement on line 2 (None, line 3)"],
    ["return 'a", "unterminated string literal (None, line 2)"],
    ["return 1 +", "invalid syntax (None, line 2)"],
    ["def (", "invalid syntax (None, line 2)"],
    ["a = 1\n  b = 2", "unexpected indent (None, line 3)"],
];

const plain = (value: Value): unknown => (Array.isArray(value) ? Array.from(value, plain) : value);

describe("Python of policies and mappings", () => {
    for (const [source, expected] of CASES)
        it(`gives what it should: ${source.split("\n").join(" ⏎ ")}`, () => expect(plain(runPython(source, {}))).to.deep.equal(expected));
    for (const [source, type, message] of FAULTS)
        it(`fails as the language does: ${source.split("\n").join(" ⏎ ")}`, () => {
            let caught: unknown;
            try {
                runPython(source, {});
            } catch (error) {
                caught = error;
            }
            expect(caught).to.be.instanceOf(PyError);
            expect([(caught as PyError).type, (caught as PyError).message]).to.deep.equal([type, message]);
        });
    for (const [source, fault] of SYNTAX) it(`refuses ${source.split("\n").join(" ⏎ ")}`, () => expect(pythonSyntaxError(source, "None")).to.equal(fault));

    it("reads objects of the host, and writes through to what it is given", () => {
        const context: Record<string, Value> = { plan: {} };
        const user = new PyObject("User", { username: "ada", now: () => 3 }, { getters: ["now"] });
        expect(runPython("context['plan']['who'] = user.username\nreturn user.now", { context, user })).to.equal(3);
        expect(context).to.deep.equal({ plan: { who: "ada" } });
    });
});
