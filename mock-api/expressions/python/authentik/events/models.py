from sandbox.orm.registry import models_of as _models_of

globals().update(_models_of("authentik_events"))


class EventAction:
    """What events tell of; each name is its text in capitals."""

    _NAMES = (
        "login login_failed logout user_write suspicious_request password_set secret_view secret_rotate invitation_used authorize_application source_linked"
        " impersonation_started impersonation_ended flow_execution policy_execution policy_exception property_mapping_exception system_task_execution"
        " system_task_exception system_exception configuration_error model_created model_updated model_deleted email_sent update_available"
    )


for _name in EventAction._NAMES.split():
    setattr(EventAction, _name.upper(), _name)
EventAction.CUSTOM_PREFIX = "custom_"
