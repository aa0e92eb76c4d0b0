"""Where a content begins and ends: with its sentence, not amid a compound, a number or a phrase.

The tagger decides word by word. It now and then drops a few words amid a clause, runs on into the next sentence, or
stops at a number or a preposition; what follows here mends the labels of one attribution, on the words it read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.domain import Span

OTHER, CUE, SOURCE, CONTENT = range(4)
"""The roles that a word has in an attribution, as the tagger numbers them."""

SURE = 4.0
"""How much likelier (in logarithms, over all its words) a gap or a part must be to stand against what surrounds it."""
REACH = 6
"""Words that a phrase may go on where the tagger stopped amid it."""

_INNER = re.compile(r"[.!?…]\S*\s|\n")
_OPENERS = "\"“‘'«„"
_CLOSERS = "\"”’'»"
_JOINS = re.compile(r"[-‐‑’']|(?<=\d)[.,:](?=\d)")
_LEADS = frozenset(
    """of in on at to for from with by about into than as per via the a an his her its their our my your this these
    those any some every each no""".split()
)
"""Words that a noun has yet to follow."""
_LINKS = frozenset(
    "and or but nor that which who whom whose while when because if although though he she they we i".split()
)
"""Words that lead to another clause: a content does not end with one where more follows."""
_HOURS = frozenset("night morning afternoon evening".split())
_SMALL = _LEADS | frozenset("and or but".split())
_FUNCTION = (
    _LEADS
    | _LINKS
    | frozenset(
        """is was are were be been being has have had do does did will would can could may might must should not he
        she it they we i you him them us there here then so also too only just said says told who what where why how
        after before since until during against between among over under up down out off ago""".split()
    )
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a segment, or a mark: where it stands and the number of its first word-piece."""

    start: int
    end: int
    first: int
    said: bool
    """It holds a letter or a digit."""


@dataclass(frozen=True, slots=True)
class Line:
    """What an attribution's labels are mended on: a segment and its words, for all its attributions."""

    segment: str
    words: Sequence[Word]
    breaks: Sequence[int]
    """The numbers of the words that begin a sentence, quotations kept whole."""
    compounds: Sequence[tuple[int, int]]
    """The half-open runs of words with no space between that are one: a number, a contraction."""

    def text(self, i: int) -> str:
        """Give a word in small letters."""
        return self.segment[self.words[i].start : self.words[i].end].lower()


def line(segment: str, words: Sequence[Word], sentences: Callable[[str], Sequence[Span]]) -> Line:
    """Give the line of a segment."""
    starts = [span.start for span in sentences(segment)[1:]] if _INNER.search(segment) else []
    places = [word.start for word in words]
    return Line(segment, words, [bisect_left(places, at) for at in starts], list(_compounds(segment, words)))


def settle(labels: list[int], scores: NDArray[np.float32], line: Line, here: int) -> None:
    """Mend the labels of the attribution whose cue stands at word ``here``; ``scores`` are ``(word, role)``."""
    _join(labels, line)
    _cut(labels, line, here)
    _leave_others(labels, line, here)
    _bridge(labels, scores, line)
    _go_on(labels, scores, line)
    _drop_small(labels, line)


def runs(labels: Sequence[int], role: int) -> list[tuple[int, int]]:
    """Give the half-open runs of words of one role."""
    found: list[tuple[int, int]] = []
    for i, label in enumerate(labels):
        if label != role:
            continue
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _join(labels: list[int], line: Line) -> None:
    """Let the parts of a compound, a contraction or a number be content together."""
    for first, last in line.compounds:
        inside = labels[first:last]
        if len(set(inside)) == 1 or not set(inside) <= {OTHER, CONTENT}:
            continue
        around = (labels[first - 1] if first else OTHER, labels[last] if last < len(labels) else OTHER)
        labels[first:last] = [CONTENT if CONTENT in around else OTHER] * (last - first)


def _compounds(segment: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(1, len(words) + 1):
        if i < len(words) and words[i].start == words[i - 1].end and _joined(segment, words[i - 1], words[i]):
            continue
        if i - first > 1:
            yield first, i
        first = i


def _joined(segment: str, before: Word, here: Word) -> bool:
    """Tell whether a word goes on the one before it, with no space between."""
    if before.said and here.said:
        return True
    mark = here if before.said else before
    if before.said == here.said or mark.start == 0 or mark.end >= len(segment):
        return False
    if segment[mark.start] in "$£€" and mark is before:
        return here.said
    if segment[mark.start] == "%" and mark is here:
        return segment[mark.start - 1].isdigit()
    between = segment[mark.start - 1].isalnum() and segment[mark.end].isalnum()
    return between and _JOINS.match(segment, mark.start) is not None


def _cut(labels: list[int], line: Line, here: int) -> None:
    """End a content with its sentence; whole quotations may follow what is quoted or announced."""
    for first, last in runs(labels, CONTENT):
        inner = [at for at in line.breaks if first < at < last]
        if not inner or (_opens(line, first) and line.text(last - 1)[-1] in _CLOSERS):
            continue
        edges = [first, *inner, last]
        pieces = list(pairwise(edges))
        if first > here:
            kept = 1
            while kept < len(pieces) and _opens(line, pieces[kept][0]):
                kept += 1
            gone = pieces[kept:]
        else:
            kept = len(pieces) - 1
            while (
                kept
                and _opens(line, pieces[kept][0])
                and (_opens(line, pieces[kept - 1][0]) or _is_open(line, pieces[kept][0]))
            ):
                kept -= 1
            gone = pieces[:kept]
        for a, b in gone:
            labels[a:b] = [OTHER] * (b - a)


def _leave_others(labels: list[int], line: Line, here: int) -> None:
    """Leave the words that are quoted amid another sentence than the cue's: that sentence has its own speaker.

    What is reported on in full begins its sentence, goes on a quotation or was announced by a colon.
    """
    if not line.breaks:
        return
    sentence = bisect_right(line.breaks, here)
    for first, last in runs(labels, CONTENT):
        opening = first
        while (
            opening
            and opening not in line.breaks
            and not line.words[opening - 1].said
            and line.text(opening - 1) != ":"
        ):
            opening -= 1
        theirs = bisect_right(line.breaks, first)
        spread = bisect_right(line.breaks, last - 1) != theirs
        begins = opening == 0 or opening in line.breaks or line.text(opening - 1) == ":"
        if theirs == sentence or spread or begins or _is_open(line, first):
            continue
        labels[first:last] = [OTHER] * (last - first)


def _opens(line: Line, i: int) -> bool:
    return line.segment[line.words[i].start] in _OPENERS or line.segment.startswith(("``", "''"), line.words[i].start)


def _is_open(line: Line, i: int) -> bool:
    """Tell whether a quotation that began before a word has not been closed: it goes on over a paragraph."""
    before = line.segment[: line.words[i].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _bridge(labels: list[int], scores: NDArray[np.float32], line: Line) -> None:
    """Take the gaps within a sentence that are not surely gaps, and leave the parts that are not surely parts."""
    parts = runs(labels, CONTENT)
    if len(parts) < 2:
        return
    surer = (scores[:, CONTENT] - scores[:, OTHER]).tolist()
    for (_, end), (start, _) in pairwise(parts):
        gap = range(end, start)
        if (
            all(labels[i] == OTHER for i in gap)
            and not any(end <= at <= start for at in line.breaks)
            and -sum(surer[i] for i in gap) < SURE
        ):
            labels[end:start] = [CONTENT] * (start - end)
    parts = runs(labels, CONTENT)
    best = max(parts, key=lambda part: sum(surer[part[0] : part[1]]))
    for first, last in parts:
        if (first, last) != best and sum(surer[first:last]) < SURE and not _beside(labels, line, first, last):
            labels[first:last] = [OTHER] * (last - first)


def _beside(labels: Sequence[int], line: Line, first: int, last: int) -> bool:
    """Tell whether a part stands right beside source or cue, as in "which she said": there a content is parted."""
    while first and not line.words[first - 1].said:
        first -= 1
    while last < len(labels) and not line.words[last].said:
        last += 1
    around = {labels[first - 1] if first else OTHER, labels[last] if last < len(labels) else OTHER}
    return bool(around & {CUE, SOURCE})


def _go_on(labels: list[int], scores: NDArray[np.float32], line: Line) -> None:
    """Let a content that stops at a preposition, an article or a number, or before "of", go on to the noun; where the
    tagger is surer that the noun is none of it, let it stop before those small words.
    """
    surer = scores[:, CONTENT] - scores[:, OTHER]
    for first, last in runs(labels, CONTENT):
        end = last
        while end - first > 1 and line.text(end - 1) in _LINKS:
            end -= 1
        if end < last and _free(labels, line, last):
            labels[end:last] = [OTHER] * (last - end)
            continue
        reached = last
        while reached < len(labels) and reached - last < REACH and _free(labels, line, reached):
            noun = reached > last and line.text(reached) not in _FUNCTION and surer[reached] > -SURE
            if not noun and not _leads_on(line, reached):
                break
            reached += 1
        while reached > last and line.text(reached - 1) in _LEADS:
            reached -= 1
        small = last
        while small - first > 1 and line.text(small - 1) in _LEADS:
            small -= 1
        stuck = reached == last and last < len(labels) and line.segment.startswith(" ", line.words[last - 1].end)
        if stuck and small < last and line.words[last].said and line.words[last - 1].said:
            labels[small:last] = [OTHER] * (last - small)
            continue
        whole = line.text(last - 1) == "of" or float(surer[small:reached].sum()) >= 0
        if reached > last and small < last and not whole:
            labels[small:last] = [OTHER] * (last - small)
        else:
            labels[last:reached] = [CONTENT] * (reached - last)


def _leads_on(line: Line, i: int) -> bool:
    """Tell whether the word before wants this one: "the" its noun, "134" what is counted, a name its second part."""
    before, word = line.text(i - 1), line.text(i)
    if before in _LEADS or word == "of" or (before in _MONTHS and word.isdigit()):
        return True
    if (before.isdigit() and word in _MONTHS) or (before in _DAYS and word in _HOURS):
        return True
    if word in _FUNCTION or word in _DAYS or word in _MONTHS:
        return False
    names = line.segment[line.words[i - 1].start].isupper() and line.segment[line.words[i].start].isupper()
    return (before[0].isdigit() and not word.endswith("ly")) or (names and before not in _FUNCTION | _DAYS)


def _free(labels: Sequence[int], line: Line, i: int) -> bool:
    """Tell whether a word is nobody's and follows the one before it with only a space between."""
    if i >= len(labels) or labels[i] != OTHER or not line.words[i].said or i in line.breaks:
        return False
    return line.segment[line.words[i - 1].end : line.words[i].start] == " " and line.words[i - 1].said


def _drop_small(labels: list[int], line: Line) -> None:
    """Leave the parts that hold nothing but small words: "to" in "declined to comment"."""
    parts = runs(labels, CONTENT)
    for first, last in parts:
        said = [line.text(i) for i in range(first, last) if line.words[i].said]
        if len(said) < 3 and set(said) <= _SMALL:
            labels[first:last] = [OTHER] * (last - first)
