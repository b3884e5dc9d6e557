"""`objects` of a model, and the rows that a row is linked with."""

from sandbox.bridge import ask
from sandbox.orm.query import QuerySet


class Manager:
    def __init__(self, model):
        self.model = model

    def get_queryset(self):
        return QuerySet(self.model)

    def all(self):
        return self.get_queryset()

    def __getattr__(self, name):
        if name.startswith("_") or name not in vars(QuerySet):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        return getattr(self.get_queryset(), name)

    def create_user(self, username, email=None, password=None, **more):
        """Of users only; others have no passwords."""
        made = self.model(username=username, email=email or "", **more)
        made.set_password(password) if password else made.set_unusable_password()
        made.save()
        return made

    def __eq__(self, other):
        return isinstance(other, Manager) and self.model is other.model

    def __hash__(self):
        return hash(self.model)


class _LinkedManager(Manager):
    """Both sides of a relation to many, and the side of one that is pointed to."""

    def __init__(self, row, field):
        super().__init__(field.model)
        self._row = row
        self._field = field

    def get_queryset(self):
        if self._row.pk is None:
            name = type(self._row).__name__
            raise ValueError(f"\"{self._row!r}\" needs to have a value for field \"{self._row.meta.key.name}\" before this many-to-many relationship can be used." if name else "")
        return QuerySet(self.model, lambda asked: self._rows(asked))

    def _rows(self, asked):
        key = self._row._stored["pk"]
        if self._field.kind == "references":
            told = ask("linked", model=self._row.meta.label, key=key, column=self._field.column)
        else:
            told = ask("rows", model=self.model.meta.label, where={self._field.through: key})
        return [self.model._of(one) for one in told]

    def _linked(self, rows):
        return [row if isinstance(row, self.model) else self.model.objects.get(pk=row) for row in rows]

    def add(self, *rows, through_defaults=None):
        for row in self._linked(rows):
            self._change(row, True)

    def remove(self, *rows):
        for row in self._linked(rows):
            self._change(row, False)

    def clear(self):
        self.remove(*self.all())

    def set(self, rows, clear=False, through_defaults=None):
        wanted = self._linked(rows)
        self.remove(*[row for row in self.all() if row not in wanted])
        self.add(*wanted)

    def create(self, through_defaults=None, **values):
        if self._points_here():
            return self.model.objects.create(**{self._back().name: self._row}, **values)
        made = self.model.objects.create(**values)
        self.add(made)
        return made

    def get_or_create(self, defaults=None, **named):
        try:
            return self.all().get(**named), False
        except self.model.DoesNotExist:
            return self.create(**{**named, **(defaults or {})}), True

    def _back(self):
        return next(field for field in self.model.meta.fields.values() if field.column == self._field.through)

    def _points_here(self):
        return self._field.kind == "inverse" and self._back().is_reference

    def _change(self, row, isLinked):
        if self._points_here():
            setattr(row, self._back().name, self._row if isLinked else None)
            row.save()
        elif self._field.kind == "references":
            self._link(self._row, self._field.column, row, isLinked)
        else:
            self._link(row, self._field.through, self._row, isLinked)

    @staticmethod
    def _link(holder, column, linked, isLinked):
        ask("link", model=holder.meta.label, key=holder._stored["pk"], column=column, linked=linked._stored["pk"], isLinked=isLinked)


class ManyRelatedManager(_LinkedManager):
    """Named as in Django, whose messages tell it."""


class RelatedManager(_LinkedManager):
    """The same for rows that point here."""


def linked_manager(row, field):
    isMany = field.kind == "references" or not next(one for one in field.model.meta.fields.values() if one.column == field.through).is_reference
    return (ManyRelatedManager if isMany else RelatedManager)(row, field)
