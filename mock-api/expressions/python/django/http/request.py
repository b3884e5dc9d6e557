from django.http import HttpHeaders, HttpRequest, QueryDict  # noqa: F401
