"""Hashes that CPython takes from OpenSSL."""

import hmac


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """RFC 8018, section 5.2."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    keyed = hmac.new(password, digestmod=hash_name)
    length = keyed.digest_size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    key, block = b"", 0
    while len(key) < length:
        block += 1
        key += _block(keyed, salt + block.to_bytes(4), iterations)
    return key[:length]


def _block(keyed, message, iterations):
    result = 0
    for _ in range(iterations):
        turn = keyed.copy()
        turn.update(message)
        message = turn.digest()
        result ^= int.from_bytes(message)
    return result.to_bytes(keyed.digest_size)
