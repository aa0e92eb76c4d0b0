"""Prompts are data: text files in the ``prompts`` folder of the package that sends them, a file for each version."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def prompt_text(package: str, name: str) -> str:
    """Give the text of ``prompts/NAME.txt`` of a package."""
    return files(package).joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8").strip()
