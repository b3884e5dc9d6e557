"""Figures that `annotate` adds: to rows, and to groups of them."""

from django.core.exceptions import FieldError

from sandbox.guard import SandboxError
from sandbox.orm import lookups
from sandbox.orm.aggregates import Aggregate
from sandbox.orm.paths import Path, joined
from sandbox.orm.shapes import shape, sortable


def grouped(queryset, rows):
    """`values("a").annotate(n=Count("pk"))`: one row for each value, with figures over all that have it."""
    kind, names, paths = queryset._shape
    told = []
    for values, members in _groups(rows, names, paths):
        figures = {name: _figure(queryset.model, one, members) for name, one in queryset._annotations.items()}
        told.append({**values, **figures})
    for name in reversed(queryset._order or ()):
        told.sort(key=lambda one, name=name.lstrip("-"): sortable(one[name]), reverse=name.startswith("-"))
    told = told[::-1] if queryset._reversed else told
    told = told if queryset._window is None else told[queryset._window]
    return [shape(kind, names, [one[name] for name in names]) for one in told]


def _groups(rows, names, paths):
    spans = [span for path in paths if path for span in path.spans]
    groups = {}
    for candidate in (one for row in rows for one in joined(row, spans)):
        values = {name: candidate.value(path) for name, path in zip(names, paths) if path}
        groups.setdefault(repr(values), (values, []))[1].append(candidate)
    return groups.values()


def _figure(model, one, members):
    if not isinstance(one, Aggregate):
        raise SandboxError("Groups of values() have figures (Count, Sum, Max, Min, Avg) only, in the sandbox.")
    path = Path(model, "pk" if one.expression == "*" else one.expression)
    if path.spans:
        rows = {member.row.pk: member.row for member in members}
        members = [candidate for row in rows.values() for candidate in joined(row, path.spans)]
    return one.over([member.value(path) for member in members])


def annotated(row, name, wanted):
    """Whether something that `annotate` has added passes a look-up."""
    own, *rest = name.split("__")
    value = getattr(row, own)
    test = lookups.TESTS.get("__".join(rest) or "exact")
    if test is None:
        raise FieldError(f"Unsupported lookup '{'__'.join(rest)}' for {type(value).__name__} or join on the field not permitted.")
    return test(value, wanted)
