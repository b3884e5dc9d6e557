"""A cache for one run of one expression: what one expression keeps, no other finds."""

import contextvars

_kept = contextvars.ContextVar("cache")


class _Cache:
    def _entries(self):
        try:
            return _kept.get()
        except LookupError:
            entries = {}
            _kept.set(entries)
            return entries

    def get(self, key, default=None, version=None):
        return self._entries().get(key, default)

    def set(self, key, value, timeout=None, version=None):
        self._entries()[key] = value

    def add(self, key, value, timeout=None, version=None):
        return self._entries().setdefault(key, value) is value

    def get_or_set(self, key, default, timeout=None, version=None):
        if key not in self._entries():
            self._entries()[key] = default() if callable(default) else default
        return self._entries()[key]

    def delete(self, key, version=None):
        return self._entries().pop(key, None) is not None

    def incr(self, key, delta=1, version=None):
        if key not in self._entries():
            raise ValueError(f"Key '{key}' not found")
        self._entries()[key] += delta
        return self._entries()[key]


cache = _Cache()
