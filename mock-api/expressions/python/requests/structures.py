class CaseInsensitiveDict(dict):
    """Headers by name, whatever its case; names stay as they were written."""

    def __init__(self, pairs=()):
        super().__init__()
        for name, value in pairs.items() if isinstance(pairs, dict) else pairs:
            self[name] = value

    def _written(self, name):
        return next((known for known in self if known.lower() == name.lower()), name)

    def __setitem__(self, name, value):
        super().__setitem__(self._written(name), value)

    def __getitem__(self, name):
        return super().__getitem__(self._written(name))

    def __delitem__(self, name):
        super().__delitem__(self._written(name))

    def __contains__(self, name):
        return super().__contains__(self._written(name))

    def get(self, name, default=None):
        return self[name] if name in self else default

    def update(self, *pairs, **named):
        for name, value in dict(*pairs, **named).items():
            self[name] = value
