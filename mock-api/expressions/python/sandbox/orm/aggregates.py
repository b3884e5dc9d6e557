"""Figures over many rows."""


class Aggregate:
    name = ""

    def __init__(self, expression, distinct=False, filter=None, default=None):  # noqa: A002
        self.expression = expression
        self.distinct = distinct
        self.condition = filter
        self.default = default

    @property
    def alias(self):
        return f"{self.expression}__{self.name}"

    def over(self, values):
        values = [value for value in values if value is not None]
        if self.distinct:
            values = list(dict.fromkeys(values))
        result = self.reckon(values)
        return self.default if result is None else result


class Count(Aggregate):
    name = "count"

    def reckon(self, values):
        return len(values)


class Sum(Aggregate):
    name = "sum"

    def reckon(self, values):
        return sum(values) if values else None


class Max(Aggregate):
    name = "max"

    def reckon(self, values):
        return max(values) if values else None


class Min(Aggregate):
    name = "min"

    def reckon(self, values):
        return min(values) if values else None


class Avg(Aggregate):
    name = "avg"

    def reckon(self, values):
        return sum(values) / len(values) if values else None
