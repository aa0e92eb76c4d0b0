"""The lines of a file of JSON lines.

JSON lets U+2028, U+2029 and U+0085 stand in a text as they are; ``str.splitlines`` would part the line there.
"""

from __future__ import annotations


def lines(text: str) -> list[str]:
    """Part a text at its line feeds and nowhere else; the end of the last line begins no other."""
    return text.removesuffix("\n").split("\n") if text else []
