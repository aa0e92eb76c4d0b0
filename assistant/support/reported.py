"""Whom a "he" means who does something in the words that a sentence reports of somebody: the one who says so."""

from __future__ import annotations

import re

from assistant.support.saying import SAYS

_SAID_HE = re.compile(
    rf"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){{0,2}}) {SAYS} (?:[\w’-]+ ){{0,5}}?"
    r"(?P<he>he|she) (?=had |has |would |was )"
)


def told_of_oneself(sentence: str) -> str:
    """Give a sentence with the speaker's name for the "he" of what he says: "Quay said Quay had asked them"."""
    found = _SAID_HE.search(sentence)
    if not found:
        return sentence
    return sentence[: found.start("he")] + found["name"] + sentence[found.end("he") :]
