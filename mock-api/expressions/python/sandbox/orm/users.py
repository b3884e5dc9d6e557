"""Users, and whoever is none."""

from sandbox.orm.registry import model_of


class _Nobody:
    """Rows of somebody who has none."""

    def __init__(self, model):
        self._model = model

    def __getattr__(self, name):
        return getattr(self._model.objects.none(), name)


class AnonymousUser:
    """A visitor, whom no row stands for."""

    id = pk = None
    username = ""
    is_active = is_staff = is_superuser = False
    is_anonymous = True
    is_authenticated = False

    def __str__(self):
        return "AnonymousUser"

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, AnonymousUser)

    def __hash__(self):
        return 1

    groups = property(lambda self: _Nobody(model_of("authentik_core.group")))

    def get_username(self):
        return self.username

    def has_perm(self, permission, obj=None):
        return False

    def has_perms(self, permissions, obj=None):
        return False

    def _not_stored(self, *_, **__):
        raise NotImplementedError("Django doesn't provide a DB representation for AnonymousUser.")

    save = delete = set_password = check_password = _not_stored


User = model_of("authentik_core.user")
