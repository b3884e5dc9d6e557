"""What `values()` makes of rows, and how values are put in order."""

from collections import namedtuple


def sortable(value):
    return (value is None, 0 if value is None else str(value) if isinstance(value, (dict, list)) else value)


def shape(kind, names, values):
    if kind == "values":
        return dict(zip(names, values))
    if kind == "flat":
        return values[0]
    if kind == "named":
        return namedtuple("Row", names)(*values)
    return tuple(values)
