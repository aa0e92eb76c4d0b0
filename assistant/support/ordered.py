"""Whether a claim turns round which of two things came first: "after the vote he left", "an hour before that post"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.support.forms import meant, weighty
from assistant.support.reading import Reading

_WHEN = re.compile(r"(?<!the day )(?<!the year )\b(?P<word>before|after)\b(?! all\b)", re.IGNORECASE)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade)s?"
_SPAN = re.compile(rf"\b(?P<much>\w+ {_UNIT}) (?P<when>before|earlier|later|after|afterwards)\b", re.IGNORECASE)
_EARLIER = frozenset(("before", "earlier"))
_BY_THEN = re.compile(r"\b(?:by then|had (?:\w+ ){0,2}already|before that|beforehand|until then)\b")
_ONLY_AFTER = re.compile(r"\b(?:only|not until) after (?:that|this|these|those|it|which)\b")
_DONE_WHEN = re.compile(
    r"^(?P<first>.*?)\b(?:(?:had|was|were|has|have) )(?:all )?(?:long )?already\b(?P<done>.*?)"
    r"\b(?:when|before|by the time)\b(?P<last>.*)$",
    re.DOTALL,
)
"""One thing "had already" been "when" the other was."""
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\b(?! (?:metres|million|crowns|per))")
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
    if _only_after(claim, read):
        return "after"
    if not (halves := _halves(claim)):
        return None
    word, (first, last) = halves
    if any((theirs := _halves(sentence)) and _crossed(first, last, *theirs[1]) for sentence in sentences):
        return word
    turned = (_was_before(first, last, reading) or _later(first, last, reading) for reading in read)
    return word if any(turned) else None


def _later(first: set[str], last: set[str], reading: Reading) -> bool:
    """Tell whether every sentence that tells what is to be the first has a later year than those of the last, or a
    later time of the day.
    """
    for moments in (_years, _times):
        ours, theirs = (_moments(wanted, reading, moments) for wanted in (first, last))
        if ours and theirs and min(ours) > max(theirs):
            return True
    return False


def _moments(wanted: set[str], reading: Reading, moments: Callable[[str], list[int]]) -> list[int]:
    """Give the moments of the sentences that tell something; none where one of them has none, or several."""
    told = [span.of(reading.text) for span in reading.sentences if _tells(wanted, span.of(reading.text))]
    found = [moments(sentence) for sentence in told]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


def _years(sentence: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(sentence)]


def _times(sentence: str) -> list[int]:
    return [60 * int(time["hour"]) + int(time["minute"]) for time in _CLOCK.finditer(sentence)]


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


def _only_after(claim: str, read: Sequence[Reading]) -> bool:
    """Tell whether a claim has "only after that" what the article tells as by then already done."""
    found = _ONLY_AFTER.search(claim)
    if not found:
        return False
    wanted = weighty(claim[: found.start()])
    said = [reading.sentence(n) for reading in read for n in range(len(reading.sentences))]
    told = [sentence for sentence in said if wanted and wanted <= meant(sentence)]
    return bool(told) and all(map(_BY_THEN.search, told))


def _halves(text: str) -> tuple[str, tuple[set[str], set[str]]] | None:
    """Give the word that orders two things of a sentence, and the words of the first and of the last of them; None
    where they are not two.
    """
    if done := _DONE_WHEN.match(text):
        one, two = weighty(f"{done['first']} {done['done']}"), weighty(done["last"])
        return ("already", (one - two, two - one)) if one - two and two - one else None
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
