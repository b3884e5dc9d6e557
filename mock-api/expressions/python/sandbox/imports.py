"""What expressions may import. Each run gets copies of modules: what it changes in them is gone with it."""

import copy
import decimal
import functools
import hashlib
import importlib
import itertools
import os
import random
import sys
import time
import types

from sandbox import formats
from sandbox.guard import INSIDES, SandboxError, refuse
from sandbox.hashes import pbkdf2_hmac
from sandbox.limits import ENDLESS, reduce

_FILES = "Expressions of the sandbox reach no files: there is no '{}' here."
_PROCESSES = "Expressions of the sandbox run alone, without processes and threads: there is no '{}' here."
_NETWORK = "Expressions of the sandbox reach no network: there is no '{}' here."
_INSIDES = "Expressions of the sandbox see nothing of what runs them: there is no '{}' here."
_PACKAGES = "The sandbox does not have the package '{}'."

REFUSED = {
    name: text
    for names, text in (
        ("tempfile shutil glob fileinput mmap dbm shelve sqlite3 zipimport zipapp", _FILES),
        ("subprocess multiprocessing threading _thread concurrent asyncio signal pty queue sched fcntl resource pwd grp syslog", _PROCESSES),
        (
            "socket _socket ssl _ssl select selectors socketserver ftplib smtplib poplib imaplib nntplib telnetlib xmlrpc wsgiref urllib.request http.client"
            " http.server http.cookiejar aiohttp httpx urllib3",
            _NETWORK,
        ),
        (
            "js pyodide pyodide_js _pyodide _pyodide_core ctypes _ctypes gc inspect importlib imp _imp sysconfig site runpy code codeop builtins marshal"
            " pickle _pickle dis trace tracemalloc faulthandler pdb bdb cProfile profile atexit sandbox pkgutil pyclbr _signal posix webbrowser antigravity timeit doctest unittest pydoc logging.config logging.handlers linecache compileall py_compile"
            " modulefinder ensurepip venv symtable tabnanny cmd readline rlcompleter this _testcapi _opcode sre_compile",
            _INSIDES,
        ),
        ("ldap3 jwt yaml dateutil cryptography celery redis psycopg2 lxml kubernetes docker sentry_sdk rest_framework guardian geoip2 zxcvbn pytz", _PACKAGES),
    )
    for name in names.split()
}


class Imports:
    """The modules of one run."""

    def __init__(self):
        self._views = {}

    def __call__(self, name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002
        if level:
            raise ImportError("attempted relative import with no known parent package")
        self._check(name)
        importlib.import_module(name)
        view = self._view(name)
        if not fromlist:
            return self._view(name.partition(".")[0])
        for part in fromlist:
            if part != "*" and not hasattr(view, part):
                self._submodule(view, f"{name}.{part}", part)
        return view

    def _check(self, name):
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            prefix = ".".join(parts[:length])
            if prefix in REFUSED:
                raise ImportError(REFUSED[prefix].format(prefix), name=name)

    def _submodule(self, view, name, part):
        try:
            self._check(name)
            importlib.import_module(name)
        except ModuleNotFoundError:
            return
        setattr(view, part, self._view(name))

    def _view(self, name):
        if name not in self._views:
            make = SPECIAL.get(name)
            view = make() if make else _copy(sys.modules[name], self._visible)
            self._views[name] = view
            parent, _, own = name.rpartition(".")
            if parent:
                setattr(self._view(parent), own, view)
        return self._views[name]

    def _visible(self, module):
        """A module that another one holds: as its own copy, or out of reach."""
        name = module.__name__
        try:
            self._check(name)
        except ImportError:
            return _Hidden(name)
        return self._views.get(name) or _Lazy(self, name)


# Functions that change what all expressions share.
_SHARED = {
    "codecs": ("register", "unregister", "register_error"),
    "copyreg": ("pickle", "constructor", "add_extension", "clear_extension_cache"),
    "csv": ("field_size_limit",),
    "locale": ("setlocale",),
    "logging": ("addLevelName", "captureWarnings", "disable", "setLogRecordFactory", "setLoggerClass", "shutdown"),
    "mimetypes": ("add_type", "init"),
}
# Packages whose objects are ours: each run gets its own.
_OWN_PACKAGES = ("authentik", "django", "django_otp", "requests", "structlog")


def _copy(module, visible):
    view = types.ModuleType(module.__name__, module.__doc__)
    for name, value in vars(module).items():
        if name in ("__builtins__", "__loader__", "__spec__", "__file__", "__cached__", "__path__"):
            continue
        if isinstance(value, types.ModuleType):
            value = visible(value)
        elif type(value) in (dict, list, set):
            value = value.copy()
        elif _is_shared_object(module, value):
            value = copy.copy(value)
        vars(view)[name] = value
    for name in _SHARED.get(module.__name__, ()):
        vars(view)[name] = _absent(f"{module.__name__}.{name}", "all expressions share what it changes.")
    return view


def _is_shared_object(module, value):
    """Settings, caches, validators: what an expression sets on them is gone with it."""
    isOurs = module.__name__.partition(".")[0] in _OWN_PACKAGES and type(value).__module__.partition(".")[0] in _OWN_PACKAGES
    return (isOurs and not isinstance(value, type) and hasattr(value, "__dict__")) or type(value) is decimal.Context


def _absent(name, why):
    def function(*_, **__):
        raise SandboxError(f"'{name}' does not exist in the sandbox: {why}")

    return function


class _Lazy:
    """A module inside a module, copied when it is looked into."""

    def __init__(self, imports, name):
        self.__dict__.update(_imports=imports, _name=name)

    def __getattr__(self, attribute):
        if attribute in ("__builtins__", "__loader__", "__spec__"):
            refuse(attribute)
        return getattr(self._imports._view(self._name), attribute)


class _Hidden:
    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, attribute):
        refuse(f"{self._name}.{attribute}")


def _module(name, names, why):
    """A module of which only some names can exist here."""
    module = types.ModuleType(name)

    def missing(attribute):
        if attribute.startswith("__"):
            raise AttributeError(f"module '{name}' has no attribute '{attribute}'")
        raise SandboxError(f"'{name}.{attribute}' does not exist in the sandbox: {why}")

    vars(module).update(names, __getattr__=missing)
    return module


def _os():
    names = {name: getattr(os, name) for name in ("linesep", "sep", "urandom", "fspath", "PathLike", "strerror", "name")}
    environ = {}
    path = _module("posixpath", {name: getattr(os.path, name) for name in os.path.__all__ if name not in _ASKS_DISK}, "expressions reach no files.")
    return _module("os", {**names, "environ": environ, "getenv": environ.get, "path": path}, "expressions reach no files and no processes.")


_ASKS_DISK = {"exists", "lexists", "isfile", "isdir", "getsize", "getmtime", "getatime", "getctime", "islink", "ismount", "realpath", "samefile", "abspath"}


def _sys():
    names = "version version_info maxsize maxunicode byteorder float_info int_info hash_info hexversion implementation getsizeof intern getrecursionlimit"
    return _module("sys", {**{name: getattr(sys, name) for name in names.split()}, "platform": "linux", "argv": [""], "modules": {}, "path": []}, "it shows what runs expressions.")


def _random():
    """Functions of a generator of its own: a seed is a seed of this run."""
    generator = random.Random(os.urandom(16))
    view = _copy(random, lambda module: _Hidden(module.__name__))
    for name in random.__all__:
        if hasattr(generator, name) and callable(getattr(generator, name)) and not isinstance(getattr(random, name), type):
            setattr(view, name, getattr(generator, name))
    return view


def _time():
    view = _copy(time, lambda module: module)

    def sleep(seconds):
        """Waits in a way that can be interrupted."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass

    view.sleep = sleep
    return view


def _itertools():
    view = _copy(itertools, lambda module: module)
    vars(view).update(ENDLESS)
    return view


def _operator():
    import operator

    view = _copy(operator, lambda module: _Hidden(module.__name__))

    def attrgetter(*names):
        for name in names:
            for part in name.split("."):
                if part in INSIDES:
                    refuse(part)
        return operator.attrgetter(*names)

    def methodcaller(name, *arguments, **named):
        if name in INSIDES:
            refuse(name)
        return operator.methodcaller(name, *arguments, **named)

    view.attrgetter, view.methodcaller = attrgetter, methodcaller
    return view


def _functools():
    view = _copy(functools, lambda module: _Hidden(module.__name__))
    view.reduce = reduce
    return view


def _string():
    import string

    view = _copy(string, lambda module: _Hidden(module.__name__))
    view.Formatter = formats.Formatter
    return view


def _hashlib():
    """CPython's own has these from OpenSSL, which is not here."""
    view = _copy(hashlib, lambda module: _Hidden(module.__name__))
    view.pbkdf2_hmac, view.scrypt = pbkdf2_hmac, _absent("hashlib.scrypt", "there is no OpenSSL.")
    return view


def _logging():
    import logging

    view = _copy(logging, lambda module: _Hidden(module.__name__))
    loggers = {}

    def get_logger(name="root"):
        if name not in loggers:
            loggers[name] = logging.Logger(name)
            loggers[name].addHandler(logging.NullHandler())
        return loggers[name]

    view.getLogger = get_logger
    view.basicConfig = lambda **_: None
    return view


def _warnings():
    """Warnings reach nobody here; filters would be everybody's."""
    import warnings

    view = _copy(warnings, lambda module: _Hidden(module.__name__))
    view.simplefilter = view.filterwarnings = view.resetwarnings = lambda *_, **__: None
    return view


def _zoneinfo():
    import zoneinfo

    from sandbox import zones

    view = _copy(zoneinfo, lambda module: _Hidden(module.__name__))
    view.ZoneInfo, view.available_timezones = zones.ZoneInfo, zones.available_timezones
    return view


SPECIAL = {
    "functools": _functools,
    "hashlib": _hashlib,
    "itertools": _itertools,
    "logging": _logging,
    "operator": _operator,
    "os": _os,
    "os.path": lambda: _os().path,
    "random": _random,
    "string": _string,
    "sys": _sys,
    "time": _time,
    "warnings": _warnings,
    "zoneinfo": _zoneinfo,
}
