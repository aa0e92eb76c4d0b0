"""From an article to what is stored of it: its passages, its statements, and a vector for each text that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedder import Embedder, cores
from assistant.archive.entries import Prepared
from assistant.domain import Article, Span, Statement
from assistant.settings import Settings
from ingest.passages import passages
from ingest.statements.attributions import AttributionExtractor
from ingest.statements.statements import statements
from ingest.statements.tagger import load_extractor

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
class Ledger:
    """The statements of an article and what is embedded of each."""

    statements: tuple[Statement, ...]
    texts: tuple[str, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        """Give a digest for each statement's text."""
        return tuple(map(_digest, self.texts))


class Preparer:
    """Reads statements and embeds, several articles at once."""

    def __init__(self, embedder: Embedder, settings: Settings) -> None:
        self._embedder = embedder
        self._target_words = settings.passage_words
        self._threads = settings.threads or cores()
        self.extractor: AttributionExtractor = load_extractor(settings)

    def cut(self, article: Article, content_digest: str, record_digest: str) -> Cut:
        """Cut an article into passages."""
        return Cut(article, content_digest, record_digest, tuple(passages(article.text, self._target_words)))

    def ledgers(self, articles: Iterable[Article]) -> list[Ledger]:
        """Read the statements of articles, in their order."""
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._ledger, articles))

    def vectors(self, texts: Iterable[str], known: Callable[[Iterable[str]], set[str]]) -> Vectors:
        """Embed those of ``texts`` whose digests ``known`` does not return."""
        by_digest = {_digest(text): text for text in texts}
        stored = known(by_digest)
        new = [digest for digest in by_digest if digest not in stored]
        return dict(zip(new, self._embedder.encode([by_digest[digest] for digest in new]), strict=True))

    def prepare(self, waiting: Sequence[Cut], known: Callable[[Iterable[str]], set[str]]) -> list[Prepared]:
        """Give articles as they are stored; texts whose digests ``known`` returns are not embedded again."""
        ledgers = self.ledgers(cut.article for cut in waiting)
        texts = [tuple(_texts(cut)) for cut in waiting]
        vectors = self.vectors((text for group in (*texts, *(ledger.texts for ledger in ledgers)) for text in group), known)
        prepared = []
        for cut, ledger, own in zip(waiting, ledgers, texts, strict=True):
            digests = tuple(map(_digest, own))
            prepared.append(
                Prepared(
                    cut.article,
                    cut.content_digest,
                    cut.record_digest,
                    cut.passages,
                    digests,
                    {digest: vectors[digest] for digest in (*digests, *ledger.digests) if digest in vectors},
                    ledger.statements,
                    ledger.digests,
                    self.extractor.fingerprint,
                )
            )
        return prepared

    def _ledger(self, article: Article) -> Ledger:
        found = tuple(statements(article, self.extractor))
        return Ledger(found, tuple(_said(article, statement) for statement in found))


def _texts(cut: Cut) -> Iterator[str]:
    for span in cut.passages:
        yield f"{cut.article.record.title}\n{span.of(cut.article.text)}"


def _said(article: Article, statement: Statement) -> str:
    """Give what is embedded of a statement: its article's title says what "it" and "the plan" are about."""
    content = " … ".join(span.of(article.text) for span in statement.content)
    return f"{article.record.title}\n{content}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
