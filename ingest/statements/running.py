"""Direct speech that runs over paragraphs: each opens with a mark, only the last closes, and one speaker says it all.

The tagger reads a few sentences at once and often finds only the paragraph beside the cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.domain import Span
from ingest.statements.attributions import Attribution

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*")
_OPENS = re.compile(r"[>\s]*([“\"])")
_CROWD = re.compile(
    r"(?:people|some|many|most|others|everyone|everybody|folk|you|one)(?: people| folk)?\b",
    re.IGNORECASE,
)


def whole(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions with all paragraphs of a quotation for who says one of them, and without the hearsay in it.

    A quotation that two sources lay claim to stays as it is.
    """
    kept = [one for one in found if not _is_hearsay(text, one)]
    for pieces in _running(text):
        kept = [_within_its_paragraph(one, pieces) for one in kept]
        claims = [n for n, one in enumerate(kept) if _holds(one, pieces) and not _inside(one.cue, pieces)]
        if not claims or len({source.of(text) if (source := kept[n].source) else "" for n in claims}) > 1:
            continue
        owner = kept[claims[-1]]
        others = [part for n in claims for part in kept[n].content if not _inside(part, pieces)]
        parts = sorted(
            {*(part for part in others if not _overlaps(part, pieces)), *pieces}, key=lambda part: part.start
        )
        kept[claims[-1]] = replace(owner, content=tuple(parts))
        kept = [one for n, one in enumerate(kept) if n not in claims[:-1]]
    return kept


def _beside(text: str, claims: Iterable[Attribution], pieces: Sequence[Span]) -> Iterator[Span]:
    """Yield what of the contents stands outside the quotation: "it was “a long way. …"."""
    for part in (part for one in claims for part in one.content):
        start, end = part.start, part.end
        for piece in pieces:
            if start < piece.start < end:
                end = piece.start
            elif piece.start <= start < piece.end:
                start = piece.end
        while start < end and text[end - 1].isspace():
            end -= 1
        if any(map(str.isalnum, text[start:end])):
            yield Span(start, end)


def _within_its_paragraph(one: Attribution, pieces: Sequence[Span]) -> Attribution:
    """Give what somebody quoted reports of another without the paragraphs that follow, which are not the other's."""
    here = next((piece for piece in pieces if piece.start <= one.cue.start < piece.end), None)
    if here is None:
        return one
    clipped = tuple(Span(part.start, min(part.end, here.end)) for part in one.content if part.start < here.end)
    return replace(one, content=clipped) if clipped else one


def _running(text: str) -> Iterator[tuple[Span, ...]]:
    """Yield the quotations that are closed only in a later paragraph, one span for each paragraph."""
    pieces: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.start(), paragraph.start() + len(paragraph[0].rstrip())
        opening = _OPENS.match(text, start, end)
        if pieces:
            if opening is None or opening[1] != text[pieces[0].start] or _mixes_marks(text, start, end):
                pieces = []
            else:
                first = opening.start(1)
                closed = text.find("”" if opening[1] == "“" else '"', first + 1, end)
                again = text.find("“", first + 1, end)
                if closed < 0 and again < 0:
                    pieces.append(Span(first, end))
                    continue
                if closed >= 0 and not 0 <= again < closed:
                    yield (*pieces, Span(first, closed + 1))
                pieces = []
        if (left := _left_open(text, start, end)) is not None:
            pieces = [Span(left, end)]


def _left_open(text: str, start: int, end: int) -> int | None:
    """Give where the mark stands that a paragraph opens and does not close."""
    if _mixes_marks(text, start, end):
        return None
    last = text.rfind("“", start, end)
    if last >= 0:
        return last if text.find("”", last, end) < 0 and _is_opening(text, last, start) else None
    if text.count('"', start, end) % 2 == 0:
        return None
    last = text.rfind('"', start, end)
    return last if _is_opening(text, last, start) else None


def _is_opening(text: str, at: int, start: int) -> bool:
    return (at == start or not text[at - 1].isalnum()) and not text[at + 1 : at + 2].isspace()


def _mixes_marks(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph has straight and typographic marks: which opens and which closes is then a guess."""
    curly = text.find("“", start, end) >= 0 or text.find("”", start, end) >= 0
    return curly and text.find('"', start, end) >= 0


def _is_hearsay(text: str, one: Attribution) -> bool:
    """Tell "as people say" amid what somebody is quoted with, and its words with it: they are that somebody's."""
    if one.source is None or not _CROWD.fullmatch(one.source.of(text)):
        return False
    before = text.rfind("\n\n", 0, one.source.start) + 1
    return text.count("“", before, one.source.start) > text.count("”", before, one.source.start) or (
        text.count('"', before, one.source.start) % 2 == 1
    )


def _holds(one: Attribution, pieces: Sequence[Span]) -> bool:
    return any(_overlaps(part, pieces) for part in one.content)


def _overlaps(part: Span, pieces: Sequence[Span]) -> bool:
    return any(part.start < piece.end and piece.start < part.end for piece in pieces)


def _inside(part: Span, pieces: Sequence[Span]) -> bool:
    return any(piece.start <= part.start and part.end <= piece.end for piece in pieces)
