"""The names that every expression has."""

import re
from functools import partial
from ipaddress import ip_address, ip_network

import requests as requests_module
from authentik.flows.planner import FlowPlan
from authentik.policies.types import Later, PolicyRequest, PolicyResult
from django.core.exceptions import FieldError
from django.http import HttpRequest

from sandbox import values
from sandbox.bridge import ask
from sandbox.city import City
from sandbox.orm.model import Model
from sandbox.orm.registry import model_of

DEVICES = {
    "static": "otp_static.staticdevice",
    "totp": "otp_totp.totpdevice",
    "duo": "authentik_stages_authenticator_duo.duodevice",
    "sms": "authentik_stages_authenticator_sms.smsdevice",
    "webauthn": "authentik_stages_authenticator_webauthn.webauthndevice",
}


class Logger:
    """structlog's, whose lines are left behind: the run itself is in no attribute, where an expression would find it."""

    def __init__(self, leave, bound=None):
        self._leave = leave
        self._bound = bound or {}

    def bind(self, **named):
        return Logger(self._leave, {**self._bound, **named})

    new = bind

    def unbind(self, *names):
        return Logger(self._leave, {name: value for name, value in self._bound.items() if name not in names})

    def _log(self, level, event, arguments, named):
        text = str(event) % arguments if arguments else str(event)
        told = {name: value if isinstance(value, (str, int, float, bool)) else repr(value) for name, value in {**self._bound, **named}.items()}
        self._leave({**told, "event": text, "log_level": level})

    def __getattr__(self, name):
        levels = {"warn": "warning", "exception": "error", "fatal": "critical", "msg": "info"}
        level = levels.get(name, name)
        if level not in ("debug", "info", "warning", "error", "critical"):
            raise AttributeError(f"'BoundLogger' object has no attribute '{name}'")
        return lambda event="", *arguments, **named: self._log(level, event, arguments, named)


def logger_of(run, bound=None):
    return Logger(lambda told: run.leave(run.log, told), bound)


def regex_match(value, regex):
    return re.search(regex, value) is not None


def regex_replace(value, regex, repl):
    return re.sub(regex, repl, value)


def list_flatten(value):
    if isinstance(value, list):
        return value[0] if value else None
    return value


def ak_user_by(**filters):
    try:
        return model_of("authentik_core.user").objects.filter(**filters).first()
    except FieldError:
        return None


def ak_is_group_member(user, **group_filters):
    return user.ak_groups.filter(**group_filters).exists()


def ak_user_has_authenticator(user, device_type=None):
    if device_type is not None and device_type not in DEVICES:
        return False
    labels = DEVICES.values() if device_type is None else [DEVICES[device_type]]
    return any(model_of(label).objects.filter(user=user, confirmed=True).exists() for label in labels if isinstance(user, Model))


def helpers(run):
    """Names that are the same for all kinds of expressions."""
    user = run.request["user"]

    def ak_create_event(action, **named):
        context = values.sanitized(named)
        ask("event", action=f"custom_{action}", app="authentik.policies.expression.evaluator", context=context, user=user)

    names = {
        "regex_match": regex_match,
        "regex_replace": regex_replace,
        "list_flatten": list_flatten,
        "ak_user_by": ak_user_by,
        "ak_is_group_member": ak_is_group_member,
        "ak_user_has_authenticator": ak_user_has_authenticator,
        "ak_create_event": ak_create_event,
        "ak_logger": logger_of(run),
        "ip_address": ip_address,
        "ip_network": ip_network,
        "requests": requests_module.Session(),
    }
    if run.request["wants"] == "decision":
        names.update(_of_policies(run))
    return names


def _of_policies(run):
    def ak_message(message):
        run.leave(run.messages, str(message))

    def ak_call_policy(name, **context):
        told = ask("call_policy", name=str(name), context={key: values.kept(value) for key, value in context.items()})
        return PolicyResult(told["passing"], *told["messages"])

    return {"ak_message": ak_message, "ak_call_policy": ak_call_policy}


def makers_of(run):
    """What this run is told, each name with what makes its value: the request, the context, and names of its own."""
    request = run.request
    plan = request.get("plan")
    run.plan = None if plan is None else {name: values.revived(value) for name, value in plan.items()}
    # What a plan knows is the same object in `context`: a change inside it is a change of the plan.
    context = {name: values.revived(value) for name, value in request["context"].items()}
    if run.plan is not None:
        context.update(run.plan)
        context["flow_plan"] = FlowPlan(run.plan)
    if request["wants"] == "decision" and request["place"]:
        context["geoip"] = City(request["place"])
    asked = PolicyRequest(
        Later(lambda: values.user_of(request["user"])),
        http_request=Later(lambda: _http_request(request)),
        obj=Later(lambda: values.row_of("authentik_policies.policybindingmodel", request["target"])),
    )
    asked.context = context
    asked.debug = request["isTest"]
    makers = {
        "request": lambda: asked,
        "user": lambda: asked.user,
        "context": lambda: context,
        "http_request": lambda: asked.http_request,
        "ak_client_ip": lambda: ip_address(asked.http_request.META["REMOTE_ADDR"]),
        "ak_is_sso_flow": lambda: context.get("is_sso", False),
    }
    return {**makers, **{name: partial(values.named, told) for name, told in request["names"].items()}}


def _http_request(request):
    told = ask("http")
    return HttpRequest(told, values.user_of(told["user"]), values.row_of("authentik_tenants.tenant", request["tenant"]))
