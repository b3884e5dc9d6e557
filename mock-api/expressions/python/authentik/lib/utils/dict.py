from collections.abc import MutableMapping


def get_path_from_dict(root, path, sep=".", default=None):
    for part in path.split(sep):
        root = root.get(part, {})
    return default if root == {} else root


def set_path_in_dict(root, path, value, sep="."):
    *above, last = path.split(sep)
    for part in above:
        root = root.setdefault(part, {})
    root[last] = value


def merge(first, second):
    for key, value in second.items():
        if isinstance(value, MutableMapping) and isinstance(first.get(key), MutableMapping):
            merge(first[key], value)
        else:
            first[key] = value
    return first
