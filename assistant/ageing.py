"""What an answer says where its archive, or the article it is from, is much older than the day that is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from assistant.archive.archive import Archive
from assistant.asking.now import asks_now
from assistant.clock.almanac import day_name
from assistant.domain import Citation, Moment
from assistant.question import Question
from assistant.search import known_by

STOPPED = timedelta(days=90)
"""An archive without an article for so long is no longer added to."""
LONG_AGO = timedelta(days=540)
"""What a paper says of the present is told again within so long, where it still holds."""
_MONTH, _YEAR = 30.44, 365.25
_IN_MONTHS = 36
"""From so many months on years are counted."""


def aged(archive: Archive, question: Question, citations: Sequence[Citation]) -> str:
    """Say how much older the newest article is than the day asked about, or else those that an answer cites; "" where
    neither is, for a question about a time that is over, and where the user set the period.
    """
    if question.scope.period and "period" not in question.scope.inferred:
        return ""
    newest = archive.newest(known_by(question.as_of))
    if newest is None or not (asks_now(question.text, question.times) or _after(question, newest)):
        return ""
    if question.as_of - newest.at > STOPPED:
        return (
            f"The newest article here is of {newest}, {_before(question, newest)} before the day you ask about; "
            f"ask as of {day_name(newest.at.date())} for what was so then."
        )
    cited = [one.article.published for one in citations]
    dated = [one for one in cited if one is not None]
    if not dated or len(dated) < len(cited):
        return ""
    last = max(dated, key=lambda one: one.at)
    if question.as_of - last.at <= LONG_AGO:
        return ""
    return (
        f"What is cited is of {last}, {_before(question, last)} before the day you ask about; it may be so no longer."
    )


def _after(question: Question, newest: Moment) -> bool:
    """Tell whether a question asks for days, counted from the day it is asked, that come after every article."""
    period = question.scope.period
    counted = any(time.binding and time.kind == "deictic" for time in question.times)
    return (
        "period" in question.scope.inferred and counted and period.start is not None and newest.printed < period.start
    )


def _before(question: Question, moment: Moment) -> str:
    days = (question.as_of - moment.at).days
    months = round(days / _MONTH)
    return f"{months} months" if months < _IN_MONTHS else f"{days / _YEAR:.0f} years"
