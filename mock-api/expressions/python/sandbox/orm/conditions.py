"""Q and F: conditions that are combined before they are asked."""


class Q:
    AND = "AND"
    OR = "OR"
    XOR = "XOR"

    def __init__(self, *conditions, _connector=None, _negated=False, **lookups):
        self.children = [*conditions, *sorted(lookups.items())]
        self.connector = _connector or self.AND
        self.negated = _negated

    def _combined(self, other, connector):
        if not isinstance(other, Q):
            raise TypeError(other)
        if not self:
            return other
        return self if not other else Q(self, other, _connector=connector)

    def __and__(self, other):
        return self._combined(other, self.AND)

    def __or__(self, other):
        return self._combined(other, self.OR)

    def __xor__(self, other):
        return self._combined(other, self.XOR)

    def __invert__(self):
        return Q(self, _negated=True)

    def __bool__(self):
        return bool(self.children)

    def __repr__(self):
        inside = f"({self.connector}: {', '.join(map(str, self.children))})"
        return f"<Q: {f'(NOT {inside})' if self.negated else inside}>"

    def lookups(self):
        """All pairs of look-up and value in it."""
        for child in self.children:
            if isinstance(child, Q):
                yield from child.lookups()
            else:
                yield child

    def holds(self, test):
        """Whether it holds, where `test` says that of one look-up and value. None: unknown, as SQL has it; its negation is unknown too."""
        results = [child.holds(test) if isinstance(child, Q) else test(*child) for child in self.children]
        if self.connector == self.OR:
            holds = True if True in results else None if None in results else False
        elif self.connector == self.XOR:
            holds = None if None in results else sum(results) % 2 == 1
        else:
            holds = False if False in results else None if None in results else True
        return None if holds is None else holds != self.negated


class F:
    """The value of a field, with what is reckoned with it."""

    def __init__(self, name):
        self.name = name

    def of(self, read):
        return read(self.name)

    def __add__(self, other):
        return _Reckoned(self, other, lambda a, b: a + b)

    def __sub__(self, other):
        return _Reckoned(self, other, lambda a, b: a - b)

    def __mul__(self, other):
        return _Reckoned(self, other, lambda a, b: a * b)

    def __truediv__(self, other):
        return _Reckoned(self, other, lambda a, b: a / b)

    def __repr__(self):
        return f"F({self.name})"


class _Reckoned(F):
    def __init__(self, left, right, combine):
        self.left, self.right, self.combine = left, right, combine

    def of(self, read):
        values = [one.of(read) if isinstance(one, F) else one for one in (self.left, self.right)]
        return None if None in values else self.combine(*values)
