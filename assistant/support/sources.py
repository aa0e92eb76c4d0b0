"""What a claim says that it has from where: outlets, agencies, bylines, titles, which no text needs to name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Moment, Record
from assistant.text import normalise
from assistant.wording import names


def is_source(name: Sequence[str], articles: Sequence[Record]) -> bool:
    """Tell whether a name is that of the outlet or an agency: "The Moscow Times" is themoscowtimes.com."""
    sources = [source for article in articles for source in (article.outlet, *article.agencies) if source]
    parts = [part for source in sources for part in _part(source)]
    return _squeezed(" ".join(name)) in {_squeezed(source) for source in (*sources, *parts)}


def _squeezed(source: str) -> str:
    label = max(source.split("."), key=len) if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", source) else source
    return normalise(label).replace(" ", "").removeprefix("the")


def without_source(claim: str, articles: Sequence[Record], *, dates: bool = True) -> str:
    """Take outlets, agencies, bylines and titles of articles out of a claim, and their ``dates``.

    "The Courier" is the Orvenmouth Courier where it is one of the articles' outlets.
    """
    own = [
        name
        for article in articles
        for name in (article.title, article.outlet, *article.agencies, *article.authors)
        if name
    ]
    own += [" ".join(run) for run in names(claim) if is_source(run, articles)]
    patterns = [re.escape(name) for name in own]
    patterns += [
        rf"(?-i:[Tt]he {re.escape(part)})" for article in articles if article.outlet for part in _part(article.outlet)
    ]
    if dates:
        patterns += [_date(article.published) for article in articles if article.published]
    if not patterns:
        return claim
    return re.sub(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", " ", claim, flags=re.IGNORECASE)


def _part(outlet: str) -> list[str]:
    """Give the last word of an outlet's name of several, which stands for it: "the Courier"."""
    named = [word for word in outlet.split() if word.lower() != "the"]
    return named[-1:] if len(named) > 1 and "." not in outlet else []


def _date(published: Moment) -> str:
    """Write the pattern of the ways to write a date."""
    at = published.at
    month, day, year = f"(?:{at:%B}|{at:%b}\\.?)", f"0?{at.day}(?:st|nd|rd|th)?", f"(?:,? {at.year})?"
    written = (f"{at:%Y-%m-%d}", f"{day} (?:of )?{month}{year}", f"{month} {day}{year}", f"{month} {at.year}")
    return rf"(?:{at:%A},? )?(?:{'|'.join(written)})"
