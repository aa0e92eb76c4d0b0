"""The clauses of a sentence, with what "and" joins in one of them: "the hall and the cannery asked" is one."""

from __future__ import annotations

import re

from assistant.support.forms import is_past

_FINITE = frozenset(
    """is are was were be been has have had do does did will would can could may might shall should must""".split()
)
_DETERMINERS = frozenset("the a an of his her its their".split())
_OPENS = frozenset("to he she it they who which both then so also".split())
"""Words behind an "and" that open a clause of their own."""


def clauses(sentence: str, ends: re.Pattern[str]) -> list[str]:
    """Part a sentence at what ``ends`` a clause, but at no "and" that has no verb before it or none behind it."""
    found, start = [""], 0
    joins = False
    for end in (*ends.finditer(sentence), None):
        part = sentence[start : end.start() if end else len(sentence)]
        if joins and _are_joined(found[-1], part):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
        joins = end is not None and end[0] == "and"
        start = end.end() if end else start
    return found[1:]


def _are_joined(one: str, other: str) -> bool:
    first, second = (re.findall(r"[\w’-]+", part.lower()) for part in (one, other))
    if not first or not second or second[0] in _OPENS:
        return False
    return not _has_verb(first) or not _has_verb(second)


def _has_verb(words: list[str]) -> bool:
    return any(
        word in _FINITE or (is_past(word) and not (at and words[at - 1] in _DETERMINERS))
        for at, word in enumerate(words)
    )
