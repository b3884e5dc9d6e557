from sandbox.orm.conditions import Q  # noqa: F401
from sandbox.orm.query import QuerySet  # noqa: F401
