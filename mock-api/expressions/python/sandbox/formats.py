"""Format strings read attributes by their names: `"{0.__globals__}".format(function)`."""

import string
from _string import formatter_field_name_split

from sandbox import guard

_plain = string.Formatter()


def check(text):
    """Raises for a format string that asks for something out of reach. What is wrong with it otherwise, formatting says itself."""
    if "__" not in text and "_frame" not in text and "f_" not in text and "_code" not in text:
        return
    try:
        fields = list(_plain.parse(text))
    except ValueError:
        return
    for _, field, spec, _ in fields:
        if field:
            _check_field(field)
        if spec:
            check(spec)


def _check_field(field):
    for isAttribute, name in formatter_field_name_split(field)[1]:
        if isAttribute and name in guard.INSIDES:
            guard.refuse(name)


class Formatter(string.Formatter):
    def get_field(self, field_name, args, kwargs):
        _check_field(field_name)
        return super().get_field(field_name, args, kwargs)
