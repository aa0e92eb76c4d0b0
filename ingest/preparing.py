"""From an article to what is stored of it: its passages, its statements, and a vector for each text that is new."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedder import Embedder, cores
from assistant.archive.entries import Prepared
from assistant.archive.statement_rows import fits
from assistant.domain import Article, Span, Statement
from assistant.errors import DatelineError
from assistant.settings import Settings
from ingest.passages import passages
from ingest.statements.statements import fingerprint, statements
from ingest.statements.tagging.tagger import load_extractor

Vectors = Mapping[str, NDArray[np.float32]]
"""Vectors by the digest of the text that was embedded."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An article, new or changed, cut into passages; ``ingest.dedupe`` has what the digests are of."""

    article: Article
    content_digest: str
    record_digest: str
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What reading an article for statements gave; ``fault`` says why it gave none where it failed, else ""."""

    statements: tuple[Statement, ...]
    fault: str = ""


class Preparer:
    """Reads statements and embeds, several articles at once."""

    def __init__(self, embedder: Embedder, settings: Settings) -> None:
        self._embedder = embedder
        self._target_words = settings.passage_words
        self._threads, self._bounded = settings.threads or cores(), settings.threads > 0
        self._reads = settings.statements
        self._extractor = load_extractor()
        self.fingerprint = fingerprint(self._extractor)

    def cut(self, article: Article, content_digest: str, record_digest: str) -> Cut:
        """Cut an article into passages."""
        return Cut(article, content_digest, record_digest, tuple(passages(article.text, self._target_words)))

    def statements(self, articles: Iterable[Article]) -> list[Found]:
        """Read the statements of articles, in their order. Raises ArchiveError where the model is missing or damaged;
        what goes wrong with one article is its ``fault``.
        """
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._read, articles))

    def vectors(self, texts: Iterable[str], known: Callable[[Iterable[str]], set[str]]) -> Vectors:
        """Embed those of ``texts`` whose digests ``known`` does not return."""
        by_digest = {digest_of(text): text for text in texts}
        stored = known(by_digest)
        new = [digest for digest in by_digest if digest not in stored]
        return dict(zip(new, self._embedder.encode([by_digest[digest] for digest in new]), strict=True))

    def prepare(self, waiting: Sequence[Cut], known: Callable[[Iterable[str]], set[str]]) -> list[tuple[Prepared, str]]:
        """Give articles as they are stored, each with the fault of reading its statements, "" where there was none;
        texts whose digests ``known`` returns are not embedded again.

        With a fault, and where the settings leave statements out, the article is stored as one whose statements nobody
        has read, for `dateline doctor --repair`.
        """
        texts = [embedded_texts(cut) for cut in waiting]
        with ThreadPoolExecutor(1) as beside:  # the embedder has threads of its own: Python code waits for none
            reading = beside.submit(self.statements, [cut.article for cut in waiting if self._reads])
            if self._bounded:
                reading.result()
            vectors = self.vectors((text for group in texts for text in group), known)
            said = reading.result() if self._reads else [Found(())] * len(waiting)
        prepared = []
        for cut, read, group in zip(waiting, said, texts, strict=True):
            digests = tuple(map(digest_of, group))
            ready = Prepared(
                cut.article,
                cut.content_digest,
                cut.record_digest,
                cut.passages,
                digests,
                {digest: vectors[digest] for digest in digests if digest in vectors},
                read.statements,
                tuple(digests[i] for i in around(cut, read.statements)),
                self.fingerprint if self._reads and not read.fault else "",
            )
            prepared.append((ready, read.fault))
        return prepared

    def _read(self, article: Article) -> Found:
        try:
            found = tuple(statements(article, self._extractor))
            if not all(fits(statement, len(article.text)) for statement in found):
                raise ValueError("a statement is empty or ends after the text does")
        except DatelineError:  # the model's file, which no other article can do without
            raise
        except Exception as error:  # noqa: BLE001  # the boundary of one document: its fault must not end the run
            return Found((), f"its statements could not be read ({type(error).__name__}: {error})")
        return Found(found)


def embedded_texts(cut: Cut) -> list[str]:
    """Give what is embedded of each passage: it, under its article's title."""
    return [f"{cut.article.record.title}\n{span.of(cut.article.text)}" for span in cut.passages]


def around(cut: Cut, found: Sequence[Statement]) -> list[int]:
    """Give for each statement the number of the passage it begins in, whose vector is its own too.

    What a statement is about often stands in the sentences beside it. Vectors of the bare statements, with the title
    or without, cost two fifths of an ingest more and found no more (docs/statements.md).
    """
    starts = [span.start for span in cut.passages]
    return [max(bisect_right(starts, statement.content[0].start) - 1, 0) for statement in found]


def digest_of(text: str) -> str:
    """Give the key of an embedded text."""
    return sha256(text.encode()).hexdigest()
