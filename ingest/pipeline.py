"""From sources to stored articles: read, identify, cut into passages, embed what is new, commit in small batches.

The stages are generators; one batch is held in memory. An article counts once its batch is committed, so an
interrupted run loses nothing it reported, and the next run goes on where that one ended: what is stored is neither
embedded nor written again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder, load_embedder
from assistant.archive.writer import ArchiveWriter, Prepared
from assistant.domain import Article, Span
from assistant.settings import Settings
from ingest.dedupe import content_digest, id_to_store, identify, record_digest
from ingest.passages import passages
from ingest.readers import Failure, Notice, Outcome, read
from ingest.readers.counting import expected

BATCH_PASSAGES = 256
"""Passages embedded together: enough for length-sorted batches to hold little padding, few enough to lose little."""
BATCH_ARTICLES = 256
"""Articles committed together at most, where little is new in each."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. ``read`` counts documents and is the sum of the five after it; ``words`` are those of
    stored articles.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0
    passages: int = 0
    statements: int = 0
    words: int = 0
    seconds: float = 0.0
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: documents read, articles stored (acknowledged), their passages and words, seconds since
    the start.

    ``total`` is the number of documents, None where it is not known before the end.
    """

    read: int
    stored: int
    passages: int
    words: int
    seconds: float
    total: int | None = None


def ingest(
    sources: Sequence[str],
    archive_dir: Path,
    settings: Settings,
    *,
    now: datetime,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Bring an archive up to date with the articles in ``sources``; it is made where there is none.

    A document that can't be read is a failure in the summary and in the archive's record of the run; the rest goes
    on. Raises InputError for a source that is not there, before anything is read, and ArchiveError where the archive
    can't be written.
    """
    documents = [read(source, now=now) for source in sources]
    counts = [expected(source) for source in sources]
    total = None if None in counts else sum(count for count in counts if count is not None)
    embedder = load_embedder(settings)
    with Archive.open(archive_dir, embedder, create=True) as archive, archive.writer() as writer:
        run = _Run(archive, writer, embedder, settings, progress or (lambda _: None), total)
        number = writer.begin_run(list(sources))
        for source in documents:
            for outcome in source:
                run.take(outcome, number)
        run.store()
        summary = run.summary()
        writer.finish_run(number, {name: value for name, value in asdict(summary).items() if isinstance(value, int)})
    return replace(summary, seconds=run.seconds())


@dataclass(frozen=True, slots=True)
class _Waiting:
    article: Article
    content_digest: str
    record_digest: str
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    digests: tuple[str, ...]


class _Run:
    """One ingest under way: what it counted so far and the articles that wait to be embedded and stored together."""

    def __init__(
        self,
        archive: Archive,
        writer: ArchiveWriter,
        embedder: Embedder,
        settings: Settings,
        progress: Callable[[Progress], None],
        total: int | None,
    ) -> None:
        self._archive = archive
        self._writer = writer
        self._embedder = embedder
        self._target_words = settings.passage_words
        self._progress = progress
        self._total = total
        self._begun = time.perf_counter()
        self._waiting: dict[str, _Waiting] = {}
        self._seen: set[tuple[str, str]] = set()
        self._counts = dict.fromkeys(("added", "updated", "unchanged", "duplicates", "failed", "passages", "words"), 0)
        self._failures: list[Failure] = []
        self._notices: list[str] = []

    def take(self, outcome: Outcome, number: int) -> None:
        """Count what a reader yields; an article that is new or changed waits for its batch."""
        match outcome:
            case Failure():
                self._counts["failed"] += 1
                self._failures.append(outcome)
                self._writer.record_failure(number, outcome.source, outcome.reason)
            case Notice():
                self._notices.append(f"{outcome.source}: {outcome.reason}")
            case Article():
                self._take_article(outcome)

    def store(self) -> None:
        """Embed and commit what waits; afterwards it is acknowledged."""
        waiting = list(self._waiting.values())
        self._waiting.clear()
        texts = {digest: text for item in waiting for digest, text in zip(item.digests, item.texts, strict=True)}
        known = self._writer.known(texts)
        new = [digest for digest in texts if digest not in known]
        vectors = dict(zip(new, self._embedder.encode([texts[digest] for digest in new]), strict=True))
        prepared = [
            Prepared(
                item.article,
                item.content_digest,
                item.record_digest,
                item.spans,
                item.digests,
                {digest: vectors[digest] for digest in item.digests if digest in vectors},
            )
            for item in waiting
        ]
        for item, stored in zip(waiting, self._writer.add(prepared) if prepared else (), strict=True):
            self._counts[stored] += 1
            if stored != "unchanged":
                self._counts["passages"] += len(item.spans)
                self._counts["words"] += len(item.article.text.split())
        self._report()

    def summary(self) -> Summary:
        """Give the counts so far."""
        read_ = sum(self._counts[name] for name in ("added", "updated", "unchanged", "duplicates", "failed"))
        return Summary(
            read=read_,
            **self._counts,
            seconds=self.seconds(),
            failures=tuple(self._failures),
            notices=tuple(self._notices),
        )

    def seconds(self) -> float:
        """Give the seconds since the run began."""
        return time.perf_counter() - self._begun

    def _take_article(self, article: Article) -> None:
        if article.id in self._waiting:
            self.store()
        stored = self._writer.existing(article.id)
        digest = record_digest(article)
        if stored is not None and stored.record_digest != digest:
            article = replace(
                article, record=replace(article.record, id=id_to_store(article, self._archive.article(article.id)))
            )
            if article.id != stored.id:
                stored, digest = self._writer.existing(article.id), record_digest(article)
        if (article.id, digest) in self._seen:
            self._counts["duplicates"] += 1
            return
        self._seen.add((article.id, digest))
        if stored is not None and stored.record_digest == digest:
            self._counts["unchanged"] += 1
            self._report()
            return
        content = content_digest(article)
        if stored is None and not _has_given_id(article) and (original := self._same_article(article, content)):
            self._counts["duplicates"] += 1
            if article.record.url:
                self._writer.alias(original, article.record.url)
            return
        self._waiting[article.id] = self._cut(article, content, digest)
        if (
            sum(len(item.spans) for item in self._waiting.values()) >= BATCH_PASSAGES
            or len(self._waiting) >= BATCH_ARTICLES
        ):
            self.store()

    def _same_article(self, article: Article, content: str) -> str | None:
        """Find the article of the same outlet with the same words, stored or waiting."""
        for item in self._waiting.values():
            if item.content_digest == content and item.article.record.outlet == article.record.outlet:
                self.store()
                break
        return self._writer.find_duplicate(content, article.record.outlet)

    def _cut(self, article: Article, content: str, digest: str) -> _Waiting:
        spans = tuple(passages(article.text, self._target_words))
        texts = tuple(f"{article.record.title}\n{span.of(article.text)}" for span in spans)
        return _Waiting(
            article, content, digest, spans, texts, tuple(sha256(text.encode()).hexdigest() for text in texts)
        )

    def _report(self) -> None:
        counts = self._counts
        stored = counts["added"] + counts["updated"]
        read_ = stored + counts["unchanged"] + counts["duplicates"] + counts["failed"]
        self._progress(Progress(read_, stored, counts["passages"], counts["words"], self.seconds(), self._total))


def _has_given_id(article: Article) -> bool:
    return article.id != identify(replace(article.record, id=""), article.text)
