"""Fence off, for a model, what strangers wrote: inside a fence nothing can be taken for a fence."""

from __future__ import annotations

import re

# Whatever may be taken for a tag, whichever its name: a model also sees one in a full-width bracket, or where marks
# without width, or other brackets, stand between bracket and name, or where the text ends and ours goes on. A
# less-than sign before a number stays.
_OPENING = re.compile(r"[<＜﹤]\W*+(?P<name>[^\W\d]|\Z)?")
_BRACKETS = str.maketrans("<＜﹤", "‹‹‹")


def fenced(tag: str, text: str, **attributes: str | None) -> str:
    """Put a text between ``<tag name="value">`` and ``</tag>``; what looks like a fence in the text or in a value is
    made harmless. An attribute without a value is left out.
    """
    told = "".join(f' {name}="{_value(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{told}>\n{harmless(text.strip())}\n</{tag}>"


def harmless(text: str) -> str:
    """Give the text with another sign for the bracket of everything that may be taken for a tag."""
    return _OPENING.sub(lambda found: found[0].translate(_BRACKETS) if found["name"] is not None else found[0], text)


def _value(value: str) -> str:
    return harmless(" ".join(value.split())).replace('"', "”")
