import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const INSIDES = /out of reach|see nothing of what runs them/;

/** Ways out of an expression that were tried, and how each ends. See SECURITY.md for what this is and what it is not. */
const ESCAPES: readonly [about: string, source: string, ends: RegExp][] = [
    ["the host's objects", "import js\nreturn js.process", INSIDES],
    ["the interpreter's host module", "import pyodide_js\nreturn True", INSIDES],
    ["running JavaScript", "from pyodide.code import run_js\nreturn run_js('1')", INSIDES],
    ["the bridge", "import sandbox.bridge\nreturn sandbox.bridge._ask", INSIDES],
    ["C functions", "import ctypes\nreturn ctypes.CDLL(None)", INSIDES],
    ["import machinery", "import importlib\nreturn importlib.import_module('js')", INSIDES],
    ["all objects", "import gc\nreturn gc.get_objects()", INSIDES],
    ["subclasses", "return ().__class__.__base__.__subclasses__()", INSIDES],
    ["subclasses by name", "return getattr(object, '__subcl' + 'asses__')()", INSIDES],
    ["globals of a function", "return ak_message.__globals__", INSIDES],
    ["globals by attrgetter", "from operator import attrgetter\nreturn attrgetter('__globals__')(ak_message)", INSIDES],
    ["frames", "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    return error.__traceback__.tb_frame", INSIDES],
    ["frames of a generator", "return (n for n in []).gi_frame", INSIDES],
    ["code objects", "return ak_message.__code__.co_consts", INSIDES],
    ["built-ins of a module", "import json\nreturn json.__builtins__", /no attribute|out of reach/],
    ["modules of a module", "import random\nreturn random._os.system('id')", INSIDES],
    ["a program", "import subprocess\nreturn subprocess.run(['id'])", /run alone/],
    ["a program by os", "import os\nreturn os.system('id')", /does not exist in the sandbox/],
    ["threads", "import threading\nreturn threading.Thread()", /run alone/],
    ["a socket", "import socket\nreturn socket.socket()", /reach no network/],
    ["a request", "import urllib.request\nreturn urllib.request.urlopen('http://127.0.0.1')", /reach no network/],
    ["a file", "return open('/etc/passwd').read()", /reach no files/],
    ["a file by pathlib", "from pathlib import Path\nreturn Path('/etc/passwd').read_text()", /Permission denied/],
    ["a file by io", "import io\nreturn io.open('/etc/passwd')", /Permission denied/],
    ["writing a file", "from pathlib import Path\nreturn Path('/tmp/x').write_text('x')", /Permission denied/],
    ["our own files", "from pathlib import Path\nreturn list(Path('/lib').iterdir())", /Permission denied|not permitted/],
    ["eval", "return eval(\"__import__('subprocess')\")", /run alone/],
    ["exec", "exec('import js')", INSIDES],
    ["a class of Django", "from authentik.core.models import User\nUser.is_superuser = True\nreturn True", /all expressions share it/],
    ["a class of the library", "import uuid\nuuid.UUID.hex = 'x'\nreturn True", /all expressions share it/],
    ["a class by setattr", "import uuid\nsetattr(uuid.UUID, 'hex', 'x')\nreturn True", /all expressions share it/],
];

describe("escapes from expressions", () => {
    let backend: TestBackend;
    before(async () => {
        backend = await createTestBackend();
    });

    async function result(expression: string): Promise<string> {
        const { body, status } = await backend.admin.post("policies/expression/", { name: `p-${Math.random()}`, expression });
        expect(status, JSON.stringify(body)).to.equal(201);
        const answered = await backend.admin.post(`policies/all/${body.pk}/test/`, { user: 1 });
        return answered.body.passing ? "passes" : answered.body.messages.join();
    }

    for (const [about, source, ends] of ESCAPES) it(about, async () => expect(await result(source)).to.match(ends));

    it("the host is out of reach even where Python's own walls are climbed", async () => {
        // As if somebody had found a way to the library's real modules: programs, sockets and libraries end at the border of WebAssembly.
        const real = "import warnings\nos = type(warnings.catch_warnings.__init__).__dict__";
        expect(await result(`${real}["__globals__"].__get__(warnings.catch_warnings.__init__)["sys"].modules["os"].system("id") == -1`)).to.match(
            /^$|passes|out of reach/,
        );
    });

    it("nothing that an expression changes is there for the next one", async () => {
        const leaks: readonly [first: string, then: string][] = [
            ["import json\njson.dumps = lambda value: 'changed'\nreturn json.dumps(1) == 'changed'", "import json\nreturn json.dumps(1) == '1'"],
            ["import os\nos.environ['LEFT'] = '1'\nreturn os.getenv('LEFT') == '1'", "import os\nreturn os.getenv('LEFT') is None"],
            ["global left\nleft = 1\nreturn True", "return 'left' not in globals()"],
            [
                "import random\nrandom.seed(1)\nfirst = random.random()\nrandom.seed(1)\nreturn first == random.random()",
                "import random\nreturn random.random() != 0.13436424411240122",
            ],
            ["import decimal\ndecimal.getcontext().prec = 3\nreturn True", "import decimal\nreturn decimal.getcontext().prec == 28"],
            ["requests.headers['a'] = 'b'\nreturn True", "return 'a' not in requests.headers"],
            [
                "from django.core.cache import cache\ncache.set('a', 1)\nreturn cache.get('a') == 1",
                "from django.core.cache import cache\nreturn cache.get('a') is None",
            ],
            ["__builtins__['len'] = None\nreturn True", "return len([1]) == 1"],
            ["import sys\nsys.modules['json'] = 1\nreturn True", "import json\nreturn json.loads('1') == 1"],
            ["request.user.attributes['x'] = 1\nreturn True", "return 'x' not in request.user.attributes"],
        ];
        for (const [first, then] of leaks) {
            expect(await result(first), first).to.equal("passes");
            expect(await result(then), then).to.equal("passes");
        }
    });

    it("backends see their own rows", async () => {
        const other = await createTestBackend();
        await other.admin.post("core/groups/", { name: "Elsewhere", users: [] });
        const there = "from authentik.core.models import Group\nreturn Group.objects.filter(name='Elsewhere').exists()";
        expect(await result(there)).to.equal("");
    });
});
