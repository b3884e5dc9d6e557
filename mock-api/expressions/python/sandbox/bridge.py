"""The one way to the engine: a question and its answer, both JSON texts."""

import json

_ask = None


class Aborted(BaseException):
    """The engine has ended this run; no expression may catch that."""


def connect(ask):
    global _ask
    _ask = ask


def ask(question, **arguments):
    """Asks the engine. Raises what Django raises where the store refuses."""
    answer = json.loads(_ask(json.dumps([question, arguments])))
    if "value" in answer:
        return answer["value"]
    if "error" not in answer:
        raise Aborted()
    raise _exception(answer["error"]["type"])(answer["error"]["message"])


def _exception(name):
    from django.core.exceptions import ValidationError
    from django.db import IntegrityError, ProtectedError

    known = {"IntegrityError": IntegrityError, "ValidationError": ValidationError, "ProtectedError": ProtectedError, "ValueError": ValueError}
    return known.get(name, RuntimeError)
