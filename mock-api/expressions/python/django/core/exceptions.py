"""Errors as Django names them."""


class ObjectDoesNotExist(Exception):
    """The requested object does not exist"""


class MultipleObjectsReturned(Exception):
    """The query returned multiple objects when only one was expected."""


class FieldDoesNotExist(Exception):
    pass


class FieldError(Exception):
    pass


class PermissionDenied(Exception):
    pass


class SuspiciousOperation(Exception):
    pass


class ImproperlyConfigured(Exception):
    pass


class ValidationError(Exception):
    def __init__(self, message, code=None, params=None):
        super().__init__(message, code, params)
        self.code = code
        self.params = params
        self.message = message if isinstance(message, str) else None
        self.messages = [str(one) for one in message] if isinstance(message, (list, tuple)) else [self._told(message)]

    def _told(self, message):
        return str(message) % self.params if self.params else str(message)

    def __str__(self):
        return repr(self.messages)
