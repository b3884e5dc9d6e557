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
    ["format strings", "return '{0.__globals__}'.format(ak_user_by)", INSIDES],
    ["format strings by name", "return list(map('{0.__globals__}'.format, [ak_user_by]))", INSIDES],
    ["format strings with a map", "return '{f.__globals__}'.format_map({'f': ak_user_by})", INSIDES],
    ["format strings inside format strings", "return '{0:{1.__globals__}}'.format(1, ak_user_by)", INSIDES],
    ["format strings of the class", "return str.format('{0.__globals__}', ak_user_by)", INSIDES],
    ["a formatter", "import string\nreturn string.Formatter().get_field('0.__globals__', (ak_user_by,), {})", INSIDES],
    ["frames by a format string", "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    return '{0.__traceback__.tb_frame}'.format(error)", INSIDES],
    ["members of a class", "return type.__dict__['__subclasses__'](object)", /'__subclasses__'/],
    ["members of a class by vars", "return vars(type)['__subclasses__'](object)", /'__subclasses__'/],
    ["methodcaller", "import operator\nreturn operator.methodcaller('__subclasses__')(object)", INSIDES],
    ["setters of descriptors", "from django.utils.text import slugify\ntype(slugify).__defaults__.__set__(slugify, (True,))", INSIDES],
    ["code that is timed", "import timeit\nreturn timeit.timeit('import subprocess')", INSIDES],
    ["classes of the library by their class", "import json\ntype.__setattr__(json.JSONEncoder, 'default', 1)", /all expressions share it/],
    ["a class of Django by its class", "from authentik.core.models import User\nsuper(type(User), User).__setattr__('x', 1)", /all expressions share it/],
    ["what is known of a model", "from authentik.core.models import User\nUser.meta.ordering = ('-pk',)", /all expressions share it/],
    ["classes that count as others", "from collections.abc import Mapping\nMapping.register(int)", /all expressions share it/],
    ["codecs", "import codecs\ncodecs.register(lambda name: None)", /all expressions share what it changes/],
    ["logging of all", "import logging\nlogging.disable(logging.CRITICAL)", /all expressions share what it changes/],
    ["the run itself", "ak_logger._run.messages = 5\nreturn True", /no attribute/],
    ["the run by what leaves its lines", "return ak_logger._leave.__closure__", INSIDES],
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
            /'__globals__'/,
        );
    });

    it("a pattern that reads frames is refused when it is saved", async () => {
        const expression = "match request:\n    case object(tb_frame=frame):\n        return frame";
        const { body, status } = await backend.admin.post("policies/expression/", { name: "pattern", expression });
        expect(status).to.equal(400);
        expect(body.expression[0]).to.match(INSIDES);
    });

    it("a stack that an expression asks for shows its own lines and none of ours", async () => {
        const stack = await result("import traceback\nak_message(''.join(traceback.format_stack()))");
        expect(stack).to.match(/^ {2}File "p-[\d.]+", line \d+, in <module>\n {2}File "p-[\d.]+", line \d+, in handler\n$/);
        const caught =
            "import traceback\nfrom authentik.core.models import User\ntry:\n    User.objects.get(username='nobody')\nexcept User.DoesNotExist:\n    ak_message(traceback.format_exc())";
        expect(await result(caught))
            .to.contain("User matching query does not exist.")
            .and.not.contain("/lib/");
    });

    it("classes, functions and objects of an expression's own are its own to change", async () => {
        const own = [
            "class A:\n    def __setattr__(self, name, value):\n        super().__setattr__(name, value * 2)\na = A()\na.x = 2\nA.y = 1\nreturn a.x == 4 and vars(a) == {'x': 4}",
            "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    a: 'int'\n    def __post_init__(self):\n        object.__setattr__(self, 'a', self.a + 1)\nreturn A(1).a == 2",
            "from abc import ABC\nclass A(ABC):\n    pass\nA.register(int)\nreturn isinstance(1, A)",
            "def f():\n    pass\nf.calls = 1\nreturn f.calls == 1 and f.__dict__ == {'calls': 1}",
            "class A:\n    pass\nreturn repr(A) == \"<class 'A'>\"",
        ];
        for (const source of own) expect(await result(source), source).to.equal("passes");
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
            ["from django.conf import settings\nsettings.X = 1\nreturn True", "from django.conf import settings\nreturn not hasattr(settings, 'X')"],
            [
                "from authentik.lib.config import CONFIG\nCONFIG.y = lambda *_: 'x'\nreturn True",
                "from authentik.lib.config import CONFIG\nreturn CONFIG.y('avatars') != 'x'",
            ],
            [
                "from django.core.validators import validate_email\nvalidate_email.message = 'x'\nreturn True",
                "from django.core.validators import validate_email\nreturn validate_email.message != 'x'",
            ],
            ["import decimal\ndecimal.DefaultContext.prec = 2\nreturn True", "from decimal import Decimal\nreturn len(str(Decimal(1) / 3)) > 9"],
            [
                "import warnings\nwarnings.simplefilter('error')\nreturn True",
                "import warnings\nwarnings.warn('x')\nreturn not any(one[0] == 'error' for one in warnings.filters)",
            ],
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
