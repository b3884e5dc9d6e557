"""The network as the sandbox has it: nothing answers, and the error says so."""

from requests import exceptions
from requests.exceptions import ConnectionError, HTTPError, RequestException, Timeout  # noqa: A004, F401


def request(method, url, **_):
    raise exceptions.ConnectionError(f"Expressions of the sandbox reach no network: {method.upper()} {url} was not sent.")


def _method(name):
    def send(url, *_, **named):
        return request(name, url, **named)

    send.__name__ = name
    return send


get, post, put, patch, delete, head, options = (_method(name) for name in ("get", "post", "put", "patch", "delete", "head", "options"))


class Session:
    def __init__(self):
        self.headers = {}
        self.auth = None
        self.cookies = {}
        self.params = {}
        self.verify = True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def request(self, method, url, **named):
        return request(method, url, **named)

    def __getattr__(self, name):
        if name in ("get", "post", "put", "patch", "delete", "head", "options"):
            return _method(name)
        raise AttributeError(f"'Session' object has no attribute '{name}'")


session = Session
