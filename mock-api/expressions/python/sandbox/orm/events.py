"""An event that an expression writes."""

from sandbox.bridge import ask


class NewEvent:
    def __init__(self, action, app, context):
        self.action = str(action)
        self.app = app or "authentik.policies.expression.evaluator"
        self.context = context
        self._user = None

    def set_user(self, user):
        self._user = user.pk
        return self

    def from_http(self, request, user=None):
        if user is not None:
            self.set_user(user)
        self.save()
        return self

    def with_geoip(self, *_):
        return self

    def save(self):
        from sandbox.values import sanitized

        ask("event", action=self.action, app=self.app, context=sanitized(self.context), user=self._user)
