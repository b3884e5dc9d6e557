"""Settings of the instance: those that expressions look up have their defaults."""

_DEFAULTS = {
    "default_user_change_name": True,
    "default_user_change_email": True,
    "default_user_change_username": True,
    "default_token_length": 60,
    "impersonation": True,
    "avatars": "gravatar,initials",
    "footer_links": [],
    "gdpr_compliance": True,
    "log_level": "info",
    "cookie_domain": None,
}


class _Config:
    def y(self, path, default=None, sep="."):
        return _DEFAULTS.get(path, default)

    def y_bool(self, path, default=False):
        return str(self.y(path, default)).lower() == "true"

    def y_set(self, path, value, sep="."):
        raise RuntimeError("The settings of the sandbox cannot be changed by an expression.")


CONFIG = _Config()
