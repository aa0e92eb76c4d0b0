"""A month in a question may be when something happened, not when it was written of: "why was there no bus in March?" is
answered by what was published before March, or long after.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from assistant.answering.draft import Draft
from assistant.clock import almanac
from assistant.clock.almanac import described
from assistant.clock.yearly import beside
from assistant.domain import Moment, Period, Record, Span
from assistant.periods import TimeExpression, find_periods
from assistant.question import Question
from assistant.support.forms import is_past

_YEAR = re.compile(r"\d{4}")
SOON = timedelta(days=62)
"""A title that has no past form speaks of a month that is so near."""
_AWAITS = re.compile(
    r"\b(?:would|next|coming|due|planned|scheduled|expected|(?:is|are|was|were|meant|supposed|set) (?:not )?to [a-z])",
    re.IGNORECASE,
)
"""What of a past telling looks ahead; "will" is heard where the period is found."""
_CLAUSE = re.compile(
    r"[.;:!?,–—\n]|\b(?:and|but|because|which|who|that|after|before|when|while|since|although|though)\b", re.IGNORECASE
)


def of_any_date(question: Question) -> Question | None:
    """Give a question, whose words name a time, as one about what happened then, whenever that was published; None
    where it names none, or the period was set by the user.

    Days counted from the asking day ("last week") stay as they are: nothing older can name them.
    """
    scope, time = question.scope, _named(question)
    if time is None or "period" not in scope.inferred:
        return None
    written, when = time.span.of(question.text), described(scope.period)
    return replace(
        question,
        scope=replace(
            scope,
            period=Period(),
            inferred=tuple(field for field in scope.inferred if field != "period"),
            why=f"“{written}” read as when it happened, {when}: nothing published then answers",
        ),
        recency="none",
    )


def names_its_time(article: Record, words: str, question: Question) -> bool:
    """Tell whether words of an article, or the title above them, name the time that a question does."""
    time, published = _named(question), article.published
    return bool(
        time
        and published
        and (
            _names(words, published, time.period, _awaited) or _names(article.title, published, time.period, _headlined)
        )
    )


def told_then(draft: Draft, question: Question, freed: Question) -> Draft:
    """Give the answer to a question that was freed of its period, saying so."""
    when = described(question.scope.period)
    notice = (
        f"Nothing published in that time ({when}) answers this; what is shown is from before or after and names it."
    )
    return replace(draft, scope=freed.scope, notices=(*draft.notices, notice))


def _named(question: Question) -> TimeExpression | None:
    found = [time for time in question.times if time.binding and time.kind == "named" and not time.event]
    return found[0] if len(found) == 1 else None


def _names(text: str, published: Moment, period: Period, awaits: Callable[[str, Span, timedelta], bool]) -> bool:
    return any(
        _within(_told(time, text, published, awaits), period)
        for time in find_periods(text, published.printed)
        if time.kind != "deictic"
    )


def _told(time: TimeExpression, text: str, published: Moment, awaits: Callable[[str, Span, timedelta], bool]) -> Period:
    """Give the period that words of an article mean: a month or day without its year is the last such, and the coming
    one only where it is nearer and the words await it.
    """
    told, start, end = time.period, time.period.start, time.period.end
    if start is None or end is None or _YEAR.search(time.span.of(text)):
        return told
    day = start.day if end - start == timedelta(days=1) else 0
    coming = beside(start.month, day, published.printed, later=True)
    if coming is None or coming.start is None or (day == 0 and told != almanac.months(start.year, start.month)):
        return told
    ahead = coming.start - published.printed
    return coming if ahead < published.printed - start and awaits(text, time.span, ahead) else told


def _awaited(text: str, time: Span, _ahead: timedelta) -> bool:
    return _AWAITS.search(_CLAUSE.split(text[: time.start])[-1]) is not None


def _headlined(title: str, _time: Span, ahead: timedelta) -> bool:
    """Tell whether a title means the coming month: it has no tense ("No bus in March"), unless a past form stands in
    it.
    """
    return ahead <= SOON and not any(map(is_past, re.findall(r"\w+", title.lower())))


def _within(told: Period, period: Period) -> bool:
    if told.start is None or told.end is None or period.start is None or period.end is None:
        return False
    return period.start <= told.start and told.end <= period.end
