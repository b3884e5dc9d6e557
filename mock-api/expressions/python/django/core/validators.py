"""The validators that expressions call."""

import re

from django.core.exceptions import ValidationError


class EmailValidator:
    message = "Enter a valid email address."
    _form = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:localhost|(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9])")

    def __call__(self, value):
        if not value or len(value) > 320 or ".." in value or not self._form.fullmatch(value):
            raise ValidationError(self.message, code="invalid")


class RegexValidator:
    message = "Enter a valid value."

    def __init__(self, regex="", message=None, code="invalid", inverse_match=False, flags=0):
        self.regex = re.compile(regex, flags)
        self.message = message or self.message
        self.code = code
        self.inverse_match = inverse_match

    def __call__(self, value):
        if bool(self.regex.search(str(value))) == self.inverse_match:
            raise ValidationError(self.message, code=self.code)


validate_email = EmailValidator()
validate_slug = RegexValidator(r"^[-a-zA-Z0-9_]+\Z", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.")
