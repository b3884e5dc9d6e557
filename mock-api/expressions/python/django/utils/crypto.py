import hmac
import secrets
import string


def get_random_string(length, allowed_chars=string.ascii_letters + string.digits):
    return "".join(secrets.choice(allowed_chars) for _ in range(length))


def constant_time_compare(first, second):
    def encoded(value):
        return value if isinstance(value, bytes) else str(value).encode()

    return hmac.compare_digest(encoded(first), encoded(second))
