"""What expressions use of Django 4.1, over the sandbox's store."""

VERSION = (4, 1, 7, "final", 0)


def get_version():
    return "4.1.7"
