"""A request as expressions see it."""

from urllib.parse import urlencode


class QueryDict(dict):
    """Parameters by name; each may have been given several times, and the last one counts."""

    def __init__(self, pairs=()):
        super().__init__()
        for name, value in pairs:
            super().setdefault(name, []).append(value)

    def __getitem__(self, name):
        values = super().__getitem__(name)
        return values[-1] if values else []

    def get(self, name, default=None):
        return self[name] if name in self and super().__getitem__(name) else default

    def getlist(self, name, default=None):
        return list(super().get(name, [] if default is None else default))

    def items(self):
        return [(name, self[name]) for name in self]

    def values(self):
        return [self[name] for name in self]

    def lists(self):
        return list(super().items())

    def dict(self):
        return dict(self.items())

    def copy(self):
        return QueryDict([(name, value) for name, values in self.lists() for value in values])

    def urlencode(self, safe=None):
        return urlencode([(name, value) for name, values in self.lists() for value in values], safe=safe or "")

    def __repr__(self):
        return f"<QueryDict: {dict(self.lists())!r}>"


class HttpHeaders(dict):
    """Headers by name, whatever its case."""

    def __init__(self, pairs):
        super().__init__({name.title(): value for name, value in pairs})

    def __getitem__(self, name):
        return super().__getitem__(name.replace("_", "-").title())

    def __contains__(self, name):
        return super().__contains__(name.replace("_", "-").title())

    def get(self, name, default=None):
        return self[name] if name in self else default


class HttpRequest:
    def __init__(self, told, user, tenant):
        self.user = user
        self.tenant = tenant
        self.method = told["method"]
        self.path = self.path_info = told["path"]
        self.scheme = told["scheme"]
        self.request_id = told["id"]
        self.GET = QueryDict(told["query"])
        self.POST = QueryDict(told["form"])
        self.COOKIES = {}
        self.FILES = {}
        self.session = Session(told["session"])
        self.headers = HttpHeaders(told["headers"])
        self.body = told["body"].encode()
        self.content_type = self.headers.get("content-type", "").partition(";")[0]
        self.encoding = None
        self._host = told["host"]
        self.META = {
            "REMOTE_ADDR": told["ip"],
            "REQUEST_METHOD": self.method,
            "PATH_INFO": self.path,
            "QUERY_STRING": told["search"],
            "SERVER_NAME": self._host.partition(":")[0],
            "wsgi.url_scheme": self.scheme,
            **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in told["headers"]},
        }
        if "content-type" in self.headers:
            self.META["CONTENT_TYPE"] = self.headers["content-type"]

    def get_host(self):
        return self._host

    def get_port(self):
        return self._host.partition(":")[2] or ("443" if self.is_secure() else "80")

    def get_full_path(self, force_append_slash=False):
        search = self.META["QUERY_STRING"]
        return f"{self.path}?{search}" if search else self.path

    def build_absolute_uri(self, location=None):
        from urllib.parse import urljoin

        return urljoin(f"{self.scheme}://{self._host}{self.path}", self.get_full_path() if location is None else location)

    def is_secure(self):
        return self.scheme == "https"

    def __repr__(self):
        return f"<WSGIRequest: {self.method} {self.get_full_path()!r}>"


HttpRequest.__name__ = HttpRequest.__qualname__ = "WSGIRequest"


class Session(dict):
    """What the session holds, to be read."""

    session_key = None
