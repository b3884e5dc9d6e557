from sandbox.helpers import DEVICES as _DEVICES
from sandbox.orm.registry import model_of as _model_of


def devices_for_user(user, confirmed=True, for_verify=False):
    """Devices of a user, one after another."""
    for label in _DEVICES.values():
        devices = _model_of(label).objects.filter(user=user)
        yield from devices if confirmed is None else devices.filter(confirmed=bool(confirmed))


def user_has_device(user, confirmed=True):
    return next(devices_for_user(user, confirmed), None) is not None
