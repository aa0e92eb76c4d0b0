"""Turn chosen pieces of articles into a draft: grouped by article, each group led in by its outlet and date, every
piece cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from assistant.answering.draft import NOT_IN_ARCHIVE, Draft, differ
from assistant.domain import Account, Citation, Claim, Hit, Record, Span

AT_LENGTH = "at length"
"""Before the number of what is too long to be shown."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article to be shown: ``text`` is exactly ``[start, end)`` of the stored text."""

    article: Record
    start: int
    end: int
    text: str
    speaker: str | None = None


def piece_of(hit: Hit, span: Span) -> Piece:
    """Give the words at a span of a passage."""
    return Piece(hit.article, hit.start + span.start, hit.start + span.end, span.of(hit.text))


def newest_first(article: Record) -> float:
    """Give what articles are sorted by for the newest to come first."""
    return -article.published.at.timestamp() if article.published else 0.0


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


def words_in(text: str) -> int:
    """Give the words that count against the length of an answer: markers, names of outlets and dates are some."""
    return len(text.split())


def fitting(offered: Iterable[_T], text: Callable[[list[_T]], str], limit: int) -> list[_T]:
    """Take what is offered, in its order, while the ``text`` that it makes has at most ``limit`` words."""
    taken: list[_T] = []
    for one in offered:
        if words_in(text([*taken, one])) <= limit:
            taken.append(one)
    return taken


def cost_of(article: Record, text: str, *, led: bool) -> int:
    """Give the words that a piece adds to an answer: its own, its marker, and its lead-in where none has led to it."""
    return words_in(text) + 1 + (0 if led else words_in(lead_in(article, None)))


def short_enough(draft: Draft, limit: int) -> Draft:
    """Give a draft as it is where it has at most ``limit`` words: every extractive answer passes here.

    Of one whose only sentence is longer, a sentence cut in two may say something else: it gives where the sentence
    stands and the number that opens it. A refusal that names too much is left with the plain one.
    """
    if words_in(draft.text) <= limit:
        return draft
    if draft.abstained or not draft.citations:
        return replace(draft, text=NOT_IN_ARCHIVE)
    first = replace(draft.citations[0], n=1)
    text = f"{lead_in(first.article, first.speaker).removesuffix(':')}, {AT_LENGTH}: [1]"
    return replace(draft, text=text, claims=(), citations=(first,), differing=())


def _flat(text: str) -> str:
    return " ".join(text.split())
