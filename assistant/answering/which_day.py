"""The day that a bare weekday of an article means, by the day the article is of: no "Tuesday" answers when."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.asking.answer_forms import PATTERNS
from assistant.clock.almanac import WEEKDAYS, described
from assistant.domain import Record, Span
from assistant.periods import find_periods
from assistant.support.forms import is_past

_WEEKDAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)})", re.IGNORECASE)
_DATE_NEXT = re.compile(r",? (?:the )?")
_CUE = re.compile(r"(?:on|last|next|this|until|by)\b", re.IGNORECASE)
"""Opens what says which one is meant: "the fair is Saturday" does not."""


def is_weekday(written: str) -> bool:
    """Tell whether an answer is a weekday and nothing else."""
    return _WEEKDAY.fullmatch(written) is not None


def day_told(article: Record, text: str, at: Span) -> str | None:
    """Give the date that a weekday of an article's sentence stands with, as it is written there, else the one that it
    falls on by the day of the article; None where neither tells.
    """
    behind = _DATE_NEXT.match(text, at.end)
    dated = PATTERNS["date"].match(text, behind.end()) if behind else None
    if dated and not is_weekday(dated[0]):
        return text[at.start : dated.end()]
    published = article.published
    if published is None or published.precision in ("month", "year"):
        return None
    for time in find_periods(text, published.printed):
        start, end = time.period.start, time.period.end
        if not (time.span.start <= at.start < time.span.end and start and end and end - start == timedelta(days=1)):
            continue
        passed = start < published.printed
        told = not passed or any(is_past(word) for word in re.findall(r"[a-z]+", text.lower()))
        return described(time.period) if _CUE.match(time.span.of(text)) and told else None
    return None
