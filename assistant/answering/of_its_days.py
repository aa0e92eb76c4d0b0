"""Which remarks are of the days that a question implies, by the day that their article gives for the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.answering.remarks import Remark
from assistant.clock.almanac import described
from assistant.domain import INSTANT, Period, Said, Scope, Span
from assistant.periods import find_periods
from assistant.topic import Reading, speaker_of

LONGEST = timedelta(days=7)
"""The longest time that says when something was said: "in March" tells of no occasion."""
_BIDS = re.compile(r"\b(?:ask|tell|told|urg|warn|order|advis|invit|beg|call)\w*", re.IGNORECASE)
_BIDDEN = re.compile(r"(?!to\b|that\b)(?:[\w’'-]+\s+){2,6}?(?=to\s)", re.IGNORECASE)
"""Who is bidden, and when, where that was read as part of what was said: "asked people yesterday to stay"."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The time that an article gives next before some words: in their own sentence (``itself``), in one that has other
    words of their speaker (``own``), in one that at least names them (``of_speaker``), or in any.
    """

    time: Period
    itself: bool
    own: bool
    of_speaker: bool


def of_its_days(remarks: Sequence[Remark], scope: Scope, reading: Callable[[str], Reading]) -> list[Remark]:
    """Keep what was said or published in the very period that a question implies, where there is such: words of the
    days after, which may report on it, are an answer where there is none, if their article does not date them to
    another time.

    A report of after it is of the period where its article says so ("last week the minister said"); what only follows
    such a sentence comes behind.
    """
    if "period" not in scope.inferred:
        return list(remarks)
    known = [one for one in remarks if _of_period(one, scope.period, reading)]
    known.sort(key=lambda one: not _of_period(one, scope.period, reading, itself=True))
    return known or [one for one in remarks if not _of_another(one, scope.period, reading)]


def reported_after(remarks: Sequence[Remark], scope: Scope, reading: Callable[[str], Reading]) -> tuple[str, ...]:
    """Give the notice that nothing shown is known to be of the period that a question implies."""
    if "period" not in scope.inferred or any(_of_period(one, scope.period, reading) for one in remarks):
        return ()
    when = described(scope.period)
    return (f"What is shown was published after that time ({when}); nowhere does it say that it was said then.",)


def _of_period(remark: Remark, period: Period, reading: Callable[[str], Reading], *, itself: bool = False) -> bool:
    for said in (remark.said, *remark.copies):
        told = said.statement.said_on or said.article.published
        if told is None:
            continue
        if told.at in period:
            return True
        when = _occasion(said, reading(said.article.id)) if said.statement.said_on is None else None
        if when is not None and _within(when.time, period) and (when.itself or (not itself and when.of_speaker)):
            return True
    return False


def _of_another(remark: Remark, period: Period, reading: Callable[[str], Reading]) -> bool:
    """Tell whether words were not yet said in a period, since their article comes to them after something later than
    it; or have a time of their own, which is another.
    """
    when = _occasion(remark.said, reading(remark.said.article.id))
    if when is None or when.time.start is None or _within(when.time, period):
        return False
    return when.own or (period.end is not None and when.time.start >= period.end)


def _occasion(said: Said, reading: Reading) -> _Occasion | None:
    """Give the last time before the end of a statement's sentence that its article names outside words that are said:
    the time of the statement, or of what it was said on.
    """
    touched, published, speaker = reading.within(said.statement.extent), said.article.published, speaker_of(said)
    if not touched or published is None:
        return None
    for n in range(touched[-1], -1, -1):
        sentence = reading.sentences[n]
        mine = n in touched
        times = [
            time.period
            for time in find_periods(_unsaid(said, sentence, reading, mine=mine), published.printed)
            if time.binding and _is_day_before(time.period, published.printed)
        ]
        if times:
            own = mine or any(
                speaker is not None and speaker_of(one) == speaker and n in reading.within(one.statement.extent)
                for one in reading.statements
            )
            named = speaker is not None and speaker.split()[-1] in sentence.of(reading.article.text)
            return _Occasion(times[-1], mine, own, own or named)
    return None


def _unsaid(said: Said, sentence: Span, reading: Reading, *, mine: bool) -> str:
    """Give a sentence without what is said in it: of the statement's own all of that, of others what is quoted."""
    text = reading.article.text
    letters = list(sentence.of(text))
    for one in (said,) if mine else reading.statements:
        if not mine and one.statement.kind == "indirect":
            continue
        for n, span in enumerate(one.statement.content):
            bidden = _BIDDEN.match(span.of(text)) if n == 0 and _BIDS.search(one.cue) else None
            start = max(span.start + (bidden.end() if bidden else 0) - sentence.start, 0)
            end = max(min(span.end, sentence.end) - sentence.start, 0)
            letters[start:end] = " " * len(letters[start:end])
    return "".join(letters)


def _is_day_before(time: Period, published: datetime) -> bool:
    """Tell whether a time is one of some days that had begun when an article was published."""
    return bool(time.start and time.end and time.end - time.start <= LONGEST and time.start <= published)


def _within(time: Period, period: Period) -> bool:
    return bool(time.start and time.end and time.start in period and time.end - INSTANT in period)
