"""Turn chosen pieces of articles into a draft: grouped by article, each group led in by its outlet and date, every
piece cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answering.draft import Draft, differ
from assistant.domain import Account, Citation, Claim, Record


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article to be shown: ``text`` is exactly ``[start, end)`` of the stored text."""

    article: Record
    start: int
    end: int
    text: str
    speaker: str | None = None


def compose(
    pieces: Sequence[Piece], *, short_answer: str | None, confidence: float, differing: tuple[Account, ...] = ()
) -> Draft:
    """Write the answer. Pieces stay in the order given and are cited as 1, 2, …; neighbours of one article and speaker
    share one lead-in. What is ``differing`` is said first.
    """
    citations = tuple(
        Citation(n, piece.article, piece.start, piece.end, piece.text, piece.speaker)
        for n, piece in enumerate(pieces, start=1)
    )
    lines = []
    for (_, speaker), group in groupby(citations, key=lambda citation: (citation.article.id, citation.speaker)):
        cited = list(group)
        lines.append(f"{lead_in(cited[0].article, speaker)} " + " ".join(f"{_flat(c.quote)} [{c.n}]" for c in cited))
    claims = tuple(Claim(_flat(citation.quote), (citation.n,), supported=True) for citation in citations)
    text = differ(differing) + "\n\n".join(lines)
    return Draft(
        text, short_answer, confidence, abstained=False, claims=claims, citations=citations, differing=differing
    )


def lead_in(article: Record, speaker: str | None) -> str:
    """Name whose words follow, and where and when they stood: "Ada Quay, The Lantern, 3 May 2025:"."""
    parts = (speaker, article.outlet or "outlet unknown", str(article.published) if article.published else "undated")
    return ", ".join(part for part in parts if part) + ":"


def within_words(pieces: Iterable[Piece], limit: int) -> Iterator[Piece]:
    """Pass on pieces while the answer they make, lead-ins and markers included, has at most ``limit`` words; the
    first always passes.
    """
    used, led = 0, set[tuple[str, str | None]]()
    for piece in pieces:
        key = (piece.article.id, piece.speaker)
        cost = cost_of(piece.article, piece.text, piece.speaker, led=key in led)
        if used and used + cost > limit:
            continue
        used += cost
        led.add(key)
        yield piece


def cost_of(article: Record, text: str, speaker: str | None, *, led: bool) -> int:
    """Give the words that a piece adds to an answer: its own, its marker, and its lead-in where none has led to it."""
    return len(text.split()) + 1 + (0 if led else len(lead_in(article, speaker).split()))


def _flat(text: str) -> str:
    return " ".join(text.split())
