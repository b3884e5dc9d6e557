from sandbox.orm.users import AnonymousUser  # noqa: F401
