import secrets
import string


def generate_code_fixed_length(length=9):
    return "".join(secrets.choice(string.digits) for _ in range(length))


def generate_id(length=40):
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(length))


def generate_key(length=128):
    return "".join(secrets.choice(string.ascii_letters + string.digits + string.punctuation.replace('"', "").replace("'", "")) for _ in range(length))
