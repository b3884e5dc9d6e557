"""What rows of some models can do beside holding values."""

from sandbox.bridge import ask


class UserMethods:
    is_anonymous = property(lambda self: False)
    is_authenticated = property(lambda self: True)
    is_superuser = property(lambda self: self.ak_groups.filter(is_superuser=True).exists())
    is_staff = is_superuser
    uid = property(lambda self: ask("uid", user=self.pk))
    avatar = property(lambda self: ask("avatar", user=self.pk))
    groups = property(lambda self: self.ak_groups.none())
    first_name = property(lambda self: self.name.partition(" ")[0])
    last_name = property(lambda self: self.name.partition(" ")[2])
    USERNAME_FIELD = "username"

    def group_attributes(self, request=None):
        """Attributes of the tenant, of the groups and of the user, later ones first."""
        return ask("group_attributes", user=self.pk)

    def check_password(self, raw_password):
        return ask("verify", password=raw_password, hash=self.password or "")

    def set_password(self, raw_password, signal=True):
        from django.utils.timezone import now

        self.password = ask("hash", password=raw_password)
        self.password_change_date = now()

    def set_unusable_password(self):
        self.password = ask("hash", password=None)

    def has_usable_password(self):
        return bool(self.password) and not self.password.startswith("!")

    def get_username(self):
        return self.username

    def get_full_name(self):
        return self.name

    get_short_name = get_full_name

    def natural_key(self):
        return (self.username,)

    @staticmethod
    def default_path():
        return "users"

    def locale(self, request=None):
        return self.attributes.get("settings", {}).get("locale", "")

    def has_perm(self, permission, obj=None):
        return self.is_active and self.is_superuser

    def has_perms(self, permissions, obj=None):
        return all(self.has_perm(one, obj) for one in permissions)

    has_module_perms = has_perm


class GroupMethods:
    def is_member(self, user):
        """Whether somebody is in it, or in a group below it."""
        return ask("is_member", user=user.pk, group=str(self.pk))

    num_pk = property(lambda self: int.from_bytes(self.pk.bytes[-3:]) if self.pk else None)


class ExpiringMethods:
    @property
    def is_expired(self):
        from django.utils.timezone import now

        return bool(getattr(self, "expiring", True)) and self.expires is not None and now() > self.expires

    def expire_action(self, *_, **__):
        return self.delete()

    @classmethod
    def filter_not_expired(cls, **named):
        from django.db.models import Q
        from django.utils.timezone import now

        isAlive = Q(expires__gt=now()) | Q(expires__isnull=True)
        if cls.meta.find("expiring"):
            isAlive = isAlive | Q(expiring=False)
        return cls.objects.filter(**named).filter(isAlive)


class ApplicationMethods:
    def get_provider(self):
        return self.provider

    def get_launch_url(self, user=None):
        return ask("launch_url", application=str(self.pk), user=user.pk if user is not None else None)

    get_meta_icon = property(lambda self: self.meta_icon or None)


class EventMethods:
    @classmethod
    def new(cls, action, app=None, **context):
        """An event that is written when it is saved."""
        from sandbox.orm.events import NewEvent

        return NewEvent(action, app, context)

    @property
    def summary(self):
        context = self.context or {}
        return context["message"] if "message" in context else f"{self.action}: {context}"


class DeviceMethods:
    @property
    def persistent_id(self):
        return f"{self.meta.label}/{self.pk}"


METHODS = {
    "authentik_core.user": (UserMethods,),
    "authentik_core.group": (GroupMethods,),
    "authentik_core.application": (ApplicationMethods,),
    "authentik_core.token": (ExpiringMethods,),
    "authentik_core.userconsent": (ExpiringMethods,),
    "authentik_core.authenticatedsession": (ExpiringMethods,),
    "authentik_stages_invitation.invitation": (ExpiringMethods,),
    "authentik_events.event": (EventMethods, ExpiringMethods),
    **{
        label: (DeviceMethods,)
        for label in (
            "otp_static.staticdevice",
            "otp_totp.totpdevice",
            "authentik_stages_authenticator_duo.duodevice",
            "authentik_stages_authenticator_sms.smsdevice",
            "authentik_stages_authenticator_webauthn.webauthndevice",
        )
    },
}
