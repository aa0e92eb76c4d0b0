"""From the tagger's scores to attributions: every word gets one role, and roles become spans of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Span
from assistant.quotations import quotations
from assistant.text import sentences
from ingest.statements.attributions import Attribution
from ingest.statements.tagging.extents import CONTENT, CUE, OTHER, SOURCE, Word, line, runs, settle

__all__ = ["CONTENT", "CUE", "OTHER", "SOURCE", "Tokens", "attributions"]

QUOTED_SHARE = 0.5
"""From this share of its words on, a quotation belongs to the content whole: nobody reports half a quotation."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The word-pieces of a segment: where each stands in the segment, and the number of its word (None: no word)."""

    offsets: Sequence[tuple[int, int]]
    words: Sequence[int | None]


def attributions(
    segment: str, tokens: Tokens, cues: Sequence[int], roles: NDArray[np.float32]
) -> Iterator[Attribution]:
    """Yield the attributions of the cues that have a content, with spans in ``segment``.

    ``cues`` are the word-pieces at which a cue begins, ``roles`` the log-probabilities ``(cue, word-piece, role)``.
    """
    words = _words(segment, tokens)
    quoted = [
        [i for i, word in enumerate(words) if quotation.start <= word.start < quotation.end]
        for quotation in quotations(segment)
    ]
    firsts = [word.first for word in words]
    # What follows the last word, the tokenizer's end mark, has no vote on it.
    end = max((i + 1 for i, number in enumerate(tokens.words) if number is not None), default=0)
    by_word = np.add.reduceat(roles[:, :end], firsts, axis=1) if firsts else roles[:, :0]
    whole = line(segment, words, sentences)
    for cue, scores in zip(cues, by_word, strict=True):
        labels = [int(label) for label in scores.argmax(axis=1)]
        _mend(labels, words, quoted)
        here = max((i for i, first in enumerate(firsts) if first <= cue), default=0)
        settle(labels, scores, whole, here)
        contents = _runs(labels, words, CONTENT)
        if contents:
            yield Attribution(
                source=_source(labels, words, scores),
                cue=_cue(labels, words, here, segment),
                content=tuple(_trimmed(segment, _span(words, run)) for run in contents),
            )


def _words(segment: str, tokens: Tokens) -> list[Word]:
    words: list[Word] = []
    last: int | None = None
    for i, number in enumerate(tokens.words):
        if number is None:
            continue
        start, end = tokens.offsets[i]
        if number == last:
            before = words.pop()
            words.append(Word(before.start, end, before.first, said=True))
        else:
            words.append(Word(start, end, i, said=segment[start].isalnum()))
        last = number
    return words


def _mend(labels: list[int], words: Sequence[Word], quoted: Sequence[Sequence[int]]) -> None:
    """Take quotations whole, and the marks between two parts of the content."""
    for inside in quoted:
        roles = [labels[i] for i in inside if words[i].said]
        content = roles.count(CONTENT)
        if content and content >= QUOTED_SHARE * len(roles) and not {CUE, SOURCE} & set(roles):
            for i in inside:
                labels[i] = CONTENT
    last = None
    for i, label in enumerate(labels):
        if label in (CUE, SOURCE):
            last = None
        elif label == CONTENT:
            if last is not None and not any(words[j].said for j in range(last + 1, i)):
                labels[last + 1 : i] = [CONTENT] * (i - last - 1)
            last = i


def _runs(labels: Sequence[int], words: Sequence[Word], role: int) -> list[list[int]]:
    found = [list(range(*run)) for run in runs(labels, role)]
    return [run for run in found if any(words[i].said for i in run)]


def _span(words: Sequence[Word], run: Sequence[int]) -> Span:
    return Span(words[run[0]].start, words[run[-1]].end)


def _trimmed(segment: str, span: Span) -> Span:
    """Give a content without the mark that closes what stands before it, opens what stands behind or parts the two."""
    start, end = span.start, span.end
    while segment[start] in "”’»),.;:!? ":
        start += 1
    while segment[end - 1] in "“‘«( ,;":
        end -= 1
    return Span(start, end)


def _cue(labels: Sequence[int], words: Sequence[Word], here: int, segment: str) -> Span:
    """Give the run of the cue, on over a "to" that the tagger left out: "declined to comment"."""
    found = _runs(labels, words, CUE)
    run = next((run for run in found if here in run), [here])
    for following in found:
        between = words[run[-1]].end, words[following[0]].start
        if segment[slice(*between)] == " to ":
            run = [*run, *following]
    return _span(words, run)


def _source(labels: Sequence[int], words: Sequence[Word], scores: NDArray[np.float32]) -> Span | None:
    runs = _runs(labels, words, SOURCE)
    if not runs:
        return None
    return _span(words, max(runs, key=lambda run: float(np.exp(scores[run, SOURCE]).sum())))
