"""Of whom a claim tells something, where its article tells it of another: a "he" that leans on the claim before, what
stands behind a name and "who", and a name that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.naming import TITLES, is_role, untitled
from assistant.recorded import can_be
from assistant.support.forms import meant, weighty
from assistant.support.reading import Reading
from assistant.support.saying import PRONOUN_SAYS, SAYS
from assistant.wording import as_told, names, quoted

_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_SOMEBODY = re.compile(rf"\b(?:who|whom|whose|that)\b|\b{SAYS}\b")
"""Before a "he" of the same sentence, tells that somebody stands there whom it may mean."""
_WHO = re.compile(r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3}), who (?P<told>[^,.;“”]{8,}?)(?=[,.;]|\Z)")
_TOLD = 0.5
"""The share of a claim's content words which tells that a sentence says what it says."""
_LEAST = 2
"""Content words that such a sentence has at the least."""


def of_another(own: str, before: Sequence[str], read: Sequence[Reading]) -> str | None:
    """Give the person of whom the articles tell what a claim tells of somebody else; None where there is none.

    A sentence tells it of whoever is named in it, or before it in its paragraph, outside quotations, or speaks in it by
    the ledger. Where a claim's "he" may be one of several, each of them is held against it.
    """
    read = list({(one.citation.article.id, one.first): one for one in read}.values())
    persons = list(dict.fromkeys(name for reading in read for name in reading.persons))
    for theirs, told in _tellings(own, before, persons):
        if another := _told_of(theirs, told, persons, read):
            return another
    return None


def _tellings(own: str, before: Sequence[str], persons: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """Yield what a claim tells, with all those of whom it may tell it."""
    for clause in _WHO.finditer(own):
        if who := [each for each in persons if can_be(untitled(clause["name"]), each)]:
            yield who, clause["told"]
    outside = quoted(own)[1]
    if opening := [each for each in persons if re.match(rf"(?:[A-Z][\w’-]* )*{re.escape(each)}\b", outside)]:
        yield opening, own
    if not _leans(outside, persons):
        return
    last = next((found for claim in reversed(before) if (found := _people(quoted(claim)[1], persons))), [])
    if last:
        yield last, own


def _leans(text: str, persons: Sequence[str]) -> bool:
    """Tell whether a "he" of a sentence means somebody of those before it."""
    pronoun = _HE.search(text)
    before = text[: pronoun.start()] if pronoun else ""
    return pronoun is not None and not _SOMEBODY.search(before) and not _named(before, persons)


def _told_of(theirs: Sequence[str], told: str, persons: Sequence[str], read: Sequence[Reading]) -> str | None:
    """Give the one whom the sentences that say most of what is told are about, where none of ``theirs`` is."""
    wanted = weighty(as_told(told)) - weighty(" ".join((*theirs, *persons)))
    held = [
        (reading, n, len(wanted & meant(reading.sentence(n))))
        for reading in read
        for n in range(len(reading.sentences))
    ]
    most = max((shared for _, _, shared in held), default=0)
    if most < max(_LEAST, _TOLD * len(wanted)):
        return None
    others: list[str] = []
    for reading, at, shared in held:
        if shared < most:
            continue
        about = _about(reading, at, persons)
        if not about or any(can_be(one, other) for one in theirs for other in about):
            return None
        if any(_holds(role, theirs, reading.text) for role in _roles(quoted(reading.sentence(at))[1])):
            return None
        others += about
    return others[0] if others else None


def _about(reading: Reading, at: int, persons: Sequence[str]) -> list[str]:
    """Give those whom a sentence may be about: all named in it or before it in its paragraph, else in the paragraph
    before; none where it neither names nor means anybody.
    """
    first = reading.paragraphs[at]
    alone = quoted(reading.sentence(at))[1]
    if not (_within(reading, at, at + 1, persons) or _leans(alone, persons) or _roles(alone)):
        return []
    found = _within(reading, first, at + 1, persons)
    return found if found or not first else _within(reading, reading.paragraphs[first - 1], first, persons)


def _within(reading: Reading, first: int, end: int, persons: Sequence[str]) -> list[str]:
    told = reading.text[reading.sentences[first].start : reading.sentences[end - 1].end]
    spoken = {name for n in range(first, end) for name in reading.recorded.get(n, ())}
    return [*_named(quoted(told)[1], persons), *(name for name in sorted(spoken) if name in persons)]


def _named(text: str, persons: Sequence[str]) -> list[str]:
    """Give the persons whom a text names, by whole name where it has one, else all who share the surname."""
    found: list[str] = []
    for run in names(text):
        found += [each for each in persons if any(can_be(" ".join(run[:n]), each) for n in range(1, len(run) + 1))]
    return list(dict.fromkeys(found))


def _people(text: str, persons: Sequence[str]) -> list[str]:
    """Give the persons whom a claim names, and those it names with a title whom the article does not have speak."""
    titled = [untitled(" ".join(run)) for run in names(text) if len(run) > 1 and run[0].lower() in TITLES]
    return list(dict.fromkeys((*_named(text, persons), *titled)))


def _roles(text: str) -> list[str]:
    """Give the offices by which a sentence tells who speaks: "the mayor said"."""
    found = [says["role"] or says["after"] for says in PRONOUN_SAYS.finditer(text)]
    return [role for role in found if role and is_role(role)]


def _holds(role: str, theirs: Sequence[str], text: str) -> bool:
    """Tell whether an article has one of them in an office: "Mayor Ada Quay", "Quay, the mayor"."""
    for name in theirs:
        surname, office = rf"\b{re.escape(name.split()[-1])}\b", rf"(?i:\b{re.escape(role)}\b)"
        if re.search(rf"{office}\W+(?:[\w’-]+\W+){{0,3}}{surname}|{surname}, (?:[\w’-]+ ){{0,6}}{office}", text):
            return True
    return False
