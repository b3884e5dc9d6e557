"""Names under which a plan keeps what it knows."""

PLAN_CONTEXT_PENDING_USER = "pending_user"
PLAN_CONTEXT_SSO = "is_sso"
PLAN_CONTEXT_REDIRECT = "redirect"
PLAN_CONTEXT_APPLICATION = "application"
PLAN_CONTEXT_SOURCE = "source"
PLAN_CONTEXT_IS_RESTORED = "is_restored"


class FlowPlan:
    def __init__(self, context):
        self.context = context

    def __repr__(self):
        return f"FlowPlan(context={self.context!r})"
