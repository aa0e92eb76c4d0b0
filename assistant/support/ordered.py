"""Whether a claim turns round which of two things came first: "after the vote he left", "an hour before that post"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import meant, weighty
from assistant.support.reading import Reading

_WHEN = re.compile(r"(?<!the day )(?<!the year )\b(?P<word>before|after)\b(?! all\b)", re.IGNORECASE)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade)s?"
_SPAN = re.compile(rf"\b(?P<much>\w+ {_UNIT}) (?P<when>before|earlier|later|after|afterwards)\b", re.IGNORECASE)
_EARLIER = frozenset(("before", "earlier"))
_BY_THEN = re.compile(r"\b(?:by then|had (?:\w+ ){0,2}already|before that|beforehand|until then)\b")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BACK = 2
"""Sentences before "by then" of which one may tell what it means."""
_MOST = 0.6
"""The share of the words of one of two things that a sentence which tells it must have."""


def misordered(claim: str, sentences: Sequence[str], read: Sequence[Reading]) -> str | None:
    """Give the word with which a claim has first what the sentences nearest to it have second, or what an article has
    "by then already" done; None where there is none.
    """
    for span in _SPAN.finditer(claim):
        there = [other for sentence in sentences for other in _SPAN.finditer(sentence)]
        same = [other for other in there if other["much"].lower() == span["much"].lower()]
        earlier = span["when"].lower() in _EARLIER
        if same and all((other["when"].lower() in _EARLIER) != earlier for other in same):
            return span["when"]
    if not (halves := _halves(claim)):
        return None
    word, (first, last) = halves
    if any((theirs := _halves(sentence)) and _crossed(first, last, *theirs[1]) for sentence in sentences):
        return word
    turned = (_was_before(first, last, reading) or _years_later(first, last, reading) for reading in read)
    return word if any(turned) else None


def _years_later(first: set[str], last: set[str], reading: Reading) -> bool:
    """Tell whether every sentence that tells what is to be the first has a later year than those of the last."""
    ours, theirs = (_years(wanted, reading) for wanted in (first, last))
    return bool(ours and theirs) and min(ours) > max(theirs)


def _years(wanted: set[str], reading: Reading) -> list[int]:
    """Give the years of the sentences that tell something; none where one of them has no year, or several."""
    told = [span.of(reading.text) for span in reading.sentences if _tells(wanted, span.of(reading.text))]
    years = [_YEAR.findall(sentence) for sentence in told]
    return [int(each[0]) for each in years] if all(len(each) == 1 for each in years) else []


def _was_before(first: set[str], last: set[str], reading: Reading) -> bool:
    """Tell whether what is to be the last had "already" been where the article told of what is to be the first."""
    said = [reading.sentence(n) for n in range(len(reading.sentences))]
    return any(
        _BY_THEN.search(sentence)
        and _tells(last, sentence)
        and not _tells(first, sentence)
        and any(_tells(first, before) for before in said[max(0, n - _BACK) : n])
        for n, sentence in enumerate(said)
    )


def _halves(text: str) -> tuple[str, tuple[set[str], set[str]]] | None:
    """Give the word that orders two things of a sentence, and the words of the first and of the last of them; None
    where they are not two.
    """
    every = list(_WHEN.finditer(text))
    if len(every) != 1:
        return None
    found = every[0]
    main, other = text[: found.start()], text[found.end() :]
    if not weighty(main):
        other, _, main = other.partition(", ") if ", " in other else _behind_noun(other)
    one, two = weighty(other), weighty(main)
    one, two = one - two, two - one
    if not one or not two:
        return None
    return found[0], ((one, two) if found["word"].lower() == "after" else (two, one))


def _behind_noun(text: str) -> tuple[str, str, str]:
    """Part "the agreement the town let them" after its first noun."""
    found = re.match(r"\s*(?:the|its|his|her|their|this|that) [\w-]+", text)
    return (found[0], "", text[found.end() :]) if found else (text, "", "")


def _crossed(first: set[str], last: set[str], their_first: set[str], their_last: set[str]) -> bool:
    turned = len(first & their_last), len(last & their_first)
    straight = len(first & their_first) + len(last & their_last)
    return all(turned) and sum(turned) > 2 * straight and sum(turned) >= _MOST * len(first | last)


def _tells(wanted: set[str], sentence: str) -> bool:
    return len(wanted & meant(sentence)) >= _MOST * len(wanted)
