"""Where an address lies, as policies see it."""

from types import SimpleNamespace


class City:
    """As geoip2.models.City has it; `told`: as events have it."""

    def __init__(self, told):
        self.told = told
        self.continent = SimpleNamespace(code=told["continent"] or None)
        self.country = SimpleNamespace(iso_code=told["country"] or None)
        self.city = SimpleNamespace(name=told["city"] or None)
        self.location = SimpleNamespace(latitude=told["lat"], longitude=told["long"])
