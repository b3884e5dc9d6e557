"""From a look-up such as `ak_groups__parent__name__icontains` to the values it means."""

from django.core.exceptions import FieldError

from sandbox.orm import lookups
from sandbox.orm.conditions import F


class Path:
    """Relations to follow, then a field, then the names of a look-up."""

    def __init__(self, model, text):
        self.relations = []
        names = text.split("__")
        while True:
            name = names.pop(0)
            field = model.meta.find(name) or model.meta.unresolved(name)
            if not names or not (field.is_reference or field.is_many):
                break
            if field.model.meta.find(names[0]) is None:
                if names[0] in lookups.TESTS:
                    break
                raise FieldError(f"Related Field got invalid lookup: {names[0]}")
            self.relations.append(field)
            model = field.model
        self.field = field
        self.rest = names
        # A relation to many that ends the look-up is followed too: its rows are compared by their keys.
        if field.is_many:
            self.relations.append(field)
            self.field = field.model.meta.key
        lookups.check(self.field, self.rest)

    @property
    def spans(self):
        """The relations to many on the way, each of which multiplies rows."""
        return tuple(tuple(one.name for one in self.relations[: at + 1]) for at, one in enumerate(self.relations) if one.is_many)


class Joined:
    """A row with one choice of the rows that its relations lead to."""

    def __init__(self, row, chosen):
        self.row = row
        self.chosen = chosen

    def value(self, path):
        return lookups.read(path.field, path.rest, self._column(path))

    def _column(self, path):
        row, trail = self.row, ()
        for relation in path.relations:
            trail += (relation.name,)
            if row is None:
                return None
            row = self.chosen.get(trail) if relation.is_many else getattr(row, relation.name)
        if row is None:
            return None
        return getattr(row, f"{path.field.name}_id" if path.field.is_reference else path.field.name)

    def test(self, path, wanted):
        if isinstance(wanted, F):
            wanted = wanted.of(lambda name: self.value(Path(type(self.row), name)))
        if hasattr(wanted, "_as_keys"):
            wanted = wanted._as_keys()
        elif isinstance(wanted, (list, tuple, set, frozenset)) and path.rest == ["in"]:
            wanted = [getattr(one, "pk", one) for one in wanted]
        return lookups.matches(path.field, path.rest, self._column(path), wanted)


def joined(row, spans):
    """Every combination of the rows behind these relations to many, as a join gives them; a relation that leads nowhere gives one without a row."""
    combinations = [{}]
    for span in sorted(set(spans), key=len):
        following = []
        for chosen in combinations:
            rows = _behind(row, span, chosen)
            following += [{**chosen, span: one} for one in rows or [None]]
        combinations = following
    return [Joined(row, chosen) for chosen in combinations]


def _behind(row, span, chosen):
    trail = ()
    for name in span[:-1]:
        trail += (name,)
        row = chosen[trail] if trail in chosen else getattr(row, name)
        if row is None:
            return []
    return list(getattr(row, type(row).meta.find(span[-1]).accessor).all())
