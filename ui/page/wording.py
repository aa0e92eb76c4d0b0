"""How the page says things to people: days, periods, bylines, what a question was answered from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from assistant.clock.almanac import described
from assistant.domain import Answer, Record, Scope


def day(at: datetime) -> str:
    """Write a date as British papers do: 30 May 2025, in UTC."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y}"


def limits(scope: Scope) -> list[str]:
    """List what narrows a question, each with "(inferred)" where the question only implied it."""
    found = {
        "period": f"published {described(scope.period)}" if scope.period else "",
        "outlets": f"in {listed(scope.outlets)}" if scope.outlets else "",
        "authors": f"by {listed(scope.authors)}" if scope.authors else "",
        "speakers": f"words of {listed(scope.speakers)}" if scope.speakers else "",
    }
    return [f"{said} (inferred)" if field in scope.inferred else said for field, said in found.items() if said]


def scope_line(as_of: datetime, scope: Scope) -> str:
    """Say in one line when a question was asked and what it was answered from."""
    return " · ".join([f"Asked as of {day(as_of)}", *limits(scope)])


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
    elif answer.answered_by == "extractive":
        wrote = "Quoted from the archive, word for word"
    else:
        wrote = f"Written by {answer.answered_by}, checked against the archive"
    seconds = answer.timings_ms.get("total", 0.0) / 1000
    if not seconds:
        return wrote
    return f"{wrote} · {'under 0.1' if seconds < 0.1 else f'{seconds:.1f}'} s"
