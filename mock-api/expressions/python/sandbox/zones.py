"""Time zones: the host's rules, as the library's own `ZoneInfo` reads them (RFC 8536)."""

import io
import struct
import zoneinfo

from sandbox.bridge import ask

_known = {}


def _tzif(zone):
    """A file of version 2 with these transitions; version 1, which is read over, holds nothing."""
    kinds = list(dict.fromkeys((one["offset"], one["isDst"], one["name"]) for one in zone))
    names, starts = b"", []
    for _, _, name in kinds:
        starts.append(len(names))
        names += name.encode() + b"\0"
    changes = zone[1:]
    data = struct.pack(f">{len(changes)}q", *[one["from"] for one in changes])
    data += bytes(kinds.index((one["offset"], one["isDst"], one["name"])) for one in changes)
    data += b"".join(struct.pack(">iBB", offset, isDst, start) for (offset, isDst, _), start in zip(kinds, starts))
    empty = struct.pack(">4s1s15x6I", b"TZif", b"2", 0, 0, 0, 0, 1, 1) + struct.pack(">iBB", 0, 0, 0) + b"\0"
    header = struct.pack(">4s1s15x6I", b"TZif", b"2", 0, 0, 0, len(changes), len(kinds), len(names))
    return empty + header + data + names + b"\n\n"


def zone(key):
    if key not in _known:
        told = ask("zone", key=key)
        if told is None:
            raise zoneinfo.ZoneInfoNotFoundError(f"No time zone found with key {key}")
        _known[key] = zoneinfo.ZoneInfo.from_file(io.BytesIO(_tzif(told)), key=key)
    return _known[key]


class _ZoneType(type):
    def __instancecheck__(cls, value):
        return isinstance(value, zoneinfo.ZoneInfo)


class ZoneInfo(metaclass=_ZoneType):
    def __new__(cls, key):
        return zone(key)

    no_cache = staticmethod(zone)


def available_timezones():
    return set(ask("zones"))
