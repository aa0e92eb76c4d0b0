"""How surely a statement is about the topic asked for, and which sentence of its article says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.reading import Reading
from assistant.answering.subject import Subject
from assistant.domain import Said
from assistant.quotations import quotations

ON_TOPIC, QUOTED_ON, GOES_ON, IN_CONTEXT = 0.9, 0.82, 0.75, 0.7
"""How surely a statement is about the topic: it names it; it goes on from one that does, in direct words or in the
paper's; what stands around it names it.
"""
BESIDE, ON_TITLE, LIKE, NO_TOPIC = 0.6, 0.5, 0.45, 0.8
"""The same where only somebody else's words beside it name it, or only the title, or it is only like it; and where no
topic was asked for.
"""
TOPIC_COVERED = 0.5
"""The weighted share of the topic's words that a statement, or it with its context, must hold."""
TITLE_COVERED, TOUCHED = 0.6, 0.2
"""The share that it must hold together with its article's title, and without it, unless the topic is a name: titles
name two things at once.
"""
OCCASION_COVERED = 0.35
"""The share that the article must hold for an occasion that the question describes in its own words."""
LIKENESS, PARTLY = 0.35, 0.3
"""The cosine to the topic that makes up for words, where at least this share of them is there."""
TAKES_UP = 0.2
"""The cosine at which a statement takes up somebody else's words beside it, without a word in common."""
BEFORE, AFTER = 3, 1
"""Sentences before and after a statement in which its topic may stand, in its own paragraph or the one before."""
FAR = 8
"""Sentences before a statement among which the one to show for its topic is chosen."""
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)


def evidence_for(
    said: Said,
    reading: Reading,
    topic: Subject,
    touched: range,
    own: frozenset[str],
    *,
    likeness: float,
    occasion: bool,
) -> tuple[float | None, int | None]:
    """Say how surely a statement is about the topic (None: it is not), and which sentence says so for it.

    ``touched`` are the sentences it stands in, ``own`` their stems, ``likeness`` its cosine to the topic. Of an
    ``occasion`` its article may be.
    """
    if not topic:
        return NO_TOPIC, None
    if topic.coverage(own) >= TOPIC_COVERED:
        return ON_TOPIC, None
    near = _near(touched, reading)
    around = own.union(*(reading.stems[n] for n in near))
    covered = topic.coverage(around)
    if covered >= TOPIC_COVERED:
        naming = [n for n in near if topic.coverage(reading.stems[n])]
        told = _context(touched, near, reading, topic, own)
        if not all(reading.is_anothers(n, said) for n in naming):
            return IN_CONTEXT, told
        takes_up = any(reading.words[said.id] & reading.stems[n] for n in naming)
        return (BESIDE, told) if takes_up or likeness >= TAKES_UP else (None, None)
    titled = topic.coverage(around | reading.title) >= TITLE_COVERED and (covered >= TOUCHED or topic.is_one_name)
    if titled or _is_subject(said, reading, topic):
        return ON_TITLE, None
    if covered >= PARTLY and likeness >= LIKENESS:
        return LIKE, None
    everything = reading.title.union(*reading.stems)
    return (ON_TITLE, None) if occasion and topic.coverage(everything) >= OCCASION_COVERED else (None, None)


def _is_subject(said: Said, reading: Reading, topic: Subject) -> bool:
    """Tell whether a statement says "she" or "him" in an article whose title names the person asked about."""
    titled = topic.coverage(reading.title) >= TOPIC_COVERED
    return titled and topic.is_one_name and _SOMEBODY.search(said.content) is not None


def _near(touched: range, reading: Reading) -> list[int]:
    """Give the sentences around a statement that may say what it is about, nearest first."""
    found: list[int] = []
    breaks = 0
    for n in range(touched[0] - 1, max(-1, touched[0] - 1 - BEFORE), -1):
        breaks += reading.parted(n)
        if breaks > 1:
            break
        found.append(n)
    for n in range(touched[-1] + 1, min(len(reading.sentences), touched[-1] + 1 + AFTER)):
        if reading.parted(n - 1):
            break
        found.append(n)
    return found


def _context(touched: range, near: Sequence[int], reading: Reading, topic: Subject, own: frozenset[str]) -> int:
    """Choose the sentence that says what a statement is about: with the topic, with the statement's words, with nobody
    else's quotation if there is one, and not far before it.
    """

    def worth(n: int) -> float:
        quoting = 0.2 * bool(quotations(reading.sentences[n].of(reading.article.text)))
        return (
            topic.coverage(reading.stems[n]) + 0.1 * len(own & reading.stems[n]) - quoting - 0.02 * abs(n - touched[0])
        )

    told = [*near, *range(max(0, touched[0] - FAR), touched[0])]
    return max(
        (n for n in told if topic.coverage(reading.stems[n]) >= TOPIC_COVERED), key=worth, default=max(near, key=worth)
    )
