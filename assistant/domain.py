"""The values that pass between the rooms: frozen, without I/O.

Every span is ``(article_id, start, end)`` in characters of the stored text of an article, half-open, so that
``article.text[start:end]`` is exactly what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from assistant.moments import INSTANT as INSTANT
from assistant.moments import Moment as Moment
from assistant.moments import Period as Period
from assistant.moments import Precision as Precision
from assistant.moments import is_day as is_day

StatementKind = Literal["direct", "indirect", "mixed"]
"""Whether the content is all quotation, has none, or has both."""
Manner = Literal["asserted", "denied", "declined", "hedged"]
"""What the cue does with the content: "said"; "denied"; "declined to say", "did not say"; "could say", "may have."""
Link = Literal["name", "surname", "title", "pronoun", "organisation"]
"""What the source is as written, that is how its speaker was told."""


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic part of an article: what a citation names. ``authors`` and ``agencies`` keep byline order."""

    id: str
    title: str
    url: str | None = None
    outlet: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article: its record, its clean text (what every offset points into) and where it was read from.

    ``origin`` is a path, URL or ``FILE:LINE``, for messages; it is not part of the article's identity.
    """

    record: Record
    text: str
    origin: str = ""

    @property
    def id(self) -> str:
        """Give the id of the article's record."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters ``[start, end)``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Give the characters of ``text`` in this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored stretch ``[start, end)`` of an article's text: what is indexed, found and shown. Ids are never
    reused.
    """

    id: int
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source stands for: the fullest name its article gives, their role there, and the evidence.

    ``named`` is where that full name stands in the text. ``link`` says how the source leads to it. An unnamed
    spokesperson speaks for their organisation: its name, with "spokeswoman" as the role.
    """

    name: str
    named: Span
    link: Link
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, in spans of one article's text: the source and the cue as written and the content that was said.

    ``content`` is in reading order and disjoint; a split quotation has several spans. ``source`` is None where the
    text names nobody ("it was announced that"), ``speaker`` is None where it can't be told whom the source stands for.
    ``said_on`` is the day it was said where the text gives one, ``setting`` to whom or where, without the cue
    ("reporters", "in a letter").
    """

    article_id: str
    content: tuple[Span, ...]
    cue: Span
    source: Span | None
    kind: StatementKind
    manner: Manner = "asserted"
    speaker: Speaker | None = None
    setting: Span | None = None
    said_on: Moment | None = None

    @property
    def extent(self) -> Span:
        """Give the stretch from the first to the last character of content, cue and source."""
        parts = [*self.content, self.cue, *([] if self.source is None else [self.source])]
        return Span(min(part.start for part in parts), max(part.end for part in parts))

    @property
    def quotable(self) -> tuple[Span, ...]:
        """Give what may stand under the speaker's name: their own words where all are quoted and asserted; else the
        whole report with its verb, for "who is to blame" is not what "I do not ask who is to blame" says.
        """
        return self.content if self.kind == "direct" and self.manner == "asserted" else (self.extent,)


@dataclass(frozen=True, slots=True)
class Said:
    """A stored statement as it is shown: its article's record and the words its spans hold.

    ``content`` joins the words of the content's spans by " … ". Ids are never reused.
    """

    id: int
    statement: Statement
    article: Record
    content: str
    source: str | None
    cue: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question may be answered from.

    ``period`` is over publication dates. ``inferred`` names the fields that the question implied; the rest were
    given by the user and are binding filters. ``why`` is one sentence for the reader.
    """

    period: Period = Period()  # noqa: RUF009  # frozen
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, best first; ``score`` compares hits of one search only.

    ``relevance`` is what speaks for it, on a scale that holds for every question of an archive; None where that was not
    looked at.
    """

    passage_id: int
    article: Record
    start: int
    end: int
    text: str
    score: float
    relevance: float | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of an article that carry a claim: ``quote`` equals the stored ``text[start:end]``."""

    n: int
    article: Record
    start: int
    end: int
    quote: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One of several numbers that articles give for the same thing: as one of them writes it, and who has it so."""

    written: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of an archive lies in a scope: how many articles, of which outlets, the first and last date of them."""

    articles: int
    outlets: tuple[str, ...]
    first: Moment | None
    last: Moment | None


@dataclass(frozen=True, slots=True)
class Searched:
    """What a refusal rests on: what was looked for, and the part of the archive that was looked through."""

    queries: tuple[str, ...]
    extent: Extent


EXTRACTIVE = "extractive"
"""Who answered, where no model did: the archive's own sentences."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole of an answered question; ``timings_ms`` holds understand, retrieve, answer, verify, total.

    ``differing`` are the accounts of articles that have a number otherwise, none where they agree; ``closest`` and
    ``searched`` are there where it abstained.
    """

    question: str
    standalone_question: str
    as_of: datetime
    scope: Scope
    text: str
    short_answer: str | None
    abstained: bool
    confidence: float
    answered_by: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    differing: tuple[Account, ...] = ()
    closest: tuple[Citation, ...] = ()
    searched: Searched | None = None
    notices: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
