"""The types of what the calls give: the objects of ``ui.contract`` as schemas, for documents that programs read.

More fields may come with a later version, so a client must bear them; a test holds every object to its schema.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain import Link, Manner, Precision, StatementKind

Date = str | None
"""No more than is known, in the offset given: 2025-05, 2025-05-30, 2025-05-30T14:00Z, 2025-05-30T00:20:00+02:00."""


class Shape(BaseModel):
    """An object of the contract."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Source(Shape):
    """The article that words stand in."""

    article_id: str
    title: str
    url: str | None
    outlet: str | None
    published: Date = Field(description="As exactly as known; its first ten characters are the day.")


class Scope(Shape):
    """What the question was answered from; `inferred` names the fields that the question implied."""

    since: Date = Field(alias="from")
    until: Date = Field(alias="to")
    outlets: list[str]
    authors: list[str]
    speakers: list[str]
    exclude: list[str]
    inferred: list[str]
    why: str


class Claim(Shape):
    """One statement of the answer and the numbers of the citations that carry it."""

    text: str
    citations: list[int]
    supported: bool


class Citation(Source):
    """The exact words behind a claim: `quote` equals `text[start:end]` of the article."""

    n: int
    start: int
    end: int
    quote: str
    speaker: str | None


class Searched(Shape):
    """What a refusal rests on: the queries, and how many articles of which outlets and days they were looked for in."""

    queries: list[str]
    articles: int
    outlets: list[str]
    since: Date = Field(alias="from")
    until: Date = Field(alias="to")


class Account(Shape):
    """One of the numbers that articles give for the same thing: as one writes it, and the citations that have it so."""

    value: str
    citations: list[int]


class Answer(Shape):
    """An answer. Where `abstained`, the archive does not say, and `closest` is the coverage that comes nearest."""

    question: str
    standalone_question: str
    as_of: str
    scope: Scope
    answer: str = Field(description="The answer, with [1] markers that are the `n` of `citations`.")
    short_answer: str | None = Field(description="The likely answer in a few words; often right, not surely.")
    abstained: bool
    confidence: float = Field(ge=0, le=1)
    answered_by: str
    claims: list[Claim]
    citations: list[Citation]
    differing: list[Account] = Field(description="Numbers on which the articles differ; empty where they agree.")
    closest: list[Citation]
    searched: Searched | None = Field(description="What was looked for, and where; there where `abstained`.")
    notices: list[str]
    timings_ms: dict[str, float]


class Hit(Source):
    """A passage: `text` equals `text[start:end]` of the article."""

    rank: int
    score: float
    start: int
    end: int
    text: str


class Hits(Shape):
    """The passages found, best first."""

    hits: list[Hit]
    notices: list[str] = Field(description="What was left out, and that nothing has the words.")
    timings_ms: dict[str, float]


class Statement(Source):
    """Who said what; every offset points into the article's text."""

    speaker: str | None
    role: str | None
    speaker_link: Link | None
    speaker_as_written: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str
    cue_start: int
    cue_end: int
    content: str
    content_spans: list[tuple[int, int]]
    kind: StatementKind = Field(description="direct: the speaker's own words; indirect: the paper's; mixed: both.")
    manner: Manner
    setting: str | None
    setting_start: int | None
    setting_end: int | None
    said_on: Date


class Person(Shape):
    """Somebody who is quoted, and every name that is theirs."""

    name: str
    variants: list[str]
    roles: list[str]
    statements: int
    why: list[str]


class Statements(Shape):
    """Statements: on a topic the best first, else newest first."""

    statements: list[Statement]
    person: Person | None = Field(default=None, description="Who was asked for.")
    speakers: list[Person] | None = Field(default=None, description="Who speaks most, where nothing was asked for.")
    others: dict[str, int] | None = Field(default=None, description="Who else spoke on it, where that person did not.")
    notices: list[str] | None = Field(default=None, description="Articles that have yet to be read for statements.")


class Article(Source):
    """An article as it is stored; every offset points into `text`."""

    published_precision: Precision | None
    published_from: str | None
    updated: Date
    authors: list[str]
    agencies: list[str]
    language: str | None
    section: str | None
    tags: list[str]
    origin: str | None
    text: str


class Embedder(Shape):
    """What the archive was embedded with."""

    id: str
    dimension: int


class Failure(Shape):
    """A document that could not be read."""

    source: str
    reason: str


class Ingest(Shape):
    """The last ingest."""

    started: str
    finished: str | None
    sources: list[str]
    counts: dict[str, int]
    failures: list[Failure]


class Status(Shape):
    """What the archive holds."""

    archive: str
    articles: int
    passages: int
    statements: int
    words: int
    outlets: dict[str, int]
    first_published: Date
    last_published: Date
    generation: int
    embedder: Embedder | None
    disk_bytes: int
    last_ingest: Ingest | None
    unreadable: int


class Healthy(Shape):
    """The archive can be read."""

    ok: Literal[True]


class Error(Shape):
    """What is wrong, where, and how to mend it, in one line."""

    error: str
