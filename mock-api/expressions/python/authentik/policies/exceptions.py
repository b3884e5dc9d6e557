class PolicyException(Exception):
    def __init__(self, src_exc=None):
        super().__init__()
        self.src_exc = src_exc


class PolicyEngineException(Exception):
    pass
