"""`requests` as far as servers on loopback go: the engine sends, and runs the expression again once the answer is there."""

import base64
import json as json_module
from urllib.parse import urlencode, urljoin, urlsplit

from requests import exceptions
from requests.exceptions import ConnectionError, HTTPError, JSONDecodeError, RequestException, Timeout  # noqa: A004, F401
from requests.structures import CaseInsensitiveDict
from sandbox.bridge import ask

_MAX_REDIRECTS = 5
_DEFAULT_TIMEOUT_S = 5
_IGNORED = frozenset(("verify", "stream", "cert", "proxies", "hooks"))


class Response:
    def __init__(self, method, url, told):
        self.url = url
        self.status_code = told["status"]
        self.reason = told["reason"]
        self.headers = CaseInsensitiveDict(told["headers"])
        self.content = base64.b64decode(told["body"])
        self.encoding = "utf-8"
        self.history = []
        self.cookies = {}
        self.request = type("PreparedRequest", (), {"method": method, "url": url})()

    ok = property(lambda self: self.status_code < 400)
    text = property(lambda self: self.content.decode(self.encoding or "utf-8", "replace"))
    is_redirect = property(lambda self: "location" in self.headers and self.status_code in (301, 302, 303, 307, 308))

    def json(self, **named):
        try:
            return json_module.loads(self.content, **named)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from error

    def raise_for_status(self):
        if self.status_code >= 400:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", response=self)

    def iter_lines(self, decode_unicode=False):
        yield from (self.text if decode_unicode else self.content).splitlines()

    def close(self):
        """It is read already."""

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


class Session:
    def __init__(self):
        self.headers = CaseInsensitiveDict([("User-Agent", "python-requests/2.28.2"), ("Accept", "*/*")])
        self.auth = None
        self.cookies = {}
        self.params = {}
        self.verify = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def close(self):
        """Nothing is kept open."""

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, auth=None, timeout=None, allow_redirects=True, json=None, **more):
        unknown = [name for name in more if name not in _IGNORED]
        if unknown:
            raise TypeError(f"Session.request() got an unexpected keyword argument '{unknown[0]}'")
        all_headers = CaseInsensitiveDict([*self.headers.items()])
        content, kind = _content(data, json)
        if kind:
            all_headers["Content-Type"] = kind
        for name, value in (headers or {}).items():
            all_headers[name] = value
        _authorize(all_headers, auth or self.auth)
        jar = {**self.cookies, **(cookies or {})}
        if jar:
            all_headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        address = _with_parameters(str(url), self.params, params)
        return _followed(method.upper(), address, all_headers, content, timeout, allow_redirects)

    def get(self, url, **named):
        return self.request("GET", url, **named)

    def options(self, url, **named):
        return self.request("OPTIONS", url, **named)

    def head(self, url, **named):
        return self.request("HEAD", url, **{"allow_redirects": False, **named})

    def post(self, url, data=None, json=None, **named):
        return self.request("POST", url, data=data, json=json, **named)

    def put(self, url, data=None, **named):
        return self.request("PUT", url, data=data, **named)

    def patch(self, url, data=None, **named):
        return self.request("PATCH", url, data=data, **named)

    def delete(self, url, **named):
        return self.request("DELETE", url, **named)


session = Session


def request(method, url, **named):
    return Session().request(method, url, **named)


def get(url, params=None, **named):
    return Session().get(url, params=params, **named)


def options(url, **named):
    return Session().options(url, **named)


def head(url, **named):
    return Session().head(url, **named)


def post(url, data=None, json=None, **named):
    return Session().post(url, data=data, json=json, **named)


def put(url, data=None, **named):
    return Session().put(url, data=data, **named)


def patch(url, data=None, **named):
    return Session().patch(url, data=data, **named)


def delete(url, **named):
    return Session().delete(url, **named)


def _content(data, json):
    if data is None and json is not None:
        return json_module.dumps(json).encode(), "application/json"
    if not data:
        return b"", None
    if isinstance(data, (str, bytes)):
        return (data.encode() if isinstance(data, str) else data), None
    return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"


def _authorize(headers, auth):
    if auth is None:
        return
    name, password = auth
    headers["Authorization"] = "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def _with_parameters(url, *parameters):
    query = "&".join(one if isinstance(one, str) else urlencode(one, doseq=True) for one in parameters if one)
    if not query:
        return url
    base, mark, fragment = url.partition("#")
    return base + ("&" if urlsplit(base).query else "?") + query + mark + fragment


def _followed(method, url, headers, content, timeout, allow_redirects):
    history = []
    while True:
        response = _sent(method, url, headers, content, timeout)
        response.history = [*history]
        if not (allow_redirects and response.is_redirect):
            return response
        history.append(response)
        if len(history) > _MAX_REDIRECTS:
            raise exceptions.TooManyRedirects(f"Exceeded {_MAX_REDIRECTS} redirects.", response=response)
        if response.status_code == 303 or (response.status_code in (301, 302) and method == "POST"):
            method, content = "GET", b""
        url = urljoin(url, response.headers["location"])


def _sent(method, url, headers, content, timeout):
    if not urlsplit(url).scheme:
        raise exceptions.MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
    seconds = timeout[-1] if isinstance(timeout, tuple) else timeout
    told = ask(
        "send",
        method=method,
        url=url,
        headers={str(name): str(value) for name, value in headers.items()},
        body=base64.b64encode(content).decode(),
        timeoutMs=int((_DEFAULT_TIMEOUT_S if seconds is None else seconds) * 1000),
    )
    if "failure" not in told:
        return Response(method, url, told)
    kind = exceptions.ReadTimeout if told["failure"] == "timeout" else ConnectionError
    raise kind(f"{method} {url} was not answered: {told['message']}.".replace("..", "."))
