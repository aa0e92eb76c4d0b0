"""A month in a question may be when something happened, not when it was written of: "why was there no bus in March?" is
answered by what was published before March, or long after.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from assistant.answering.draft import Draft
from assistant.clock.almanac import described
from assistant.domain import Moment, Period, Record
from assistant.periods import TimeExpression, find_periods
from assistant.question import Question

_YEAR = re.compile(r"\d{4}")
YEAR = timedelta(days=366)


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
    return bool(time and published and _names(f"{article.title}. {words}", published, time.period))


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


def _names(text: str, published: Moment, period: Period) -> bool:
    for time in find_periods(text, published.printed):
        if time.kind == "deictic":
            continue
        told = [time.period]
        if not _YEAR.search(time.span.of(text)):
            told = [each for years in (-1, 0, 1) if _is_near(each := _moved(time.period, years), published)]
        if any(_within(each, period) for each in told):
            return True
    return False


def _moved(period: Period, years: int) -> Period:
    return Period(*(None if edge is None else _year_later(edge, years) for edge in (period.start, period.end)))


def _year_later(edge: datetime, years: int) -> datetime:
    leap_day = (edge.month, edge.day) == (2, 29)
    return edge.replace(year=edge.year + years, month=3, day=1) if leap_day else edge.replace(year=edge.year + years)


def _is_near(period: Period, published: Moment) -> bool:
    """Tell whether a month or day without its year may be this one: the last such, or the next."""
    return period.start is not None and abs(period.start - published.printed) <= YEAR


def _within(told: Period, period: Period) -> bool:
    if told.start is None or told.end is None or period.start is None or period.end is None:
        return False
    return period.start <= told.start and told.end <= period.end
