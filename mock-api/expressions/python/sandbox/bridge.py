"""The one way to the engine: a question and its answer, both JSON texts."""

import json
import sys

_ask = None


class Aborted(BaseException):
    """The engine has ended this run; no expression may catch that."""


def connect(ask):
    global _ask
    _ask = ask


def written(value):
    """The JSON text of something for the engine. Raises what the database raises for a NUL: there it marks numbers that must stay as they are."""
    text = json.dumps(value, allow_nan=False)
    if '"\\u0000' in text:
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")
    return text


def read(text):
    """What the engine says: its numbers may have more digits than Python reads from a stranger."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return json.loads(text)
    finally:
        sys.set_int_max_str_digits(limit)


def ask(question, **arguments):
    """Asks the engine. Raises what Django raises where the store refuses."""
    answer = read(_ask(written([question, arguments])))
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
