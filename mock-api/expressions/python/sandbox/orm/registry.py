"""All models of the store as classes, by the names that Django gives them."""

from functools import lru_cache

from django.core.exceptions import FieldError

from sandbox.bridge import ask
from sandbox.orm.fields import Field

# What Django calls the key of a model or family; without an entry: `id` for numbers, `uuid` else.
_KEYS = {
    "authentik_core.group": "group_uuid",
    "authentik_core.token": "token_uuid",
    "authentik_core.propertymapping": "pm_uuid",
    "authentik_core.source": "pbm_uuid",
    "authentik_core.application": "pbm_uuid",
    "authentik_crypto.certificatekeypair": "kp_uuid",
    "authentik_events.event": "event_uuid",
    "authentik_events.notificationrule": "pbm_uuid",
    "authentik_flows.flow": "flow_uuid",
    "authentik_flows.stage": "stage_uuid",
    "authentik_flows.flowstagebinding": "fsb_uuid",
    "authentik_policies.policy": "policy_uuid",
    "authentik_policies.policybinding": "policy_binding_uuid",
    "authentik_stages_invitation.invitation": "invite_uuid",
    "authentik_stages_prompt.prompt": "prompt_uuid",
    "authentik_blueprints.blueprintinstance": "instance_uuid",
    "authentik_tenants.tenant": "tenant_uuid",
}
_COLUMNS = {("authentik_core.user", "groups"): "ak_groups", ("authentik_events.notification", "about"): "event"}
# Names of reverse relations; without an entry: the model's name, with `_set` where it is an attribute.
_REVERSE = {("authentik_core.group", "parent"): "children", ("authentik_core.application", "provider"): "application"}
_CLASSES = {
    "authentik_providers_oauth2.authorizationcode": "AuthorizationCode",
    "authentik_providers_oauth2.accesstoken": "AccessToken",
    "authentik_providers_oauth2.refreshtoken": "RefreshToken",
}
_ORDER = {"authentik_tenants.tenant": (), "authentik_policies.policybinding": (), "authentik_flows.flowstagebinding": ("target", "order")}


class Meta:
    """What is known of a model: its columns, its key, and what points to it."""

    is_shared = True

    def __init__(self, told):
        self.label = told["model"]
        self.members = told["members"]
        self.families = told["families"]
        self.app_label, _, self.model_name = self.label.partition(".")
        self.verbose_name = told.get("name") or self.model_name
        self.ordering = _ORDER.get(self.label, ())
        self.fields = {}
        self.columns = []
        for field in told["fields"]:
            name = self._named(field)
            self.fields[name] = Field(name, field)
        for field in self.fields.values():
            field.attribute = f"{field.name}_id" if field.is_reference else field.name
            field.accessor = field.name
            if not field.is_many:
                self.columns.append(field)
        self.key = next(field for field in self.columns if field.column == "pk")

    def _named(self, field):
        if field["name"] != "pk":
            return _COLUMNS.get((self.label, field["name"]), field["name"])
        known = [_KEYS[name] for name in (self.label, *self.families) if name in _KEYS]
        return known[0] if known else "id" if field["kind"] == "integer" else "uuid"

    def find(self, name):
        if name == "pk":
            return self.key
        field = self.fields.get(name)
        if field is None and name.endswith("_id"):
            field = self.fields.get(name[:-3])
            field = field if field is not None and field.is_reference else None
        return field

    def unresolved(self, name):
        raise FieldError(f"Cannot resolve keyword '{name}' into field. Choices are: {', '.join(sorted(self.choices()))}")

    def choices(self):
        for field in self.fields.values():
            yield field.name
            if field.is_reference:
                yield f"{field.name}_id"


class Reverse(Field):
    """Rows that point here."""

    def __init__(self, name, accessor, owner, column):
        super().__init__(name, {"name": column, "kind": "inverse", "target": owner, "through": column})
        self.accessor = accessor
        self.attribute = name
        self.class_name = "ManyToOneRel"


@lru_cache(maxsize=1)
def registry():
    return _Registry(ask("models"))


class _Registry:
    def __init__(self, told):
        from sandbox.orm.model import make_model

        self.metas = {one["model"]: Meta(one) for one in told}
        for one in told:
            for field in one["fields"]:
                if field["kind"] in ("reference", "references"):
                    self._add_reverse(one["model"], field)
        self.models = {}
        families = [label for label, meta in self.metas.items() if meta.members != [label]]
        for label in [*families, *[label for label in self.metas if label not in families]]:
            meta = self.metas[label]
            bases = tuple(self.models[family] for family in meta.families if family in self.models and family != label)
            self.models[label] = make_model(_class_name(told, label), meta, _most_special(bases), _module(meta.app_label))
        for meta in self.metas.values():
            for field in meta.fields.values():
                if field.is_reference or field.is_many:
                    field.model = self.models[field.target]
                    field.key_kind = field.model.meta.key.kind

    def _add_reverse(self, label, field):
        target = self.metas.get(field["target"])
        if target is None:
            return
        mirrored = any(one.through == field["name"] and one.target == label for one in target.fields.values())
        if mirrored:
            return
        known = _REVERSE.get((label, field["name"]))
        name = known or self.metas[label].model_name
        for holder in {target.label, *[one for one in target.members]}:
            fields = self.metas[holder].fields
            if name not in fields:
                fields[name] = Reverse(name, known or f"{name}_set", label, field["name"])


def _most_special(bases):
    """Families that extend one another: the furthest only."""
    return tuple(base for base in bases if not any(other is not base and issubclass(other, base) for other in bases))


def _class_name(told, label):
    known = {one["model"]: one.get("class") for one in told}
    return _CLASSES.get(label) or known[label] or label.partition(".")[2].capitalize()


def _module(app_label):
    """`authentik_stages_prompt` is `authentik.stages.prompt.models`."""
    if app_label.startswith("otp_"):
        return f"django_otp.plugins.{app_label}.models"
    head, _, rest = app_label.partition("_")
    for group in ("policies", "providers", "sources", "stages"):
        if rest.startswith(f"{group}_"):
            return f"{head}.{group}.{rest[len(group) + 1 :]}.models"
    return f"{head}.{rest}.models"


def models_of(app_label):
    """Classes of one app, by their names."""
    return {model.__name__: model for label, model in registry().models.items() if label.partition(".")[0] == app_label}


def model_of(label):
    return registry().models[label]


def modules():
    """Names of the modules that hold models, each with its app."""
    return {_module(meta.app_label): meta.app_label for meta in registry().metas.values()}
