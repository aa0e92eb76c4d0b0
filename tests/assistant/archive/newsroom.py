"""Articles and an embedder for the archive's tests: deterministic, tiny, and near where words are shared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive import Archive
from assistant.archive.entries import Policy
from assistant.archive.writer import Prepared
from assistant.domain import Article, Moment, Record, Span, Speaker, Statement

EAGER = Policy(exact_up_to=0, publish_over=0, publish_share=0.0, tail_limit=40, flush_seconds=0.0, heal_up_to=20_000)
"""Every passage goes through tantivy and Chroma as soon as can be."""
LAZY = Policy(exact_up_to=5_000, publish_over=2_000, publish_share=0.02, flush_seconds=60.0)
"""Nothing goes into a cache before the writer closes."""


class WordEmbedder:
    """Hashes words into 24 dimensions: texts with the same words have cosine 1."""

    model_id = "words"
    dimension = 24
    fingerprint = "0123456789abcdef"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                row[digest[0] % self.dimension] += 1 + digest[1] / 256
                row[digest[2] % self.dimension] -= digest[3] / 256
            row /= np.linalg.norm(row) or 1
            if not row.any():
                row[0] = 1
        return rows


def article(id_: str, text: str, title: str = "News", **record: object) -> Article:
    """Give an article of the Example Times, dated 29 May 2025 unless told otherwise."""
    fields: dict[str, object] = {
        "url": f"https://www.example-times.com/{id_}",
        "outlet": "The Example Times",
        "published": Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "test"),
        "authors": ("Jane Carter",),
    }
    return Article(Record(id_, title, **(fields | record)), text, origin=f"{id_}.txt")  # type: ignore[arg-type]


def prepared(item: Article) -> Prepared:
    """Cut an article into a passage a line, and embed them all."""
    spans, at = [], 0
    for line in item.text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    texts = [f"{item.record.title} {span.of(item.text)}" for span in spans]
    digests = [_digest(text) for text in texts]
    vectors = dict(zip(digests, WordEmbedder().encode(texts), strict=True))
    return Prepared(item, _digest(item.text), _digest(repr(item.record)), tuple(spans), tuple(digests), vectors)


def spoken(item: Article, extractor: str = "lines") -> Prepared:
    """Prepare an article, and make each line with a colon a statement: "Name (role) said: words"."""
    bare, statements = prepared(item), list[Statement]()
    for span in bare.spans:
        source, colon, _ = span.of(item.text).partition(" said: ")
        if colon:
            name, _, role = source.partition(" (")
            named, cue = Span(span.start, span.start + len(name)), span.start + len(source) + 1
            speaker = Speaker(name, named, "name", role.rstrip(")") or None) if name != "Somebody" else None
            content = (Span(cue + 6, span.end),)
            statements.append(Statement(item.id, content, Span(cue, cue + 4), named, "direct", "asserted", speaker))
    texts = [said.content[0].of(item.text) for said in statements]
    digests = [_digest(text) for text in texts]
    vectors = {**bare.vectors, **dict(zip(digests, WordEmbedder().encode(texts), strict=True))}
    return replace(
        bare,
        vectors=vectors,
        statements=tuple(statements),
        statement_digests=tuple(digests),
        extractor=extractor,
    )


def near(archive: Archive, text: str, k: int = 3, title: str = "News") -> list[str]:
    """Give the words of the passages nearest to a text, best first."""
    vector = WordEmbedder().encode([f"{title} {text}"])[0]
    return [hit.text for hit in archive.hits(archive.dense(vector, k))]


def found(archive: Archive, query: str, k: int = 10) -> list[str]:
    """Give the words of the passages that lexical search finds, best first."""
    return [hit.text for hit in archive.hits(archive.lexical(query, k))]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
