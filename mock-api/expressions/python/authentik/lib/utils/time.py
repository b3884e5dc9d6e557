"""Durations as authentik writes them: `hours=1;minutes=2`."""

import datetime

ALLOWED_KEYS = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")


def timedelta_from_string(text):
    if text.lower() == "-1":
        return None
    parts = {}
    for pair in text.split(";"):
        key, separator, value = pair.partition("=")
        if not separator:
            raise ValueError(f"{text} is not in the correct format of 'hours=3;minutes=1'.")
        if key.lower() in ALLOWED_KEYS:
            parts[key.lower()] = float(value)
    if not parts:
        raise ValueError(f"{text} is not in the correct format of 'hours=3;minutes=1'.")
    return datetime.timedelta(**parts)


def timedelta_string_validator(value):
    from django.core.exceptions import ValidationError

    try:
        timedelta_from_string(value)
    except ValueError as error:
        raise ValidationError(f"{value} is not in the correct format of 'hours=3;minutes=1'.") from error
