"""Errors of the database, and transactions, which the engine keeps by itself."""

from contextlib import ContextDecorator


class DatabaseError(Exception):
    pass


class IntegrityError(DatabaseError):
    pass


class ProtectedError(IntegrityError):
    pass


class _Atomic(ContextDecorator):
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


class transaction:  # noqa: N801
    @staticmethod
    def atomic(using=None, savepoint=True, durable=False):
        return using if callable(using) else _Atomic()

    @staticmethod
    def on_commit(function, using=None):
        function()
