"""Whether a claim turns round which of two things came first: "after the vote he left", "an hour before that post"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.support.clocks import minutes
from assistant.support.forms import forms, meant, share, weighty
from assistant.support.reading import Reading

_WHEN = re.compile(r"(?<!the day )(?<!the year )\b(?P<word>before|after)\b(?! all\b)", re.IGNORECASE)
_UNIT = r"(?:minute|hour|day|week|fortnight|month|year|decade)s?"
_SPAN = re.compile(rf"\b(?P<much>\w+ {_UNIT}) (?P<when>before|earlier|later|after|afterwards)\b", re.IGNORECASE)
_MUCH = re.compile(rf"(?:\b(?:about|some|only|just) )?\b[\w-]+ {_UNIT} (?=before\b|after\b)", re.IGNORECASE)
"""How long "before" or "after": no part of either thing."""
_AFTER_WHICH = re.compile(r"\bafter which\b")
"""Turns the order round: what stands before it comes first."""
_DATELINE = re.compile(r"^[^-–—,.]{1,60}\([^()]{1,30}\) ?[-–—] ")
"""Stands before a report, and is no part of what it tells."""
_EARLIER = frozenset(("before", "earlier"))
_NO_THING = re.compile(r"\s*(?:that|this|then|it|which)?\s*(?:[,.;:”]|$)|\s*(?:that|this)\b")
"""Behind "an hour before", where what it is reckoned from stands elsewhere."""
_CLAUSE = re.compile(r"[,;:](?=\s)|\b(?:and|but)\b")
_BY_THEN = re.compile(r"\b(?:by then|had (?:\w+ ){0,2}already|before that|beforehand|until then)\b")
_ONLY_AFTER = re.compile(r"\b(?:only|not until) after (?:that|this|these|those|it|which)\b")
_DONE_WHEN = re.compile(
    r"^(?P<first>.*?)\b(?:(?:had|was|were|has|have) )(?:all )?(?:long )?already\b(?P<done>.*?)"
    r"\b(?:when|before|by the time)\b(?P<last>.*)$",
    re.DOTALL,
)
"""One thing "had already" been "when" the other was."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SINCE = re.compile(r"\b(?:has|have|had|is|are|was|were) (?:\w+ )?since\b(?! (?:\d|the\b|then\b|last\b))")
"""Tells as done after what the article tells of: "he had since moved"."""
_AFTERWARDS = re.compile(r"\W*(?:Afterwards|After that|Later|Then|Since then|Thereupon|Only then)\b")
_FOR_IT = re.compile(r"\bfor (?:it|that|this)(?=[.,;”]|$)")
_BEFORE_IT = re.compile(r"\bbefore (?:it|that|this)\b")
_NAME = re.compile(r"(?<=\w )[A-Z][\w’-]+")
_BACK = 2
"""Sentences before "by then" of which one may tell what it means."""
_MOST = 0.6
"""The share of the words of one of two things that a sentence which tells it must have."""


def misordered(claim: str, sentences: Sequence[str], read: Sequence[Reading]) -> str | None:
    """Give the word with which a claim has first what the sentences nearest to it have second, or what an article has
    "by then already" done; None where there is none.
    """
    claim, *sentences = (_AFTER_WHICH.sub("before", text) for text in (claim, *sentences))
    if (span := _turned_span(claim, sentences)) is not None:
        return span
    if _only_after(claim, read):
        return "after"
    if not (halves := _halves(claim)):
        return None
    word, (first, last) = halves
    if any((theirs := _halves(sentence)) and _crossed(first, last, *theirs[1]) for sentence in sentences):
        return word
    named = forms(" ".join(_NAME.findall(claim)))
    first, last = (deed - named or deed for deed in (first, last))  # "congratulated him": a name is not what was done
    turned = (
        _was_before(first, last, reading) or _later(first, last, reading) or _since(first, last, word, claim, reading)
        for reading in read
    )
    return word if any(turned) else None


def _since(first: set[str], last: set[str], word: str, claim: str, reading: Reading) -> bool:
    """Tell whether every sentence that tells what is to be the first has it as done "since", or "for that"; or as done
    "afterwards", the last right before it.
    """
    if word.lower() == "after":
        return False
    said = reading.every
    told = [n for n, sentence in enumerate(said) if _tells(first, sentence)]
    for n in told:
        rewarded = _FOR_IT.search(said[n]) and _BEFORE_IT.search(claim)
        follows = _AFTERWARDS.match(said[n]) and any(_tells(last, before) for before in said[max(0, n - _BACK) : n])
        if not (_SINCE.search(said[n]) or rewarded or follows):
            return False
    return bool(told)


def _turned_span(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the "later" of a claim's "an hour later" where the article has as long between the two things, exchanged."""
    for span in _SPAN.finditer(claim):
        there = ((sentence, other) for sentence in sentences for other in _SPAN.finditer(sentence))
        same = [_sides(sentence, other) for sentence, other in there if other["much"].lower() == span["much"].lower()]
        first, last = _sides(claim, span)
        straight = [len(first & their_first) + len(last & their_last) for their_first, their_last in same]
        crossed = [len(first & their_last) + len(last & their_first) for their_first, their_last in same]
        if any(crossed) and all(one >= other for one, other in zip(crossed, straight, strict=True)):
            return None if crossed == straight else span["when"]
    return None


def _sides(text: str, span: re.Match[str]) -> tuple[set[str], set[str]]:
    """Give the words of what comes first and of what comes last by a span; none for what stands elsewhere."""
    before, behind = _DATELINE.sub("", text[: span.start()]), text[span.end() :]
    earlier = span["when"].lower() in _EARLIER
    if span["when"].lower() in ("before", "after") and not _NO_THING.match(behind):
        main, other = before, behind
        if not forms(main):
            other, _, main = behind.partition(", ") if ", " in behind else _behind_noun(behind)
    else:
        cut = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
        other, main = before[:cut], f"{before[cut:]} {behind}"
    one, two = forms(main), forms(other)
    return (one - two, two - one) if earlier else (two - one, one - two)


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
    return list(minutes(sentence))


def _was_before(first: set[str], last: set[str], reading: Reading) -> bool:
    """Tell whether what is to be the last had "already" been where the article told of what is to be the first."""
    said = reading.every
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
    said = [sentence for reading in read for sentence in reading.every]
    told = [sentence for sentence in said if wanted and wanted <= meant(sentence)]
    return bool(told) and all(map(_BY_THEN.search, told))


def _halves(text: str) -> tuple[str, tuple[set[str], set[str]]] | None:
    """Give the word that orders two things of a sentence, and the words of the first and of the last of them; None
    where they are not two.
    """
    if done := _DONE_WHEN.match(text):
        one, two = weighty(f"{done['first']} {done['done']}"), weighty(done["last"])
        return ("already", (one - two, two - one)) if one - two and two - one else None
    text = _MUCH.sub("", _DATELINE.sub("", text))
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
    """Tell whether one order has first what the other has last, beside words that both have there: "was launched"."""
    straight = len(first & their_first), len(last & their_last)
    ours, theirs = (first - their_first, last - their_last), (their_first - first, their_last - last)
    turned = len(ours[0] & theirs[1]), len(ours[1] & theirs[0])
    return all(turned) and sum(turned) >= max(sum(straight), _MOST * len(ours[0] | ours[1]))


def _tells(wanted: set[str], sentence: str) -> bool:
    return share(wanted, meant(sentence)) >= _MOST
