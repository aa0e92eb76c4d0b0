"""The sources under an answer: each article once, its copies in other papers named, the words cited from it below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from assistant.domain import Citation, Record
from ui.page.ink import Block, Run
from ui.page.notes import Notes
from ui.page.wording import credit, listed

Order = Literal["relevance", "date"]
UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Paper:
    """An article that is cited, with the articles that are copies of it, and where its citations stand among the
    turn's sources.
    """

    article: Record
    copies: tuple[Record, ...]
    positions: tuple[int, ...]


def papers(sources: Sequence[Citation], first: int, last: int, notes: Notes, order: Order) -> list[Paper]:
    """Gather the sources from ``first`` to ``last`` by article, copies of one story under the first of them.

    By relevance they come as the answer cites them; by date newest first, undated ones last.
    """
    heads: dict[str, str] = {}
    gathered: dict[str, list[int]] = {}
    for position in range(first, last):
        article = sources[position].article
        known = [article.id, *(copy.id for copy in notes.copies.get(article.id, ()))]
        head = next((heads[id_] for id_ in known if id_ in heads), article.id)
        heads[article.id] = head
        gathered.setdefault(head, []).append(position)
    records = {citation.article.id: citation.article for citation in sources}
    found = [
        Paper(
            records[id_],
            _each_outlet_once(records[id_], (*notes.copies.get(id_, ()), *(sources[at].article for at in positions))),
            tuple(positions),
        )
        for id_, positions in gathered.items()
    ]
    if order == "date":
        found.sort(key=lambda paper: paper.article.published.at if paper.article.published else UNDATED, reverse=True)
    return found


def switch(order: Order) -> Block:
    """Give the two words that put the sources in order."""
    return Block(
        "switch",
        (
            Run("By relevance", "choice", press="order relevance", on=order == "relevance"),
            Run("By date", "choice", press="order date", on=order == "date"),
        ),
    )


def drawn(sources: Sequence[Citation], found: Sequence[Paper], notes: Notes) -> Iterator[Block]:
    """Yield the blocks of the sources; the words are buttons named "source 3" after their position."""
    for paper in found:
        also = f" · also in {listed([copy.outlet or 'a paper without a name' for copy in paper.copies])}"
        yield Block(
            "paper",
            (
                Run(paper.article.title or "Untitled", "title"),
                Run(f"{credit(paper.article)}{also if paper.copies else ''}", "credit"),
            ),
        )
        above = None
        for position in paper.positions:
            citation = sources[position]
            who = named(citation, notes)
            elsewhere = "" if citation.article.id == paper.article.id else f"{credit(citation.article)}: "
            lead = f"{elsewhere}{'' if who == above and not elsewhere else who}"
            said = (Run(lead, "speaker"),) if lead else ()
            above = who
            yield Block(
                "source", (Run(str(citation.n), "number"), *said, Run(citation.quote, "quote")), f"source {position}"
            )


def named(citation: Citation, notes: Notes) -> str:
    """Name whose words a citation has, and as what they spoke."""
    if not citation.speaker:
        return ""
    voice = notes.voices.get((citation.article.id, citation.start))
    parts = [citation.speaker, voice.role if voice else "", "in the paper’s words" if voice and voice.reported else ""]
    return ", ".join(part for part in parts if part)


def _each_outlet_once(article: Record, others: Sequence[Record]) -> tuple[Record, ...]:
    by_outlet = {other.outlet: other for other in others if other.outlet != article.outlet}
    return tuple(by_outlet.values())
