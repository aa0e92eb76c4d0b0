"""An answer of statements in so many words: the best of them in full, of the others the numbers that open theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.answering.choosing import ordered
from assistant.answering.compose import words_in
from assistant.answering.held_back import corrects, retracts
from assistant.answering.remarks import Remark
from assistant.answering.telling import Telling
from assistant.domain import Span
from assistant.text import sentences
from assistant.wording import MARKS

_TURNS = re.compile(r"[\W_]*(?:but|however|yet|though|although|except|unless|not|instead|still|only)\b", re.IGNORECASE)
"""Opens a sentence that the one before it may not be shown without."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is told under one name: a line of our own ("" for none), then remarks, the best first."""

    remarks: tuple[Remark, ...]
    line: str = ""


def abridged(
    sections: Sequence[Section], texts: dict[str, str], limit: int, *, in_time: bool, before: str = "", after: str = ""
) -> Telling:
    """Give the sections told in at most ``limit`` words, lines and markers included, and between a line ``before`` and
    one ``after`` them.

    Remarks are taken in full while they fit, the best of each name before the second of any; where not one fits, the
    first without its context, or the sentences of it that do. What is left is cited where it would have stood.
    """

    def told(full: Mapping[Remark, Remark]) -> Telling:
        telling = Telling(texts, nothing_fits=not full)
        if before:
            telling.say(before)
        for section in sections:
            if section.line:
                telling.say(section.line)
            telling.tell(ordered(section.remarks, in_time=in_time), full)
        if after:
            telling.say(after)
        return telling

    full: dict[Remark, Remark] = {}
    for remark in _in_turns(sections):
        forms = [remark] if full else [remark, *_shorter(remark, texts[remark.said.article.id])]
        fits = (form for form in forms if words_in(told({**full, remark: form}).text) <= limit)
        if (form := next(fits, None)) is not None:
            full[remark] = form
    return told(full)


def _in_turns(sections: Sequence[Section]) -> Iterator[Remark]:
    """Yield the best of each, then a quotation of each before what only the paper reports: it is exact, and shorter."""
    queues = ((*one.remarks[:1], *sorted(one.remarks[1:], key=lambda remark: remark.worded)) for one in sections)
    for turn in zip_longest(*queues):
        yield from (remark for remark in turn if remark is not None)


def _shorter(remark: Remark, text: str) -> Iterator[Remark]:
    """Give a remark without what it was about, then with ever fewer of its sentences, whole ones from the first on."""
    bare = replace(remark, context=None)
    if remark.context is not None:
        yield bare
    parts = [one for span in remark.shown for one in _sentences(span, text)]
    for kept in range(len(parts) - 1, 0, -1):
        last, after = parts[kept - 1].of(text), parts[kept].of(text)
        if not (_TURNS.match(after) or corrects(after) or retracts(last)):
            shown, rest = _joined(parts[:kept], remark.shown), _joined(parts[kept:], remark.shown)
            if not remark.worded or any(_holds(whole, part) for whole in shown for part in remark.cited):
                yield replace(bare, shown=shown, rest=rest)


def _sentences(shown: Span, text: str) -> Iterator[Span]:
    """Give the sentences of what is shown, those inside a quotation too, its marks with the first and the last."""
    opened = shown.of(text)[:1] in MARKS
    inside = Span(shown.start + opened, shown.end - (opened and shown.of(text)[-1:] in MARKS))
    found = sentences(inside.of(text))
    for n, one in enumerate(found):
        start = shown.start if n == 0 else inside.start + one.start
        yield Span(start, shown.end if n == len(found) - 1 else inside.start + one.end)


def _joined(parts: Sequence[Span], within: Sequence[Span]) -> tuple[Span, ...]:
    """Put sentences together again that stand in one of the spans."""
    groups = ([part for part in parts if _holds(whole, part)] for whole in within)
    return tuple(Span(group[0].start, group[-1].end) for group in groups if group)


def _holds(whole: Span, part: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end
