"""Bounds for what CPython does without ever looking up: walks through long ranges and endless iterators in C."""

import builtins
import functools
import itertools
from collections.abc import Sequence


class TimeLimit(BaseException):
    """An expression that ran too long. Not an Exception, so that `except Exception` does not hold it."""

    def __init__(self):
        super().__init__("This expression ran for longer than an expression may, and was stopped.")


LONG = 1_000_000
_range = builtins.range


class LongRange(Sequence):
    """A range whose walk can be interrupted."""

    def __init__(self, real):
        self._real = real

    def __iter__(self):
        # A loop looks up at each turn; `yield from` would not.
        for number in self._real:
            yield number  # noqa: UP028

    def __len__(self):
        return len(self._real)

    def __getitem__(self, index):
        found = self._real[index]
        return LongRange(found) if isinstance(found, _range) else found

    def __contains__(self, value):
        return value in self._real

    def __eq__(self, other):
        return self._real == getattr(other, "_real", other)

    def __hash__(self):
        return hash(self._real)

    def __repr__(self):
        return repr(self._real)

    def __reversed__(self):
        for number in reversed(self._real):
            yield number  # noqa: UP028

    start = property(lambda self: self._real.start)
    stop = property(lambda self: self._real.stop)
    step = property(lambda self: self._real.step)


class _RangeType(type):
    def __instancecheck__(cls, value):
        return isinstance(value, (_range, LongRange))

    def __repr__(cls):
        return "<class 'range'>"


class range(metaclass=_RangeType):  # noqa: A001
    """The built-in, save that a walk through more than a million numbers can be interrupted."""

    def __new__(cls, *arguments):
        real = _range(*arguments)
        try:
            return real if len(real) <= LONG else LongRange(real)
        except OverflowError:
            return LongRange(real)


def iter(*arguments):  # noqa: A001
    """With a sentinel, a function of C could be asked for ever."""
    if len(arguments) != 2:
        return builtins.iter(*arguments)
    return CallableIterator(builtins.iter(*arguments))


class Walk:
    """An iterator whose steps are taken one by one, so that each can be interrupted."""

    def __init__(self, real):
        self._items = (item for item in real)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


CallableIterator = type("callable_iterator", (Walk,), {"__module__": "builtins"})


class map(Walk):  # noqa: A001
    """The built-in calls functions of C from C."""

    __module__ = "builtins"

    def __init__(self, function, *iterables):
        if not iterables:
            raise TypeError("map() must have at least two arguments.")
        self._items = (function(*items) for items in zip(*iterables))


def sum(iterable, /, start=0):  # noqa: A001
    """Lists are copied at each addition."""
    return builtins.sum(iterable if isinstance(start, (int, float)) else (item for item in iterable), start)


def reduce(function, iterable, /, *initial):
    return functools.reduce(function, (item for item in iterable), *initial)


def _interruptible(make):
    def start(self, *arguments, **named):
        Walk.__init__(self, make(*arguments, **named))

    return type(make.__name__, (Walk,), {"__module__": "itertools", "__init__": start})


ENDLESS = {
    name: _interruptible(getattr(itertools, name))
    for name in ("count", "cycle", "repeat", "product", "permutations", "combinations", "combinations_with_replacement", "accumulate", "starmap")
}
