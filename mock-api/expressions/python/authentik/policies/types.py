"""What a policy is asked with, and what it answers."""


class PolicyRequest:
    def __init__(self, user):
        self.user = user
        self.http_request = None
        self.obj = None
        self.context = {}
        self.debug = False

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
