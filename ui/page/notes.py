"""What stands beside the sources of an answer: as what their speakers spoke, and which other papers had the story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.domain import Answer, Citation, Record, Said, Span
from assistant.errors import DatelineError
from assistant.shingles import Shingles, alike, shingles
from assistant.text import normalise

if TYPE_CHECKING:
    from assistant import Assistant


@dataclass(frozen=True, slots=True)
class Voice:
    """In what capacity somebody spoke, "" where the article does not say, and whether the words are their own."""

    role: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of an answer's sources beside the answer.

    ``voices`` are by article id and start. ``copies`` are the near-copies of an article in other papers, by its id.
    """

    voices: Mapping[tuple[str, int], Voice] = field(default_factory=dict)
    copies: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)


NONE = Notes()


def notes(assistant: Assistant, answer: Answer, found: Iterable[Record] = ()) -> Notes:
    """Look up the roles of the speakers, and the near-copies among the articles that are shown and those ``found``."""
    shown = [*answer.citations, *answer.closest]
    articles = {citation.article.id: citation.article for citation in shown}
    try:
        ledger = {id_: assistant.said(article=id_, k=None) for id_ in articles}
        every = {**articles, **{record.id: record for record in found}}
        return Notes(
            {(one.article.id, one.start): voice(one, ledger[one.article.id]) for one in shown if one.speaker},
            copies(articles.values(), every.values(), lambda id_: assistant.archive.article(id_).text),
        )
    except DatelineError:
        return NONE  # an article taken out since: its source says so when it is opened


def voice(citation: Citation, statements: Sequence[Said]) -> Voice:
    """Tell as what the speaker of a citation spoke, by the statements of its article."""
    theirs = [
        one.statement for one in statements if one.statement.speaker and one.statement.speaker.name == citation.speaker
    ]
    here = [one for one in theirs if _touch(one.extent, citation)]
    roles = (one.speaker.role for one in (*here, *theirs) if one.speaker and one.speaker.role)
    role = " ".join(next(roles, "").split())
    return Voice(
        "" if normalise(role) in normalise(citation.speaker or "") else role.removeprefix("the "),
        reported=bool(here) and all(one.kind == "indirect" for one in here),
    )


def copies(
    articles: Iterable[Record], every: Iterable[Record], text_of: Callable[[str], str]
) -> dict[str, tuple[Record, ...]]:
    """Find for each article those of ``every`` that are near-copies of it in another paper."""
    among = list(every)
    runs: dict[str, Shingles] = {record.id: shingles(text_of(record.id)) for record in among}
    found = {
        one.id: tuple(
            other
            for other in among
            if other.id != one.id and other.outlet != one.outlet and alike(runs[one.id], runs[other.id])
        )
        for one in articles
    }
    return {id_: others for id_, others in found.items() if others}


def _touch(extent: Span, citation: Citation) -> bool:
    return extent.start < citation.end and citation.start < extent.end
