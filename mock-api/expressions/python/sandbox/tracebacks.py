"""An exception as events and messages tell it: the expression's own lines and nothing of ours."""

import traceback

from sandbox.limits import TimeLimit

_FOLDER = __file__.removesuffix("sandbox/tracebacks.py")


def hide_ours():
    """Whoever asks the library for a stack sees no frames of ours in it."""
    real = traceback.StackSummary._extract_from_extended_frame_gen.__func__

    def extracted(cls, frames, **named):
        return real(cls, (one for one in frames if not one[0].f_code.co_filename.startswith(_FOLDER)), **named)

    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(extracted)


# Characters of what an exception says, and of what it is called: events keep both, and an expression may write anything there.
MAX_TEXT = 10_000
MAX_NAME = 200


def described(error, name, source):
    return {"type": _name(error), "message": _text(error), "traceback": _formatted(error, name, source)}


def _cut(text, most):
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"


def _name(error):
    return _cut(type(error).__name__, MAX_NAME)


def _own_text(error):
    """What it says of itself: an expression's own class may fail to."""
    try:
        return str(error)
    except TimeLimit as limit:
        return str(limit)
    except Exception:
        return "<exception str() failed>"


def _text(error):
    text = _own_text(error)
    if isinstance(error, MemoryError) and not text:
        return "This expression needs more memory than an expression may have."
    return _cut(text, MAX_TEXT).replace("\0", "\\x00")


def _formatted(error, name, source):
    lines = source.split("\n")
    told = []
    for one in _chain(error):
        told.append(_one(one, name, lines))
    return "\n\nDuring handling of the above exception, another exception occurred:\n\n".join(told)


def _chain(error):
    """What led to an exception, the first one first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    seen = _chain(before) if before is not None and before is not error else []
    return [*seen[-9:], error]


def _one(error, name, lines):
    frames = []
    for frame in traceback.extract_tb(error.__traceback__):
        number = (frame.lineno or 0) - 1
        if frame.filename != name or not 0 < number <= len(lines):
            continue
        where = "<module>" if frame.name == "handler" else frame.name
        frames.append(f'  File "{name}", line {number}, in {where}')
        if lines[number - 1].strip():
            frames.append(f"    {lines[number - 1].strip()}")
    text = _text(error)
    kind = _name(error)
    return "\n".join(["Traceback (most recent call last):", *frames, f"{kind}: {text}" if text else kind])
