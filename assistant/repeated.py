"""Which statements are one: the same words of one speaker in several papers that print one agency's text.

A paper changes a word of it ("fire crews", "firefighters"), so two are one where they share most of their words, as
answers fold them; what a speaker says again later is another statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.archive.entries import Worded

ALIKE, WITHIN, LEAST = 0.6, 0.85, 3
"""Two statements that share so much of all their words, or of the shorter one's if that has ``LEAST``, are one."""
SAME_TIME = timedelta(days=10)
"""What is published later repeats nothing, nor does what has no date: of when it is, nobody can tell."""
MOST_HELD = 500
"""Statements of one speaker within SAME_TIME that a new one is held against, the last ones."""
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _First:
    """A statement that repeats none before it, its words, and the articles in which it stands."""

    id: int
    at: datetime
    words: frozenset[str]
    articles: set[int]


def repeated(found: Iterable[Worded], people: Mapping[str, str]) -> dict[int, int]:
    """Give for each statement that repeats an earlier one of the same speaker, in another article, that one's id.

    ``people`` gives for a name as stored whose it is; a name it lacks is its own.
    """
    theirs: dict[str, list[tuple[datetime, Worded]]] = defaultdict(list)
    for one in found:
        if one.at is not None:
            theirs[people.get(one.speaker, one.speaker)].append((one.at, one))
    copies: dict[int, int] = {}
    for every in theirs.values():
        firsts: list[_First] = []
        for at, one in sorted(every, key=lambda pair: (pair[0], pair[1].article, pair[1].id)):
            new = _First(one.id, at, frozenset(_WORD.findall(one.words.casefold())), {one.article})
            firsts = [first for first in firsts if new.at - first.at <= SAME_TIME][-MOST_HELD:]
            first = next(
                (first for first in firsts if not new.articles & first.articles and alike(first.words, new.words)), None
            )
            if first is None:
                firsts.append(new)
            else:
                first.articles |= new.articles
                copies[new.id] = first.id
    return copies


def alike(one: Set[str], other: Set[str]) -> bool:
    """Tell whether two statements of one speaker, by their words or stems, are one; without any they are not."""
    few, many = sorted((len(one), len(other)))
    if not few:
        return False
    shared = len(one & other)
    return shared >= ALIKE * (few + many - shared) or (few >= LEAST and shared >= WITHIN * few)
