"""How the page says things to people: days, periods, bylines, what a question was answered from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from assistant.clock.almanac import described
from assistant.domain import EXTRACTIVE, Answer, Period, Record, Scope

ANY_DATE = Period(start=datetime(1, 1, 1, tzinfo=UTC))
"""The period of a question that is not to be narrowed by the dates its own words name."""
MOST_NAMED = 4
"""Outlets named one by one."""
SURENESS = ((0.8, "strong"), (0.6, "good"), (0.4, "mixed"), (0.2, "thin"), (0.0, "hardly any"))
"""Words for a confidence: of answers with so much, 81, 63, 42, 19 and 3 of 100 were right (docs/reading.md)."""


def day(at: datetime) -> str:
    """Write a date as British papers do: 30 May 2025, in UTC."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y}"


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing that narrows a question, in words; ``inferred`` where the question only implied it."""

    field: str
    words: str
    inferred: bool


def limited(scope: Scope) -> list[Limit]:
    """List what narrows a question."""
    period = (
        "of any date" if scope.period == ANY_DATE else f"published {described(scope.period)}" if scope.period else ""
    )
    many = len(scope.outlets) > MOST_NAMED
    outlets = f"in {len(scope.outlets)} outlets" if many else f"in {listed(scope.outlets)}" if scope.outlets else ""
    found = {
        "period": period,
        "outlets": outlets,
        "authors": f"by {listed(scope.authors)}" if scope.authors else "",
        "speakers": f"words of {listed(scope.speakers)}" if scope.speakers else "",
    }
    return [Limit(field, words, field in scope.inferred) for field, words in found.items() if words]


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: A, B and C."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def byline(article: Record) -> str:
    """Name who wrote an article and which agencies it credits; empty where it does not say."""
    by = f"By {listed(article.authors)}" if article.authors else ""
    return " · ".join(part for part in (by, listed(article.agencies)) if part)


def credit(article: Record) -> str:
    """Name an article's outlet and date."""
    return " · ".join(part for part in (article.outlet, str(article.published or "undated")) if part)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 article, 2,523 articles."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def web_address(url: str | None) -> str | None:
    """Give back an address that a reader may follow: http or https with a host; None for anything else."""
    if url is None or re.search(r"[\x00-\x20\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def answered_by(answer: Answer) -> str:
    """Say who wrote an answer and how long it took."""
    if answer.abstained:
        wrote = "Nothing that was found answers this"
    elif answer.answered_by == EXTRACTIVE:
        wrote = "Quoted from the archive, word for word"
    else:
        wrote = f"Written by {answer.answered_by}, checked against the archive"
    seconds = answer.timings_ms.get("total", 0.0) / 1000
    if not seconds:
        return wrote
    return f"{wrote} · {'under 0.1' if seconds < 0.1 else f'{seconds:.1f}'} s"


def evidence(answer: Answer) -> str:
    """Say in words how much speaks for an answer; nothing for a refusal."""
    if answer.abstained:
        return ""
    word = next(word for least, word in SURENESS if answer.confidence >= least)
    return f"{word[0].upper()}{word[1:]} evidence"
