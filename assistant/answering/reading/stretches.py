"""What is read for an answer: the parts of the passages found that hold the best sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.reading.reader import Read, Stretch
from assistant.answering.sentences import SENTENCES_EMBEDDED, Candidate
from assistant.domain import Hit, Span
from assistant.text import sentences

MOST, WORDS = 12, 100
"""Stretches read, and words of one."""


def stretches(ranked: Sequence[Candidate]) -> list[Stretch]:
    """Give the stretches around the best sentences, the best first, each once."""
    cut: dict[int, list[Stretch]] = {}
    chosen: dict[tuple[str, int], Stretch] = {}
    for sentence in ranked[:SENTENCES_EMBEDDED]:
        hit = sentence.hit
        if hit.passage_id not in cut:
            cut[hit.passage_id] = [
                Stretch(hit.article.id, hit.start + span.start, hit.article.title, span.of(hit.text))
                for span in _parts(hit)
            ]
        for stretch in cut[hit.passage_id]:
            if stretch.start < sentence.end and sentence.start < stretch.start + len(stretch.text):
                chosen.setdefault((stretch.article_id, stretch.start), stretch)
    return list(chosen.values())[:MOST]


def _parts(hit: Hit) -> Iterator[Span]:
    """Cut a passage at its sentences into parts of like length."""
    spans = sentences(hit.text)
    sizes = [len(span.of(hit.text).split()) for span in spans]
    share = sum(sizes) / max(1, -(-sum(sizes) // WORDS))
    start, held = 0, 0
    for n, size in enumerate(sizes):
        held += size
        if held >= share - size / 2 or n == len(spans) - 1:
            yield Span(spans[start].start, spans[n].end)
            start, held = n + 1, 0


class Likelihoods:
    """The reader's probabilities by article, to be asked about spans."""

    def __init__(self, read: Iterable[tuple[Stretch, Read]] = ()) -> None:
        self._begins: dict[str, dict[int, float]] = {}
        self._ends: dict[str, dict[int, float]] = {}
        self.present: list[float] = []
        for stretch, found in read:
            self._begins.setdefault(stretch.article_id, {}).update(found.begins)
            self._ends.setdefault(stretch.article_id, {}).update(found.ends)
            self.present.append(found.present)

    def of(self, article_id: str, start: int, end: int, marks: int = 0) -> float:
        """Give the probability that the answer is ``[start, end)`` of an article, 0 where that was not read.

        ``marks`` characters at its start ("$") may or may not be part of it.
        """
        begins, ends = self._begins.get(article_id), self._ends.get(article_id)
        if begins is None or ends is None:
            return 0.0
        begin = begins.get(start, 0.0) + (begins.get(start + marks, 0.0) if marks else 0.0)
        return begin * ends.get(end, 0.0)
