"""Query sets: conditions that are gathered, and asked when somebody looks."""

from sandbox.guard import SandboxError
from sandbox.orm.aggregates import Aggregate
from sandbox.orm.conditions import F, Q
from sandbox.orm.groups import annotated, grouped
from sandbox.orm.paths import Joined, Path, joined
from sandbox.orm.shapes import shape, sortable

_SHOWN = 20


class QuerySet:
    def __init__(self, model, source=None):
        self.model = model
        # Where rows come from: keys of a relation, rows of a union; None for all rows of the model.
        self._source = source
        self._conditions = []
        self._order = None
        self._reversed = False
        self._window = None
        self._shape = None
        self._distinct = False
        self._annotations = {}
        # Rows that share the values of `values()` become one, with figures over them.
        self._isGrouped = False
        self._rows = None

    db = "default"
    query = property(lambda self: self)

    def _clone(self, **changes):
        clone = QuerySet(self.model, self._source)
        clone.__dict__.update({**self.__dict__, "_conditions": list(self._conditions), "_rows": None, **changes})
        return clone

    # Narrowing

    def all(self):
        return self._clone()

    def none(self):
        return self._clone(_source=lambda _: [])

    def filter(self, *conditions, **named):
        return self._narrowed(Q(*conditions, **named), False)

    def exclude(self, *conditions, **named):
        return self._narrowed(Q(*conditions, **named), True)

    def _narrowed(self, condition, isExcluded):
        if self._window is not None:
            raise TypeError("Cannot filter a query once a slice has been taken.")
        if self._isGrouped:
            raise SandboxError("Groups of values() and annotate() cannot be filtered further in the sandbox: filter before, or pick from the result.")
        paths = {name: Path(self.model, name) for name, _ in condition.lookups() if name.partition("__")[0] not in self._annotations}
        clone = self._clone()
        if condition:
            clone._conditions.append((condition, paths, isExcluded))
        return clone

    def order_by(self, *names):
        for name in names:
            if name != "?" and name.lstrip("-") not in self._annotations:
                Path(self.model, name.lstrip("-"))
        return self._clone(_order=names, _reversed=False)

    def reverse(self):
        return self._clone(_reversed=not self._reversed)

    def distinct(self, *names):
        return self._clone(_distinct=names or True)

    def _same(self, *_, **__):
        return self._clone()

    select_related = prefetch_related = only = defer = using = select_for_update = select_subclasses = _same

    def values(self, *names):
        return self._shaped("values", names, dict)

    def values_list(self, *names, flat=False, named=False):
        if flat and len(names) > 1:
            raise TypeError("'flat' is not valid when values_list is called with more than one field.")
        return self._shaped("named" if named else "flat" if flat else "tuples", names, tuple)

    def _shaped(self, kind, names, _):
        names = names or tuple(field.attribute for field in self.model.meta.columns)
        return self._clone(_shape=(kind, names, [None if name in self._annotations else Path(self.model, name) for name in names]))

    def annotate(self, *unnamed, **named):
        annotations = {**self._annotations, **{one.alias: one for one in unnamed}, **named}
        for one in annotations.values():
            if isinstance(one, Aggregate) and one.expression != "*":
                Path(self.model, one.expression)
        if self._shape is None:
            return self._clone(_annotations=annotations)
        kind, names, paths = self._shape
        added = [name for name in annotations if name not in names]
        columns = (kind, (*names, *added), [*paths, *[None] * len(added)])
        return self._clone(_annotations=annotations, _shape=columns, _isGrouped=True)

    def union(self, *others, all=False):  # noqa: A002
        sets = [self, *others]
        return self._clone(_source=lambda _: _unique([row for one in sets for row in one._fetched()], all), _conditions=[], _window=None, _order=())

    def __or__(self, other):
        return self._clone(_source=lambda _: _unique([*self._plain(), *other._plain()]), _conditions=[])

    def __and__(self, other):
        keys = {row.pk for row in other._plain()}
        return self._clone(_source=lambda _: [row for row in self._plain() if row.pk in keys], _conditions=[])

    def intersection(self, *others):
        result = self
        for other in others:
            result = result & other
        return result

    def difference(self, *others):
        keys = {row.pk for one in others for row in one._plain()}
        return self._clone(_source=lambda _: [row for row in self._plain() if row.pk not in keys], _conditions=[])

    # Looking

    def _plain(self):
        return self._clone(_shape=None)._fetched()

    def _exact(self):
        """Values of the row's own columns that every row must have: the store finds them by its indexes."""
        known = {}
        for condition, paths, isExcluded in self._conditions:
            if isExcluded or condition.negated or condition.connector != Q.AND:
                continue
            for child in condition.children:
                if isinstance(child, Q) or child[0] not in paths or isinstance(child[1], (F, QuerySet)):
                    continue
                path = paths[child[0]]
                if path.relations or path.rest not in ([], ["exact"]) or path.field.is_json or path.field.class_name == "ArrayField" or child[1] is None:
                    continue
                if path.field.kind != "date":
                    known[path.field.column] = path.field.write(path.field.prepared(child[1]))
        return known

    def _fetched(self):
        rows = self._source(self) if self._source else self.model._load(self._exact())
        if self._isGrouped:
            return grouped(self, self._matching(rows))
        for row in rows if self._annotations else ():
            self._annotate(row)
        return self._windowed(self._sorted(self._matching(rows)))

    def _matching(self, rows):
        for condition, paths, isExcluded in self._conditions:
            rows = [row for row in rows for _ in self._passing(row, condition, paths, isExcluded)]
        return rows

    def _passing(self, row, condition, paths, isExcluded):
        spans = [span for path in paths.values() for span in path.spans]

        def holds(candidate):
            return condition.holds(lambda name, wanted: candidate.test(paths[name], wanted) if name in paths else annotated(row, name, wanted))

        candidates = joined(row, spans)
        if isExcluded:
            return [row] if all(holds(candidate) is False for candidate in candidates) else []
        return [candidate for candidate in candidates if holds(candidate)]

    def _annotate(self, row):
        for name, one in self._annotations.items():
            if isinstance(one, Aggregate):
                path = Path(self.model, one.expression)
                value = one.over([candidate.value(path) for candidate in joined(row, path.spans)])
            else:
                value = one.of(lambda field: Joined(row, {}).value(Path(self.model, field))) if isinstance(one, F) else one
            setattr(row, name, value)

    def _sorted(self, rows):
        order = self._order if self._order is not None else self.model.meta.ordering
        if order == ("?",):
            import random

            return random.sample(rows, len(rows))
        for name in reversed(order):
            plain = name.lstrip("-")
            path = None if plain in self._annotations else Path(self.model, plain)
            read = (lambda row, plain=plain: getattr(row, plain)) if path is None else (lambda row, path=path: joined(row, path.spans)[0].value(path))
            # PostgreSQL: rows without a value come last, or first where the order is turned round.
            rows = sorted(rows, key=lambda row: sortable(read(row)), reverse=name.startswith("-"))
        if self._distinct:
            names = self._distinct if isinstance(self._distinct, tuple) else ("pk",)
            rows = _unique(rows, key=lambda row: tuple(getattr(row, name) for name in names)) if not self._shape or names != ("pk",) else rows
        return rows[::-1] if self._reversed else rows

    def _windowed(self, rows):
        rows = rows if self._window is None else rows[self._window]
        if not self._shape:
            return rows
        kind, names, paths = self._shape
        shaped = []
        for row in rows:
            spans = [span for path in paths if path for span in path.spans]
            for candidate in joined(row, spans):
                values = [getattr(row, name) if path is None else candidate.value(path) for name, path in zip(names, paths)]
                shaped.append(shape(kind, names, values))
        return _unique(shaped, key=repr) if self._distinct is True else shaped

    def _result(self):
        if self._rows is None:
            self._rows = self._fetched()
        return self._rows

    def __iter__(self):
        return iter(self._result())

    def iterator(self, chunk_size=None):
        return iter(self._fetched())

    def __len__(self):
        return len(self._result())

    def __bool__(self):
        return bool(self._result())

    def __contains__(self, value):
        return value in self._result()

    def contains(self, value):
        return value in self._result()

    def __getitem__(self, index):
        negative = [at for at in ((index.start, index.stop) if isinstance(index, slice) else (index,)) if at is not None and at < 0]
        if negative:
            raise ValueError("Negative indexing is not supported.")
        if not isinstance(index, slice):
            return self._result()[index]
        if self._rows is not None or index.step is not None:
            return self._result()[index]
        start, stop = (self._window.start or 0, self._window.stop) if self._window else (0, None)
        last = None if index.stop is None else start + index.stop
        stop = last if stop is None else stop if last is None else min(stop, last)
        return self._clone(_window=slice(start + (index.start or 0), stop))

    def __repr__(self):
        rows = [repr(row) for row in self._result()[:_SHOWN]]
        if len(self._result()) > _SHOWN:
            rows.append("'...(remaining elements truncated)...'")
        return f"<QuerySet [{', '.join(rows)}]>"

    def count(self):
        return len(self._result())

    def exists(self):
        return bool(self._result())

    def get(self, *conditions, **named):
        found = self.filter(*conditions, **named)._result() if conditions or named else self._result()
        name = self.model.__name__
        if not found:
            raise self.model.DoesNotExist(f"{name} matching query does not exist.")
        if len(found) > 1:
            raise self.model.MultipleObjectsReturned(f"get() returned more than one {name} -- it returned {len(found) if len(found) <= 20 else 'more than 20'}!")
        return found[0]

    def first(self):
        ordered = self if self._order or self.model.meta.ordering or self._window else self.order_by("pk")
        return next(iter(ordered._fetched()), None)

    def last(self):
        if self._window is not None:
            raise TypeError("Cannot reverse a query once a slice has been taken.")
        ordered = self if self._order or self.model.meta.ordering else self.order_by("pk")
        return next(iter(ordered.reverse()._fetched()), None)

    def latest(self, *names):
        return self._outermost([name[1:] if name.startswith("-") else f"-{name}" for name in names or self._latest_by()])

    def earliest(self, *names):
        return self._outermost(names or self._latest_by())

    def _latest_by(self):
        raise ValueError("earliest() and latest() require either fields as positional arguments or 'get_latest_by' in the model's Meta.")

    def _outermost(self, names):
        for row in self.order_by(*names)._fetched():
            return row
        raise self.model.DoesNotExist(f"{self.model.__name__} matching query does not exist.")

    def in_bulk(self, ids=None, *, field_name="pk"):
        rows = self if ids is None else self.filter(**{f"{field_name}__in": ids})
        return {getattr(row, field_name): row for row in rows}

    def aggregate(self, *unnamed, **named):
        results = {}
        for name, one in {**{one.alias: one for one in unnamed}, **named}.items():
            path = Path(self.model, "pk" if one.expression == "*" else one.expression)
            rows = self.filter(one.condition)._plain() if one.condition else self._plain()
            results[name] = one.over([candidate.value(path) for row in rows for candidate in joined(row, path.spans)])
        return results

    def _as_keys(self):
        """What `__in` compares with."""
        return list(self) if self._shape and self._shape[0] in ("flat", "tuples") and len(self._shape[1]) == 1 else [row.pk for row in self._plain()]

    # Writing

    def create(self, **values):
        made = self.model(**values)
        made.save(force_insert=True)
        return made

    def get_or_create(self, defaults=None, **named):
        try:
            return self.get(**named), False
        except self.model.DoesNotExist:
            plain = {name: value for name, value in named.items() if "__" not in name}
            return self.create(**{**plain, **_called(defaults)}), True

    def update_or_create(self, defaults=None, **named):
        found, isNew = self.get_or_create(defaults, **named)
        if not isNew:
            for name, value in _called(defaults).items():
                setattr(found, name, value)
            found.save()
        return found, isNew

    def bulk_create(self, rows, *_, **__):
        rows = list(rows)
        for row in rows:
            row.save(force_insert=True)
        return rows

    def update(self, **values):
        if self._window is not None:
            raise TypeError("Cannot update a query once a slice has been taken.")
        for name in values:
            if self.model.meta.find(name) is None:
                self.model.meta.unresolved(name)
        rows = _unique(self._plain())
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value.of(lambda field, row=row: getattr(row, field)) if isinstance(value, F) else value)
            row.save()
        return len(rows)

    def delete(self):
        if self._window is not None:
            raise TypeError("Cannot use 'limit' or 'offset' with delete().")
        counted = {}
        for row in _unique(self._plain()):
            for name, count in row.delete()[1].items():
                counted[name] = counted.get(name, 0) + count
        return sum(counted.values()), counted


def _called(defaults):
    return {name: value() if callable(value) else value for name, value in (defaults or {}).items()}


def _unique(rows, all=False, key=None):  # noqa: A002
    if all:
        return rows
    seen, result = set(), []
    for row in rows:
        mark = key(row) if key else getattr(row, "pk", None) or repr(row)
        if mark not in seen:
            seen.add(mark)
            result.append(row)
    return result
