"""Passages: an article cut into pieces to search and to cite, at sentences and, where it can be, at paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.domain import Span
from assistant.quotations import quotations
from assistant.text import sentences

SOFT, OVERLONG, HARD = 1.25, 2.0, 2.5
"""In targets: where a passage stops taking sentences, from where a sentence is cut, what no passage exceeds."""
_SMALLEST = 40
"""Words under which a passage is joined to the one before (a third of the target, where that is less)."""
_HEADING = 12

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")
_PIECE = re.compile(r"\S{1,48}")
_CLAUSE_END = frozenset(",;:—–、，；：")
_CHARACTERS_A_WORD = 12


class _Unit(NamedTuple):
    start: int
    end: int
    weight: int
    ends_paragraph: bool


def passages(text: str, target_words: int) -> list[Span]:
    """Return the passages of ``text``, in order and disjoint; every sentence lies in exactly one.

    Passages aim for ``target_words`` and end with a paragraph where one ends between half the target and a quarter
    over it, never after a heading. Only a sentence of more than twice the target is cut: at a clause or a word,
    outside its quotations.
    """
    smallest = min(_SMALLEST, target_words // 3)
    found: list[Span] = []
    held: list[_Unit] = []
    size = last_size = paragraph_end = 0

    def close(count: int) -> None:
        nonlocal held, size, last_size, paragraph_end
        found.append(Span(held[0].start, held[count - 1].end))
        last_size = sum(unit.weight for unit in held[:count])
        held, size, paragraph_end = held[count:], size - last_size, 0

    for unit in _units(text, target_words):
        while held and size + unit.weight > SOFT * target_words:
            if size < smallest and size + unit.weight <= HARD * target_words:
                break
            close(paragraph_end or len(held))
        held.append(unit)
        size += unit.weight
        if unit.ends_paragraph and 2 * size >= target_words:
            paragraph_end = len(held)
            if size >= 0.9 * target_words:
                close(paragraph_end)
    if held:
        if found and size < smallest and last_size + size <= HARD * target_words:
            found[-1] = Span(found[-1].start, held[-1].end)
        else:
            close(len(held))
    return found


def weight(text: str) -> int:
    """Return the length of ``text`` in words; unspaced scripts and endless words count by their characters."""
    count = max(len(text.split()), len(text) // _CHARACTERS_A_WORD)
    return count if text.isascii() else max(count, len(_UNSPACED.findall(text)) // 2)


def _units(text: str, target: int) -> Iterator[_Unit]:
    """Yield the sentences of ``text`` with their weights, an overlong one in pieces."""
    spans = sentences(text)
    for at, span in enumerate(spans):
        words = weight(text[span.start : span.end])
        following = spans[at + 1].start if at + 1 < len(spans) else len(text)
        ends = text.count("\n", span.end, following) > 1 and not (words <= _HEADING and text[span.end - 1].isalnum())
        if words <= OVERLONG * target:
            yield _Unit(span.start, span.end, words, ends)
            continue
        for piece in _cut(text, span, target):
            yield _Unit(piece.start, piece.end, weight(piece.of(text)), ends and piece.end == span.end)


def _cut(text: str, sentence: Span, target: int) -> Iterator[Span]:
    """Yield an overlong sentence in pieces of up to a target, cut at clauses, else words, and at worst letters."""
    quoted = iter(quotations(sentence.of(text)))
    quotation = next(quoted, None)
    held: list[tuple[int, int, int]] = []
    size = clause = word = 0
    for match in _PIECE.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        here = weight(match[0])
        while held and size + here > target and (word or size + here > HARD * target):
            last = clause or word or len(held)
            yield Span(held[0][0], held[last - 1][1])
            held = held[last:]
            size = sum(piece[2] for piece in held)
            clause = word = 0
        held.append((start, end, here))
        size += here
        while quotation and quotation.end <= end - sentence.start:
            quotation = next(quoted, None)
        within = quotation is not None and quotation.start < end - sentence.start
        if 2 * size >= target and not within and end < sentence.end and text[end].isspace():
            word = len(held)
            if text[end - 1] in _CLAUSE_END:
                clause = word
    yield Span(held[0][0], sentence.end)
