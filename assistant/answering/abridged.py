"""An answer of statements in so many words: the best of them in full, of the others the numbers that open theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TypeVar

from assistant.answering.choosing import ordered
from assistant.answering.compose import words_in
from assistant.answering.held_back import corrects, retracts
from assistant.answering.remarks import Remark
from assistant.answering.telling import Telling
from assistant.domain import Record, Span
from assistant.ledger import NEAR
from assistant.text import sentences
from assistant.wording import MARKS

_TURNS = re.compile(r"[\W_]*(?:but|however|yet|though|although|except|unless|not|instead|still|only)\b", re.IGNORECASE)
"""Opens a sentence that the one before it may not be shown without."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Section:
    """What is told under one name: a line of our own ("" for none), with the remark that proves it or the sentence in
    which a paper has ``told`` it, then remarks, the best first.
    """

    remarks: tuple[Remark, ...]
    line: str = ""
    proof: Remark | None = None
    told: tuple[Record, Span] | None = None


def abridged(
    sections: Sequence[Section], texts: dict[str, str], limit: int, *, in_time: bool, before: str = "", after: str = ""
) -> Telling:
    """Give the sections told in at most ``limit`` words, lines and markers included, and between a line ``before`` and
    one ``after`` them.

    The best of each name and article is shown before the second of any: positions change over time. Each gets the
    sentences of it that there is room for, then more of them, then what it was about. What is left is cited at the
    end, ``in_time`` where it would have stood, if there is room for so many lines.
    """

    def told(full: Mapping[Remark, Remark], *, in_place: bool) -> Telling:
        telling = Telling(texts, nothing_fits=not full)
        if before:
            telling.say(before)
        for section in sections:
            if section.line:
                telling.say(section.line, section.proof, section.told)
            telling.tell(ordered(section.remarks, in_time=in_time), full, in_place=in_place)
        telling.finish()
        if after:
            telling.say(after)
        return telling

    in_place = in_time and words_in(told({}, in_place=True).text) <= limit
    full: dict[Remark, Remark] = {}

    def first_fitting(remark: Remark, forms: Iterable[Remark]) -> None:
        fits = (form for form in forms if words_in(told({**full, remark: form}, in_place=in_place).text) <= limit)
        if (form := next(fits, None)) is not None:
            full[remark] = form

    firsts, others = _in_turns(sections)
    forms = {one: list(_parts(one, texts[one.said.article.id])) for one in firsts}
    best = firsts[: len(sections)]
    for remark in [*best, *sorted(firsts[len(best) :], key=lambda one: _length(forms[one][-1], texts))]:
        first_fitting(remark, reversed(forms[remark]))
    for step in range(2):  # more of each before what any was about
        for remark in list(full):
            first_fitting(remark, [remark, *forms[remark]][1 - step :])
    if not full and firsts:
        first_fitting(firsts[0], _shorter(firsts[0], texts[firsts[0].said.article.id]))
    for remark in others:
        first_fitting(remark, [remark])
    return told(full, in_place=in_place)


def _in_turns(sections: Sequence[Section]) -> tuple[list[Remark], list[Remark]]:
    """Give the best of each name and article, what proves a line before all, then the others. But for the best of
    all a quotation comes before what only the paper reports, if it is nearly as near to the topic: it is exact.
    """
    firsts, others = [], []
    for section in sections:
        by_article: dict[str, Remark] = {}
        for remark in sorted(section.remarks, key=lambda one: one is not section.proof):
            first = by_article.setdefault(remark.said.article.id, remark)
            near = remark.evidence.worth >= NEAR * first.evidence.worth
            if first.worded and not remark.worded and near and first not in (section.proof, section.remarks[0]):
                by_article[remark.said.article.id] = remark
        firsts.append(list(by_article.values()))
        left = (remark for remark in section.remarks if by_article[remark.said.article.id] is not remark)
        others.append(sorted(left, key=lambda one: one.worded))
    return dealt(firsts), dealt(others)


def dealt(queues: Sequence[Sequence[_T]]) -> list[_T]:
    """Give the first of each queue, then the second of each."""
    return [one for turn in zip_longest(*queues) for one in turn if one is not None]


def _parts(remark: Remark, text: str) -> Iterator[Remark]:
    """Give a remark without what it was about, then with ever fewer of its quotations, from the first on."""
    bare = replace(remark, context=None)
    yield bare
    yield from _cut(bare, remark.shown, text)


def _shorter(remark: Remark, text: str) -> Iterator[Remark]:
    """Give a remark with ever fewer of its sentences, whole ones from the first on."""
    yield from _cut(
        replace(remark, context=None), [one for span in remark.shown for one in _sentences(span, text)], text
    )


def _cut(bare: Remark, parts: Sequence[Span], text: str) -> Iterator[Remark]:
    """Give a remark with ever fewer of its parts, but none that the next one turns round."""
    for kept in range(len(parts) - 1, 0, -1):
        last, after = parts[kept - 1].of(text), parts[kept].of(text)
        if not (_TURNS.match(after) or corrects(after) or retracts(last)):
            shown, rest = _joined(parts[:kept], bare.shown), _joined(parts[kept:], bare.shown)
            if not bare.worded or any(_holds(whole, part) for whole in shown for part in bare.cited):
                yield replace(bare, shown=shown, rest=rest)


def _length(remark: Remark, texts: Mapping[str, str]) -> int:
    return sum(words_in(span.of(texts[remark.said.article.id])) for span in remark.shown)


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
