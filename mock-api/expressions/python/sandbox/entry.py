"""What the engine calls: runs an expression, or looks at its syntax."""

import json
import signal
import sys
import traceback

from sandbox import bridge, source
from sandbox.guard import SandboxError
from sandbox.limits import TimeLimit
from sandbox.tracebacks import described, hide_ours


# What an expression may leave behind, in characters of JSON: it is kept in sessions, events and answers.
MAX_ANSWER = 4_000_000


def _interrupted(number, frame):
    from sandbox.run import time_is_over

    time_is_over()
    raise TimeLimit()


def start(ask):
    """Connects to the engine; gives the function that answers it."""
    bridge.connect(ask)
    signal.signal(signal.SIGINT, _interrupted)
    _hide_host()
    return _answer


def _hide_host():
    """The host's objects are no module that anybody could import."""
    for name in ("js", "pyodide_js"):
        sys.modules.pop(name, None)
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]


def _answer(text):
    request = bridge.read(text)
    if "prepare" in request:
        return _prepare()
    return json.dumps(_check(**request["check"])) if "check" in request else _run(request["run"])


def _check(text, name):
    try:
        source.compiled(text, (), name)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return {"error": str(error) or type(error).__name__}
    return {}


def _prepare():
    """Loads what runs expressions. Models come from the engine, which can be asked during a run only."""
    import sandbox.run  # noqa: F401
    from sandbox.orm import finder

    finder.install()
    hide_ours()
    return "null"


def _run(request):
    from sandbox.run import Run

    run = Run(request)
    try:
        return _bounded(bridge.written(run.answer()))
    except bridge.Aborted:
        # The engine knows why.
        return "null"
    except BaseException as error:
        return _failed(run, error)
    finally:
        run.end()


def _bounded(text):
    if len(text) > MAX_ANSWER:
        raise SandboxError("An expression's result and context have at most four million characters.")
    return text


def _failed(run, error):
    if isinstance(error, MemoryError):
        # What filled the memory is let go: telling of it takes some.
        traceback.clear_frames(error.__traceback__)
    told = {"error": described(error, run.request["name"], run.request["source"])}
    try:
        return _bounded(bridge.written({**told, **run.left_behind()}))
    except (TypeError, ValueError, SandboxError):
        # What it left behind is itself what is wrong.
        return bridge.written({**told, "messages": [], "log": []})
