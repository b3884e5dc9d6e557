from sandbox.bridge import ask


def make_password(password, salt=None, hasher="default"):
    return ask("hash", password=password)


def check_password(password, encoded, setter=None, preferred="default"):
    return ask("verify", password=password, hash=encoded)


def is_password_usable(encoded):
    return bool(encoded) and not encoded.startswith("!")
