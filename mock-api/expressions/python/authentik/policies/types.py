"""What a policy is asked with, and what it answers."""


class Later:
    """An attribute whose value is made when somebody looks at it."""

    def __init__(self, make):
        self.make = make


class PolicyRequest:
    # Beside the attributes, among which nobody looks for it.
    __slots__ = ("_later", "__dict__")

    def __init__(self, user, http_request=None, obj=None):
        self._later = {}
        for name, value in {"user": user, "http_request": http_request, "obj": obj}.items():
            (self._later if isinstance(value, Later) else self.__dict__)[name] = value
        self.context = {}
        self.debug = False

    def __getattr__(self, name):
        # A twin that is just being made has nothing yet.
        if name == "_later" or name not in self._later:
            raise AttributeError(f"'PolicyRequest' object has no attribute '{name}'", name=name, obj=self)
        value = self.__dict__[name] = self._later[name].make()
        return value

    def settle(self):
        """Makes all that nobody has looked at."""
        for name in self._later:
            getattr(self, name)

    def __str__(self):
        return f"<PolicyRequest user={self.user}{f' obj={self.obj}' if self.obj else ''}{f' http_request={self.http_request}' if self.http_request else ''}>"

    __repr__ = __str__


class PolicyResult:
    def __init__(self, passing, *messages):
        self.passing = passing
        self.messages = messages
        self.source_binding = None
        self.source_results = []
        self.log_messages = []

    def __str__(self):
        return f"PolicyResult passing={self.passing}" + (f" messages={self.messages}" if self.messages else "")

    def __repr__(self):
        return f"<PolicyResult passing={self.passing} messages={self.messages}>"
