"""How a value is compared with another: `name__icontains="x"`."""

import datetime
import re

from django.core.exceptions import FieldError


def _text(value):
    return "" if value is None else str(value)


def _texts(compare, fold=False):
    def test(own, wanted):
        if own is None or wanted is None:
            return False
        own, wanted = _text(own), _text(wanted)
        return compare(own.casefold(), wanted.casefold()) if fold else compare(own, wanted)

    return test


def _ordered(compare):
    return lambda own, wanted: own is not None and wanted is not None and compare(own, wanted)


def _pattern(flags):
    return lambda own, wanted: own is not None and re.search(wanted, _text(own), flags) is not None


TESTS = {
    "exact": lambda own, wanted: own is None if wanted is None else own == wanted and isinstance(own, bool) == isinstance(wanted, bool),
    "iexact": lambda own, wanted: own is None if wanted is None else _text(own).casefold() == _text(wanted).casefold(),
    "contains": _texts(lambda own, wanted: wanted in own),
    "icontains": _texts(lambda own, wanted: wanted in own, fold=True),
    "startswith": _texts(str.startswith),
    "istartswith": _texts(str.startswith, fold=True),
    "endswith": _texts(str.endswith),
    "iendswith": _texts(str.endswith, fold=True),
    "in": lambda own, wanted: own is not None and any(own == one for one in wanted),
    "gt": _ordered(lambda own, wanted: own > wanted),
    "gte": _ordered(lambda own, wanted: own >= wanted),
    "lt": _ordered(lambda own, wanted: own < wanted),
    "lte": _ordered(lambda own, wanted: own <= wanted),
    "range": lambda own, wanted: own is not None and wanted[0] <= own <= wanted[1],
    "isnull": lambda own, wanted: (own is None) == wanted,
    "regex": _pattern(0),
    "iregex": _pattern(re.IGNORECASE),
}

# Parts of a moment, each of which is a number (or a date or time) that is compared further.
PARTS = {
    "date": lambda moment: moment.date(),
    "time": lambda moment: moment.time(),
    "year": lambda moment: moment.year,
    "iso_year": lambda moment: moment.isocalendar()[0],
    "month": lambda moment: moment.month,
    "day": lambda moment: moment.day,
    "week": lambda moment: moment.isocalendar()[1],
    "week_day": lambda moment: moment.isoweekday() % 7 + 1,
    "iso_week_day": lambda moment: moment.isoweekday(),
    "quarter": lambda moment: (moment.month + 2) // 3,
    "hour": lambda moment: moment.hour,
    "minute": lambda moment: moment.minute,
    "second": lambda moment: moment.second,
}

_PLAIN_TEXT = {"iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex"}
_MISSING = object()


def check(field, rest):
    """Raises FieldError for a look-up that a field does not have."""
    if field.is_json:
        return
    names = list(rest)
    if names and field.class_name == "DateTimeField" and names[0] in PARTS:
        names.pop(0)
    if len(names) > 1 or (names and names[0] not in TESTS and not (field.class_name == "ArrayField" and names[0] in ("overlap", "len", "contained_by"))):
        raise FieldError(f"Unsupported lookup '{names[0]}' for {field.class_name} or join on the field not permitted.")


def matches(field, rest, own, wanted):
    """Whether a field's value passes the look-up that these names spell."""
    if field.is_json:
        return _json(rest, own, wanted)
    if field.class_name == "ArrayField":
        return _array(rest, own or [], wanted)
    if rest and field.class_name == "DateTimeField" and rest[0] in PARTS:
        own = None if own is None else PARTS[rest[0]](own)
        return TESTS[rest[1] if len(rest) > 1 else "exact"](own, _plain_part(wanted, rest[0]))
    name = rest[0] if rest else "exact"
    return TESTS[name](own, _prepared(field, name, wanted))


def _prepared(field, name, wanted):
    if name == "in":
        return [field.prepared(one) for one in wanted]
    if name == "range":
        return [field.prepared(one) for one in wanted]
    if name == "isnull":
        if not isinstance(wanted, bool):
            raise ValueError("The QuerySet value for an isnull lookup must be True or False.")
        return wanted
    return wanted if name in _PLAIN_TEXT else field.prepared(wanted)


def _plain_part(wanted, part):
    if part == "date":
        return [_date(one) for one in wanted] if isinstance(wanted, (list, tuple)) else _date(wanted)
    return wanted


def _date(value):
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value.date() if isinstance(value, datetime.datetime) else value


def _json(rest, own, wanted):
    """Names that are no look-up are keys: `attributes__settings__locale="de"`."""
    names = list(rest)
    last = names.pop() if names and (names[-1] in TESTS or names[-1] in _JSON) else "exact"
    own = _behind(names, own)
    if last == "isnull":
        return ((own is _MISSING) if names else own is None) == wanted
    if own is _MISSING or (own is None and last in _PLAIN_TEXT):
        # NULL: neither this nor its opposite holds.
        return None
    if last in _JSON:
        return _JSON[last](own, wanted)
    if last == "exact" and wanted is None:
        return own is None
    return (own is not None or last == "exact") and TESTS[last](own, wanted)


def _behind(keys, own):
    for key in keys:
        if isinstance(own, dict):
            own = own.get(key, _MISSING)
        elif isinstance(own, list) and key.lstrip("-").isdigit():
            own = own[int(key)] if -len(own) <= int(key) < len(own) else _MISSING
        else:
            own = _MISSING
    return own


def read(field, rest, own):
    """What names after a field's make of its value: `attributes__department`, `date_joined__year`."""
    if not rest:
        return own
    if field.is_json:
        found = _behind(rest, own)
        return None if found is _MISSING else found
    if field.class_name == "DateTimeField" and len(rest) == 1 and rest[0] in PARTS:
        return None if own is None else PARTS[rest[0]](own)
    raise FieldError(f"Unsupported lookup '{rest[0]}' for {field.class_name} or join on the field not permitted.")


def contained(wanted, own):
    """Whether one JSON value is in another, as PostgreSQL's `@>` has it."""
    if isinstance(wanted, dict):
        return isinstance(own, dict) and all(key in own and contained(value, own[key]) for key, value in wanted.items())
    if isinstance(own, list):
        return all(any(contained(one, each) for each in own) for one in (wanted if isinstance(wanted, list) else [wanted]))
    return own == wanted


_JSON = {
    "contains": lambda own, wanted: contained(wanted, own),
    "contained_by": lambda own, wanted: contained(own, wanted),
    "has_key": lambda own, wanted: isinstance(own, (dict, list)) and wanted in own,
    "has_keys": lambda own, wanted: isinstance(own, (dict, list)) and all(key in own for key in wanted),
    "has_any_keys": lambda own, wanted: isinstance(own, (dict, list)) and any(key in own for key in wanted),
}


def _array(rest, own, wanted):
    name = rest[0] if rest else "exact"
    if name == "contains":
        return all(one in own for one in wanted)
    if name == "contained_by":
        return all(one in wanted for one in own)
    if name == "overlap":
        return any(one in own for one in wanted)
    if name == "len":
        return len(own) == wanted
    return TESTS[name](own, wanted)
