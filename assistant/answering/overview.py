"""What happened on a day, or in a week, as an archive tells it: how the articles of that time begin, and what later
ones say of it; nothing that a sentence dates to another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from assistant.answering.compose import Piece, compose, fitting
from assistant.answering.draft import Draft
from assistant.answering.readable import readable
from assistant.archive.archive import Archive
from assistant.domain import INSTANT, Article, Hit, Period, Record, Span
from assistant.naming import is_place
from assistant.periods import find_periods
from assistant.question import Question
from assistant.text import sentences, words

OVERVIEW = 0.5
"""The confidence of an overview: it is of the right time, and that is all that was asked."""
_A_DAY = timedelta(days=1)
_HAPPENED = re.compile(
    r"what(?:\s+else)?\s+(?:(?:has\s+)?happened|went\s+on|took\s+place|was\s+going\s+on)"
    r"\s+(?:in|at|near|around)\s+(?P<place>[\w’'-]+(?:\s+[\w’'-]+)?)",
    re.IGNORECASE,
)


def place_of(question: Question) -> str | None:
    """Give the place of a question for all that happened there in a period; None for any other question."""
    text = list(question.text)
    for time in question.times:
        text[time.span.start : time.span.end] = " " * (time.span.end - time.span.start)
    asked = _HAPPENED.fullmatch("".join(text).strip(" ?.!,"))
    if asked is None or not question.scope.period:
        return None
    place = asked["place"]
    return place if all(word[0].isupper() or is_place(word) for word in place.split()) else None


def overview(
    hits: Sequence[Hit], period: Period, archive: Archive, limit: int, place: str | None = None
) -> Draft | None:
    """Tell what happened in a period from the articles of some passages, those that were found first in front; with a
    ``place`` only from those that name it. None where no article tells of the time, or none was found.
    """
    of_then, of_it, after = list[Piece](), list[Piece](), list[Piece]()
    wanted = set(archive.analyse(place or ""))
    for article_id in dict.fromkeys(hit.article.id for hit in hits):
        article = archive.article(article_id)
        if not wanted <= set(archive.analyse(f"{article.record.title} {article.text}")):
            continue
        lead, told = _lead(article), _told(article, period)
        if _is_of(article.record, period):
            begins = lead if lead and not _of_another_day(article, lead, period) else told
            of_then += [_piece(article, begins)] if begins else []
        elif told:
            of_it.append(_piece(article, told))
        elif lead and not place and not _of_another_day(article, lead, period):
            after.append(_piece(article, lead))
    found = [*of_then, *of_it] or after
    chosen = fitting(found, lambda shown: compose(shown, short_answer=None, confidence=OVERVIEW).text, limit)
    return compose(chosen or found[:1], short_answer=None, confidence=OVERVIEW) if found else None


def _lead(article: Article) -> Span | None:
    return next(iter(readable(article.text) or sentences(article.text)), None)


def _told(article: Article, period: Period) -> Span | None:
    """Give the first sentence that says of itself that it is of a period, or that stands in an entry under its date
    ("25 May. The exchange is completed."), with that date.
    """
    readables = {span.end: span for span in readable(article.text)}
    for span, dates in _dated(article):
        own = readables.get(span.end)
        if own is not None and any(_within(date, period) for date in dates):
            return Span(min(own.start, span.start), span.end)
    return None


def _dated(article: Article) -> Iterator[tuple[Span, list[Period]]]:
    """Give each sentence with the times that it names; under a date that is all of a sentence, with that date."""
    entry: tuple[Span, list[Period]] | None = None
    before = 0
    for span in sentences(article.text):
        if "\n\n" in article.text[before : span.start]:
            entry = None
        before = span.end
        found = _times(article.record, span.of(article.text))
        if found and not words(_without(span.of(article.text), [time for time, _ in found])):
            entry = (span, [date for _, date in found])
        elif entry is not None:
            yield Span(entry[0].start, span.end), entry[1]
            entry = None
        else:
            yield span, [date for _, date in found]


def _of_another_day(article: Article, sentence: Span, period: Period) -> bool:
    """Tell whether a sentence dates what it tells to a day outside a period, and nothing to it."""
    dates = [date for _, date in _times(article.record, sentence.of(article.text))]
    days = [date for date in dates if date.start and date.end and date.end - date.start <= _A_DAY]
    return bool(days) and not any(_within(date, period) for date in dates)


def _times(article: Record, text: str) -> list[tuple[Span, Period]]:
    published = article.published
    return [(time.span, time.period) for time in find_periods(text, published.printed)] if published else []


def _within(date: Period, period: Period) -> bool:
    return bool(date.start and date.end and date.start in period and date.end - INSTANT in period)


def _is_of(article: Record, period: Period) -> bool:
    return article.published is not None and article.published.at in period


def _without(text: str, spans: Sequence[Span]) -> str:
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = " " * (span.end - span.start)
    return "".join(letters)


def _piece(article: Article, span: Span) -> Piece:
    return Piece(article.record, span.start, span.end, span.of(article.text))
