"""Values on their way between the engine and an expression."""

import datetime
import enum
import types
import uuid
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from pathlib import PurePath

from sandbox.bridge import ask
from sandbox.city import City
from sandbox.orm.managers import Manager
from sandbox.orm.model import Model
from sandbox.orm.query import QuerySet
from sandbox.orm.registry import model_of, registry
from sandbox.orm.users import AnonymousUser


def revived(value):
    """What a plan keeps, as objects: references to rows become the rows."""
    if isinstance(value, list):
        return [revived(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = _object(value)
    return {name: revived(member) for name, member in value.items()} if found is None else found


def _object(value):
    if "app" in value and "model_name" in value and "pk" in value:
        label = f"{value['app']}.{value['model_name']}"
        return _marked(_row(label, value["pk"]), value) if label in registry().models else None
    if list(value) == ["pk"] and isinstance(value["pk"], int):
        return _marked(user_of(value["pk"]), value)
    # Somebody who is not stored (yet): what was typed.
    if "pk" in value and value["pk"] is None and isinstance(value.get("username"), str):
        known = {name: member for name, member in value.items() if name != "pk" and model_of("authentik_core.user").meta.find(name)}
        return _marked(model_of("authentik_core.user")(**known), value)
    return None


def _marked(found, told):
    """Remembers how the plan told it, so that it goes back unchanged."""
    if isinstance(found, Model):
        found.__dict__["_told"] = told
    return found


def _row(label, key):
    try:
        model = model_of(label)
        return model._find(uuid.UUID(str(key)) if model.meta.key.kind == "uuid" else key)
    except (ValueError, TypeError):
        return None


def user_of(key):
    found = None if key is None else _row("authentik_core.user", key)
    return found or AnonymousUser()


def row_of(label, key):
    return None if key is None else _row(label, key)


def named(told):
    """A name that the engine gives an expression: a row, an object with attributes, or plain data."""
    if isinstance(told, dict) and "$row" in told:
        return row_of(*told["$row"])
    if isinstance(told, dict) and "$user" in told:
        return user_of(told["$user"])
    if isinstance(told, dict) and "$object" in told:
        made = type(told["$object"], (), {})()
        made.__dict__.update({name: named(value) for name, value in told["attributes"].items()})
        return made
    return told


def described(row):
    """How events and plans name a row."""
    if row.meta.label == "authentik_core.user":
        return {"username": row.username, "pk": row.pk, "email": row.email}
    return ask("describe", model=row.meta.label, key=row._stored["pk"]) if row._stored else {"pk": None}


def kept(value):
    """A value of a plan's context as the plan keeps it. Raises TypeError for what it cannot keep."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, AnonymousUser):
        return None
    if isinstance(value, Model):
        return _kept_row(value)
    if isinstance(value, dict):
        return {str(key): kept(member) for key, member in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, QuerySet, Manager, types.GeneratorType)):
        return [kept(one) for one in (value.all() if isinstance(value, Manager) else value)]
    plain = _plain(value)
    if plain is _UNKNOWN:
        raise TypeError(f"cannot pickle '{type(value).__name__}' object")
    return plain


def _kept_row(row):
    isUser = row.meta.label == "authentik_core.user"
    if row._stored is None and isUser:
        return {"pk": None, "username": row.username or "", "email": row.email or "", "name": row.name or ""}
    told = row.__dict__.get("_told")
    if told is not None and told.get("pk") is not None:
        return told
    return {"pk": row.pk} if isUser else described(row)


_UNKNOWN = object()


def _plain(value):
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value.total_seconds())
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, (Decimal, PurePath)):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    if type(value).__module__ == "ipaddress":
        return str(value)
    return _UNKNOWN


def sanitized(value):
    """A value as events and answers tell it: rows as references, members of lists that say nothing left out."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Model):
        return described(value)
    if isinstance(value, AnonymousUser):
        return {"username": "AnonymousUser", "pk": None, "email": ""}
    if isinstance(value, City):
        return value.told
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {_key(key): sanitized(member) for key, member in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, types.GeneratorType)):
        return [told for told in map(sanitized, value) if told]
    if isinstance(value, Exception):
        return str(value)
    plain = _plain(value)
    if plain is _UNKNOWN:
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
    return plain


def _key(key):
    if isinstance(key, (str, int, float, bool)) or key is None:
        return {True: "true", False: "false", None: "null"}.get(key, str(key)) if not isinstance(key, str) else key
    raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")
