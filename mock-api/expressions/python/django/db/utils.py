from django.db import DatabaseError, IntegrityError  # noqa: F401
