"""django.utils.timezone: time zones are UTC here, as authentik sets them."""

import datetime as _datetime
from datetime import datetime, timedelta, timezone  # noqa: F401

utc = timezone.utc


def now():
    return datetime.now(tz=utc)


def localtime(value=None, timezone=None):
    value = value or now()
    if is_naive(value):
        raise ValueError("localtime() cannot be applied to a naive datetime")
    return value.astimezone(timezone or utc)


def localdate(value=None, timezone=None):
    return localtime(value, timezone).date()


def is_aware(value):
    return value.utcoffset() is not None


def is_naive(value):
    return value.utcoffset() is None


def make_aware(value, timezone=None, is_dst=None):
    if is_aware(value):
        raise ValueError(f"make_aware expects a naive datetime, got {value}")
    return value.replace(tzinfo=timezone or utc)


def make_naive(value, timezone=None):
    if is_naive(value):
        raise ValueError("make_naive() cannot be applied to a naive datetime")
    return value.astimezone(timezone or utc).replace(tzinfo=None)


def get_current_timezone():
    return utc


get_default_timezone = get_current_timezone


def get_fixed_timezone(offset):
    if isinstance(offset, timedelta):
        offset = offset.total_seconds() // 60
    return _datetime.timezone(timedelta(minutes=offset))
