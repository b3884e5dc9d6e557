"""One run of one expression: what it is told, and what it leaves behind."""

import contextvars
import json

from sandbox import source, values
from sandbox.guard import HOOKS, OWN, SandboxError, namespace
from sandbox.helpers import helpers, makers_of
from sandbox.imports import Imports
from sandbox.limits import TimeLimit

# What a run may leave behind: it is kept in answers and events.
MAX_LINES = 1000
MAX_TEXT = 1_000_000

# The runs that are under way, the innermost last: a policy may call another one.
_runs = []


def current():
    return _runs[-1]


def time_is_over():
    """Whatever is under way decides nothing any more, even if it holds the exception that ends it."""
    for run in _runs:
        run.is_late = True


class Run:
    def __init__(self, request):
        self.request = request
        self.messages = []
        self.log = []
        self._room = MAX_TEXT
        self.plan = None
        self._result = None
        self.is_late = False
        _runs.append(self)

    def leave(self, lines, told):
        """A message or log line that outlives the run."""
        self._room -= len(str(told))
        if self._room < 0 or len(lines) >= MAX_LINES:
            raise SandboxError(f"An expression leaves at most {MAX_LINES} messages and {MAX_LINES} log lines, of {MAX_TEXT} characters together.")
        lines.append(told)

    def end(self):
        _runs.remove(self)

    def answer(self):
        answer = self._answer()
        if self.is_late:
            raise TimeLimit()
        return answer

    def _answer(self):
        """Runs it; what it returns is made fit for JSON as the engine asks."""
        contextvars.copy_context().run(self._execute)
        result = self._result
        if self.request["wants"] == "decision":
            # A truth value may be anything that an object says of itself: asked inside the run.
            return {"passing": bool(result), "isNone": result is None, **self.left_behind()}
        sanitized = values.sanitized(result)
        if self.request["wants"] == "text":
            return {"text": json.dumps(sanitized, indent=self.request["indent"] or None, allow_nan=False), **self.left_behind()}
        json.dumps(sanitized, allow_nan=False)
        return {"value": sanitized, **self.left_behind()}

    def _execute(self):
        makers = makers_of(self)
        known = tuple(sorted(name for name in makers if source.is_name(name)))
        code, used = source.compiled(self.request["source"], known, self.request["name"])
        inside = {"__name__": OWN, "__builtins__": namespace(Imports()), **HOOKS, **helpers(self), **{name: makers[name]() for name in used}}
        exec(code, inside)
        self._result = inside["result"]

    def left_behind(self):
        """Messages, log lines and, where there is a plan, its context."""
        left = {"messages": self.messages, "log": self.log}
        if self.plan is not None:
            left["plan"] = {str(name): values.kept(value) for name, value in self.plan.items()}
        return left
