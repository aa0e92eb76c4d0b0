"""Make a large archive out of a smaller one, to measure how it grows: ``python scripts/synthesise_archive.py FROM TO
PASSAGES``.

Every round copies each article with a third of its words replaced by others of the same length, drawn as often as the
archive has them, on another day of the archive's span, and each vector turned by noise to a cosine of 0.8: about what
two reports of one event have. So lists of words and dates grow as they would, and nothing is embedded. Neighbours
do not: the noise points where no real vector does, so that few of a question's nearest are copies, and what approximate
search loses among them says little of a real archive of that size. Statements are left out.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.archive.entries import Prepared
from assistant.domain import Article, Span
from assistant.settings import load
from ingest.dedupe import content_digest, record_digest
from ingest.preparing import digest_of

REPLACED = 1 / 3
COSINE = 0.8
SEED = 5
AT_A_TIME = 2_000
WORDS_SAMPLED = 2_000
"""Articles whose words replacements are drawn from."""
_WORD = re.compile(r"[a-z]{3,}")

Stored = tuple[Article, tuple[Span, ...], NDArray[np.float32]]
"""An article with its passages and their vectors."""
Vocabulary = dict[int, tuple[list[str], list[int]]]
"""Words by length, with the running sums of how often each stands in the archive."""


def stored(archive: Archive) -> Iterator[Stored]:
    """Give each article with its passages and their vectors."""
    left, first = archive.passage_count(), 1
    while left > 0:
        hits = archive.hits([(id_, 0.0) for id_ in range(first, first + AT_A_TIME)])
        vectors = archive.vectors([hit.passage_id for hit in hits])
        for article_id, group in groupby(hits, lambda hit: hit.article.id):
            of = list(group)
            rows = np.array([vectors[hit.passage_id] for hit in of])
            yield archive.article(article_id), tuple(Span(hit.start, hit.end) for hit in of), rows
        left, first = left - len(hits), first + AT_A_TIME


def vocabulary(articles: Iterator[Stored]) -> Vocabulary:
    """Give the words of some articles by length, with the running sums of how often they stand there."""
    counts: Counter[str] = Counter()
    for article, _, _ in islice(articles, WORDS_SAMPLED):
        counts.update(_WORD.findall(article.text))
    by_length: dict[int, tuple[list[str], list[int]]] = defaultdict(lambda: ([], []))
    for word, count in counts.items():
        words, sums = by_length[len(word)]
        words.append(word)
        sums.append(count + (sums[-1] if sums else 0))
    return dict(by_length)


def varied(one: Stored, n: int, words: Vocabulary, span: int, rng: random.Random) -> Prepared:
    """Give the ``n``-th copy of an article; copy 0 is the article itself."""
    article, spans, vectors = one
    if n:

        def another(match: re.Match[str]) -> str:
            if rng.random() > REPLACED or len(match[0]) not in words:
                return match[0]
            of_length, sums = words[len(match[0])]
            return rng.choices(of_length, cum_weights=sums)[0]

        day = article.record.published
        moved = day and replace(day, at=day.at + timedelta(days=rng.uniform(-span, span)))
        title = _WORD.sub(another, article.record.title)
        record = replace(article.record, id=f"{article.id[:90]}.{n}", url=None, published=moved, title=title)
        article = Article(record, _WORD.sub(another, article.text))
        noise = np.random.default_rng(rng.getrandbits(32)).normal(size=vectors.shape)
        noise *= np.sqrt(1 / COSINE**2 - 1) / np.linalg.norm(noise, axis=1, keepdims=True)
        vectors = (vectors + noise).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    digests = tuple(digest_of(f"{article.id} {span.start}") for span in spans)
    by_digest = dict(zip(digests, vectors, strict=True))
    return Prepared(article, content_digest(article), record_digest(article), spans, digests, by_digest)


def main(argv: Sequence[str] | None = None) -> int:
    """Write the archive TO and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("passages", type=int)
    parser.add_argument("--days", type=int, default=900, help="how far a copy's date may be moved")
    options = parser.parse_args(argv)
    rng, embedder = random.Random(SEED), load_embedder(load())
    begun = time.perf_counter()
    with (
        Archive.open(options.source, embedder) as source,
        Archive.open(options.target, embedder, create=True) as target,
    ):
        words, count, n = vocabulary(stored(source)), 0, 0
        with target.writer(publish=False) as writer:
            while count < options.passages:
                batch: list[Prepared] = []
                for one in stored(source):
                    batch.append(varied(one, n, words, options.days, rng))
                    count += len(one[1])
                    if len(batch) >= 200 or count >= options.passages:
                        writer.add(batch)
                        batch = []
                    if count >= options.passages:
                        break
                writer.add(batch)
                n += 1
                print(f"{count:,} passages, {time.perf_counter() - begun:.0f} s", flush=True)
        written = time.perf_counter()
        with target.writer():
            pass
        print(f"published to Chroma in {time.perf_counter() - written:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
