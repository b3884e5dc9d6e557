"""Modules that hold nothing but models, such as `authentik.stages.prompt.models`: made when they are imported."""

import sys
import types
from importlib.machinery import ModuleSpec

from sandbox.orm.registry import models_of, modules


class ModelFinder:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in ("authentik", "django_otp"):
            return None
        known = modules()
        if name in known:
            return ModuleSpec(name, self)
        isPackage = any(one.startswith(f"{name}.") for one in known)
        return ModuleSpec(name, self, is_package=True) if isPackage else None

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        app_label = modules().get(module.__name__)
        if app_label:
            vars(module).update(models_of(app_label))


def install():
    if not any(isinstance(finder, ModelFinder) for finder in sys.meta_path):
        sys.meta_path.append(ModelFinder())
