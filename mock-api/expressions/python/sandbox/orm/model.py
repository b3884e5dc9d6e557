"""A row as an object."""

import copy

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist

from sandbox.bridge import ask
from sandbox.orm.managers import Manager, linked_manager
from sandbox.orm.methods import METHODS


class ModelBase(type):
    objects = property(lambda cls: Manager(cls))
    _default_manager = objects

    def __setattr__(cls, name, value):
        if "meta" in vars(cls):
            raise TypeError(f"cannot set '{name}' attribute of '{cls.__name__}': all expressions share it")
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        raise AttributeError(f"type object '{cls.__name__}' has no attribute '{name}'")


class Model(metaclass=ModelBase):
    def __init__(self, *_, **values):
        unknown = [name for name in values if name != "pk" and self.meta.find(name) is None]
        if unknown:
            raise TypeError(f"{type(self).__name__}() got unexpected keyword arguments: {', '.join(map(repr, unknown))}")
        state = self.__dict__
        state.update(_stored=None, _label=None, _linked={})
        for field in self.meta.columns:
            state[field.attribute] = None
        for name, value in ask("defaults", model=self.meta.label).items():
            field = self.meta.find(self._renamed(name))
            if field is not None and not field.is_many:
                state[field.attribute] = field.read(value)
        for name, value in values.items():
            setattr(self, name, value)

    def _renamed(self, column):
        return next((field.name for field in self.meta.fields.values() if field.column == column), column)

    @classmethod
    def _of(cls, told):
        """A row that the engine tells."""
        from sandbox.orm.registry import model_of

        row = object.__new__(model_of(told["model"]))
        row.__dict__.update(_linked={})
        row._take(told)
        return row

    def _take(self, told):
        state = self.__dict__
        state.update(_stored=told["row"], _label=told["label"])
        state["_linked"].clear()
        for field in self.meta.columns:
            state[field.attribute] = field.read(told["row"].get(field.column))

    @classmethod
    def _load(cls, exact):
        return [cls._of(told) for told in ask("rows", model=cls.meta.label, where=exact)]

    @classmethod
    def _find(cls, key):
        told = ask("find", model=cls.meta.label, key=str(key) if cls.meta.key.kind == "uuid" else key)
        return told and cls._of(told)

    pk = property(lambda self: self.__dict__[self.meta.key.name], lambda self, value: setattr(self, self.meta.key.name, value))
    _meta = property(lambda self: self.meta)
    _state = property(lambda self: _State(self._stored is None))

    def __getattr__(self, name):
        # Only names that are no plain value of the row come here.
        field = None if name.startswith("__") else self.meta.fields.get(name) or self._by_accessor(name)
        if field is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)
        if field.is_reference:
            return self._follow(field)
        if name == "application":
            return self._only(field)
        return linked_manager(self, field)

    def _by_accessor(self, name):
        return next((field for field in self.meta.fields.values() if field.is_many and field.accessor == name), None)

    def _follow(self, field):
        key = self.__dict__[field.attribute]
        if key is None:
            return None
        if field.name not in self._linked:
            found = field.model._find(key)
            if not found:
                raise field.model.DoesNotExist(f"{field.model.__name__} matching query does not exist.")
            self._linked[field.name] = found
        return self._linked[field.name]

    def _only(self, field):
        found = linked_manager(self, field).first()
        if found is None:
            raise field.model.DoesNotExist(f"{type(self).__name__} has no {field.name}.")
        return found

    def __setattr__(self, name, value):
        field = self.meta.fields.get(name)
        if field is not None and field.is_reference:
            if value is not None and not isinstance(value, Model):
                owner = type(self).__name__
                raise ValueError(f'Cannot assign "{value!r}": "{owner}.{name}" must be a "{field.model.__name__}" instance.')
            self.__dict__[field.attribute] = None if value is None else value.pk
            self._linked.pop(name, None)
            if value is not None:
                self._linked[name] = value
        elif field is not None and field.is_many:
            raise TypeError(f"Direct assignment to the {'reverse' if field.kind == 'inverse' else 'forward'} side of a many-to-many set is prohibited. Use {name}.set() instead.")
        else:
            if name.endswith("_id"):
                self._linked.pop(name[:-3], None)
            object.__setattr__(self, name, value)

    def _changed(self, only):
        for field in self.meta.columns:
            value = field.write(self.__dict__[field.attribute])
            isWanted = only is None or field.name in only or field.attribute in only
            if isWanted and (self._stored is None or self._stored.get(field.column) != value):
                yield field.column, value

    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):
        changed = dict(self._changed(update_fields))
        if self._stored is None:
            values = {name: value for name, value in changed.items() if value is not None}
            self._take(ask("create", model=self.meta.label, values=values))
        elif changed:
            changed.pop("pk", None)
            self._take(ask("update", model=self.meta.label, key=self._stored["pk"], values=changed))

    def delete(self, using=None, keep_parents=False):
        if self._stored is None:
            raise ValueError(f"{type(self).__name__} object can't be deleted because its {self.meta.key.name} attribute is set to None.")
        counted = ask("delete", model=self.meta.label, key=self._stored["pk"])
        self.__dict__["_stored"] = None
        return sum(counted.values()), counted

    def refresh_from_db(self, using=None, fields=None):
        told = self._stored and ask("find", model=self.meta.label, key=self._stored["pk"])
        if not told:
            raise self.DoesNotExist(f"{type(self).__name__} matching query does not exist.")
        self._take(told)

    def full_clean(self, *_, **__):
        """Rules of fields are asked when the row is saved."""

    clean = clean_fields = validate_unique = full_clean

    def __eq__(self, other):
        if not isinstance(other, Model):
            return NotImplemented
        return self is other or (self.pk is not None and self.pk == other.pk and self._family() == other._family())

    def _family(self):
        return self.meta.families[0] if self.meta.families else self.meta.label

    def __hash__(self):
        if self.pk is None:
            raise TypeError("Model instances without primary key value are unhashable")
        return hash(self.pk)

    def __str__(self):
        return self._label if self._label is not None else f"{type(self).__name__} object ({self.pk})"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"

    def __copy__(self):
        twin = object.__new__(type(self))
        twin.__dict__.update({**self.__dict__, "_linked": {}})
        return twin

    def __deepcopy__(self, memo):
        twin = self.__copy__()
        for field in self.meta.columns:
            twin.__dict__[field.attribute] = copy.deepcopy(self.__dict__[field.attribute], memo)
        return twin


class _State:
    def __init__(self, adding):
        self.adding = adding
        self.db = "default"


def make_model(name, meta, bases, module):
    """The class of a model or family."""
    own = METHODS.get(meta.label, ())
    body = {"__module__": module, "__qualname__": name}
    body["DoesNotExist"] = type("DoesNotExist", (ObjectDoesNotExist,), {"__module__": module, "__qualname__": f"{name}.DoesNotExist"})
    body["MultipleObjectsReturned"] = type("MultipleObjectsReturned", (MultipleObjectsReturned,), {"__module__": module})
    body["meta"] = meta
    return ModelBase(name, (*own, *(bases or (Model,))), body)
