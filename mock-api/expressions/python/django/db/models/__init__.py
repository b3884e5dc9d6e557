"""Conditions, expressions and the base of models."""

from django.db import ProtectedError  # noqa: F401
from sandbox.orm.aggregates import Avg, Count, Max, Min, Sum  # noqa: F401
from sandbox.orm.conditions import F, Q  # noqa: F401
from sandbox.orm.model import Model  # noqa: F401
from sandbox.orm.query import QuerySet  # noqa: F401
