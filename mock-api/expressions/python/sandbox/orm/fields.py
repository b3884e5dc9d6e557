"""What a column holds, on its way from the store to Python and back."""

import copy
import datetime
import json
import uuid

from django.core.exceptions import ValidationError

# Django's names of the kinds, as its messages tell them.
_CLASSES = {
    "uuid": "UUIDField",
    "integer": "IntegerField",
    "float": "FloatField",
    "flag": "BooleanField",
    "date": "DateTimeField",
    "json": "JSONField",
    "object": "JSONField",
    "list": "ArrayField",
    "map": "JSONField",
    "reference": "ForeignKey",
    "references": "ManyToManyField",
    "inverse": "ManyToManyField",
}


class Field:
    """`name` as Django calls it; `column` as the store does."""

    is_shared = True

    def __init__(self, name, told):
        self.name = name
        self.column = told["name"]
        self.kind = told["kind"]
        self.target = told.get("target")
        self.through = told.get("through")
        self.nullable = told.get("nullable", False)
        self.key_kind = told.get("keyKind")
        self.class_name = "CharField" if self.kind in ("text", "choice", "file") else _CLASSES.get(self.kind, "JSONField")
        if name == "id":
            self.class_name = "AutoField"

    is_reference = property(lambda self: self.kind == "reference")
    is_many = property(lambda self: self.kind in ("references", "inverse"))
    is_json = property(lambda self: self.class_name == "JSONField")

    def read(self, value):
        """From the store."""
        if value is None:
            return None
        if self.kind == "date":
            return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
        if self.kind == "uuid" or (self.is_reference and self.key_kind == "uuid"):
            return as_uuid(value, value)
        return copy.deepcopy(value)

    def write(self, value):
        """To the store."""
        if self.is_reference:
            value = getattr(value, "pk", value)
        if isinstance(value, uuid.UUID):
            return str(value)
        if isinstance(value, datetime.datetime):
            return in_utc(value).isoformat().replace("+00:00", "Z")
        if isinstance(value, datetime.date):
            return f"{value.isoformat()}T00:00:00Z"
        if self.is_json:
            return json.loads(json.dumps(value))
        if self.class_name == "CharField" and value is not None:
            return str(value)
        return [self.write(one) for one in value] if isinstance(value, (list, tuple, set)) else value

    def prepared(self, value):
        """A value that is looked for, as this field compares it. Raises what Django raises for one that cannot be its."""
        if value is None:
            return None
        if hasattr(type(value), "meta"):
            value = value.pk
        kind = self.key_kind if self.is_reference or self.is_many else self.kind
        if kind == "uuid":
            return as_uuid(value)
        if kind == "integer":
            return self._number(value)
        if kind == "flag":
            return self._truth(value)
        if kind == "date":
            return self._moment(value)
        return str(value) if self.class_name == "CharField" else value

    def _number(self, value):
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise type(error)(f"Field '{self.name}' expected a number but got {value!r}.") from error

    def _truth(self, value):
        known = {True: True, False: False, "t": True, "True": True, "1": True, "f": False, "False": False, "0": False}
        if value not in known:
            raise ValidationError([f"“{value}” value must be either True or False."])
        return known[value]

    def _moment(self, value):
        if isinstance(value, str):
            try:
                value = datetime.datetime.fromisoformat(value)
            except ValueError as error:
                text = f"“{value}” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format."
                raise ValidationError([text]) from error
        if not isinstance(value, datetime.datetime) and isinstance(value, datetime.date):
            value = datetime.datetime(value.year, value.month, value.day)
        return in_utc(value)


def in_utc(value):
    return value.replace(tzinfo=datetime.timezone.utc) if value.tzinfo is None else value.astimezone(datetime.timezone.utc)


def as_uuid(value, fallback=None):
    if isinstance(value, uuid.UUID):
        return value
    try:
        return uuid.UUID(str(value))
    except ValueError as error:
        if fallback is not None:
            return fallback
        raise ValidationError([f"“{value}” is not a valid UUID."]) from error
