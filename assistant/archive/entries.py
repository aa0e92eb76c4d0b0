"""The values that go into the archive and come out of it, beside the articles and hits of ``assistant.domain``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.archive.records import record_to_json
from assistant.archive.statement_rows import fits
from assistant.domain import Article, Moment, Span, Statement, StatementKind
from assistant.errors import DocumentError

Outcome = Literal["added", "updated", "unchanged"]
Scored = list[tuple[int, float]]
"""(passage id, score) pairs, best first."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An article ready to be stored: its passages and statements, a vector digest for each, and the vectors not
    stored yet.

    ``content_digest`` is of the text, ``record_digest`` of the record. ``digests`` are of the texts that were
    embedded, one a span, ``statement_digests`` one a statement. ``vectors`` maps those of them that
    ``ArchiveWriter.known`` did not return to an L2-normalised float32 vector. ``extractor`` is the fingerprint of what
    read the statements, "" where nothing did. Raises DocumentError for text that is no Unicode (lone surrogates),
    ValueError for spans that do not fit.
    """

    article: Article
    content_digest: str
    record_digest: str
    spans: tuple[Span, ...]
    digests: tuple[str, ...]
    vectors: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    statement_digests: tuple[str, ...] = ()
    extractor: str = ""

    def __post_init__(self) -> None:
        if len(self.spans) != len(self.digests):
            raise ValueError(f"{len(self.spans)} spans and {len(self.digests)} digests in {self.article.id}")
        if any(span.start == span.end or span.end > len(self.article.text) for span in self.spans):
            raise ValueError(f"a passage of {self.article.id} is empty or ends after the text does")
        refuse_misfits(self.article, self.statements, self.statement_digests)
        try:
            (record_to_json(self.article.record) + self.article.text).encode()
        except UnicodeEncodeError as error:
            raise DocumentError(
                f"{self.article.origin or self.article.id}: half a character in the text ({error.reason}); "
                "save it as UTF-8"
            ) from None


def refuse_misfits(article: Article, statements: Sequence[Statement], digests: Sequence[str]) -> None:
    """Raise ValueError unless the statements are the article's, lie in its text and have a digest each."""
    if len(statements) != len(digests):
        raise ValueError(f"{len(statements)} statements and {len(digests)} digests in {article.id}")
    for statement in statements:
        if statement.article_id != article.id or not fits(statement, len(article.text)):
            raise ValueError(f"a statement of {article.id} is empty, of another article or ends after the text does")


@dataclass(frozen=True, slots=True)
class Stored:
    """What the archive holds of an article: enough to tell whether a copy of it is new."""

    id: str
    version: int
    content_digest: str
    record_digest: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article and when it was stored; the last one is current."""

    number: int
    stored: datetime
    article: Article


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What a search may find: passages (or statements) in ``keep`` (sorted ids; None for all) that are not in ``drop``
    (sorted ids).
    """

    keep: NDArray[np.int64] | None
    drop: NDArray[np.int64]

    def mask(self, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell for each id whether it is in the selection."""
        allowed = ~_within(ids, self.drop)
        return allowed if self.keep is None else allowed & _within(ids, self.keep)


def _within(ids: NDArray[np.int64], among: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not len(among):
        return np.zeros(len(ids), dtype=np.bool_)
    places = np.minimum(np.searchsorted(among, ids), len(among) - 1)
    found: NDArray[np.bool_] = among[places] == ids
    return found


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A name that statements are attributed to, its commonest role, and how often it speaks in how many articles."""

    name: str
    role: str | None
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a statement can be told without its words: whose it is and in what role, its kind, where and when it was
    published. ``of_body`` tells that the speaker is an organisation, and the role its unnamed spokesperson's.
    """

    id: int
    speaker: str | None
    role: str | None
    kind: StatementKind
    outlet: str | None
    published: Moment | None
    of_body: bool = False


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a statement of somebody, with what tells copies of it: whose, in which article, published when."""

    id: int
    speaker: str
    article: int
    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Run:
    """An ingest run: ``counts`` are its own numbers, ``failures`` the (source, reason) of what it could not read."""

    started: datetime
    finished: datetime | None
    sources: tuple[str, ...]
    counts: Mapping[str, int]
    failures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The embedder an archive was filled with. ``fingerprint`` is a hash of the weights or an endpoint's model name."""

    id: str
    dimension: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive holds. ``vectors_tail`` passages are not in Chroma (yet) and are searched exactly; sizes in
    bytes. ``unreadable`` documents failed in the last ingest that met them.
    """

    articles: int
    passages: int
    statements: int
    words: int
    outlets: Mapping[str, int]
    first_published: Moment | None
    last_published: Moment | None
    generation: int
    model: Model | None
    vectors_published: int
    vectors_tail: int
    disk_bytes: int
    last_run: Run | None
    unreadable: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at; ``remedy`` says what to do where it is not ``ok``."""

    ok: bool
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """When caches are used and written. The defaults are measured; tests make them small.

    ``exact_up_to``: an archive or selection of so few passages is searched exactly (5,000 vectors are read in 30 ms
    and compared in 1; importing chromadb alone takes 700); Chroma holds them all the same, for when it grows.
    ``publish_over`` and ``publish_share``: at the end of an ingest vectors are published to Chroma when more than
    so many, or than this share of those published, are pending. ``tail_limit``: during an ingest, when more than so
    many are. ``flush_seconds``: the longest that new passages stay out of the lexical index while an ingest goes
    on. ``heal_up_to``: a reader itself rebuilds a damaged Chroma folder of so many passages.
    """

    exact_up_to: int = 5_000
    publish_over: int = 2_000
    publish_share: float = 0.02
    tail_limit: int = 20_000
    flush_seconds: float = 2.0
    heal_up_to: int = 20_000


DEFAULT = Policy()
