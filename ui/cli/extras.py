"""What an optional part of Dateline needs, and how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from assistant.errors import InputError


def require(extra: str, *packages: str) -> None:
    """Raise InputError, naming the extra to install, where one of the packages that it brings is not there."""
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise InputError(f"{missing[0]} is not installed; pip install 'dateline[{extra}]' brings it")
