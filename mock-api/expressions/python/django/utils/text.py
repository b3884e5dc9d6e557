"""django.utils.text: what expressions use of it."""

import re
import unicodedata


def slugify(value, allow_unicode=False):
    value = str(value)
    if allow_unicode:
        value = unicodedata.normalize("NFKC", value)
    else:
        value = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode("ascii")
    value = re.sub(r"[^\w\s-]", "", value.lower())
    return re.sub(r"[-\s]+", "-", value).strip("-_")


def capfirst(value):
    value = str(value) if value else value
    return value and value[0].upper() + value[1:]


def get_valid_filename(name):
    return re.sub(r"(?u)[^-\w.]", "", str(name).strip().replace(" ", "_"))


def camel_case_to_spaces(value):
    return re.sub(r"(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))", r" \1", value).strip().lower()


class Truncator:
    def __init__(self, text):
        self._text = str(text)

    def chars(self, number, truncate=None, html=False):
        mark = "…" if truncate is None else truncate
        return self._text if len(self._text) <= number else self._text[: max(number - len(mark), 0)] + mark

    def words(self, number, truncate=None, html=False):
        words = self._text.split()
        return " ".join(words) if len(words) <= number else " ".join(words[:number]) + (" …" if truncate is None else truncate)
