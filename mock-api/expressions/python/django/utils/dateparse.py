import datetime
import re


def parse_datetime(value):
    try:
        return datetime.datetime.fromisoformat(value) if re.match(r"\d{4}-\d{1,2}-\d{1,2}[T ]", value) else None
    except ValueError:
        return None


def parse_date(value):
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None
