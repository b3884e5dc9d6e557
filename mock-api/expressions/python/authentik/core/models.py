from sandbox.orm.registry import models_of as _models_of
from sandbox.orm.users import AnonymousUser, User  # noqa: F401

globals().update(_models_of("authentik_core"))

USER_ATTRIBUTE_DEBUG = "goauthentik.io/user/debug"
USER_ATTRIBUTE_SA = "goauthentik.io/user/service-account"
USER_ATTRIBUTE_GENERATED = "goauthentik.io/user/generated"
USER_ATTRIBUTE_EXPIRES = "goauthentik.io/user/expires"
USER_ATTRIBUTE_DELETE_ON_LOGOUT = "goauthentik.io/user/delete-on-logout"
USER_ATTRIBUTE_SOURCES = "goauthentik.io/user/sources"
USER_ATTRIBUTE_TOKEN_EXPIRING = "goauthentik.io/user/token-expires"
USER_ATTRIBUTE_CHANGE_USERNAME = "goauthentik.io/user/can-change-username"
USER_ATTRIBUTE_CHANGE_NAME = "goauthentik.io/user/can-change-name"
USER_ATTRIBUTE_CHANGE_EMAIL = "goauthentik.io/user/can-change-email"
USER_ATTRIBUTE_CAN_OVERRIDE_IP = "goauthentik.io/user/override-ips"
USER_PATH_SERVICE_ACCOUNT = "goauthentik.io/service-accounts"


class _Choice(str):
    """One of several texts, with the name that code gives it."""

    value = property(str)
    label = property(lambda self: self.replace("_", " ").title())


class TokenIntents:
    INTENT_VERIFICATION = _Choice("verification")
    INTENT_API = _Choice("api")
    INTENT_RECOVERY = _Choice("recovery")
    INTENT_APP_PASSWORD = _Choice("app_password")


def default_token_key():
    from authentik.lib.generators import generate_id

    return generate_id(60)


def default_token_duration():
    from datetime import timedelta

    from django.utils.timezone import now

    return now() + timedelta(minutes=30)
