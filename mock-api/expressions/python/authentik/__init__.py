"""What expressions use of authentik 2023.2, over the sandbox's store."""

__version__ = "2023.2.0"


def get_full_version():
    return __version__
