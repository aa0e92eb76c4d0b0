"""Statements of the ledger as an answer shows them: quoted, or in the sentence that reports them, with what they are
about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from assistant.answering.compose import Piece
from assistant.answering.sentences import LONGEST_SHOWN
from assistant.answering.subject import Subject
from assistant.domain import Article, Said, Span
from assistant.quotations import quotations
from assistant.text import words

TOPIC_COVERED = 0.5
"""The weighted share of the topic's words that a statement, or it with its context, must hold."""
TITLE_COVERED = 0.6
"""The share that it must hold together with its article's title."""
TOUCHED = 0.2
"""The share that it must hold without the title, unless the topic is a name: titles name two things at once."""
OCCASION_COVERED = 0.35
"""The share that the article must hold for an occasion that the question describes in its own words."""
ON_TOPIC, GOES_ON, IN_CONTEXT, BESIDE, ON_TITLE, LIKE, NO_TOPIC = 0.9, 0.75, 0.7, 0.6, 0.5, 0.45, 0.8
"""How surely a statement is about the topic: it names it; it goes on from one that does; what stands around it does;
somebody else's words beside it do; the title does; it is only like it. And where no topic was asked for.
"""
DIRECT = 0.2
"""What direct words are worth over the paper's."""
LIKENESS, PARTLY = 0.35, 0.3
"""The cosine to the topic that makes up for words, where at least this share of them is there."""
BEFORE, AFTER = 3, 1
"""Sentences before and after a statement in which its topic may stand, in its own paragraph or the one before."""
FAR = 8
"""Sentences before a statement among which the one to show for its topic is chosen."""
STANDS_ALONE = 8
"""Words of a quotation that is shown without the sentence around it, where it does not begin as a sentence does."""
ALIKE, WITHIN = 0.6, 0.85
"""Two statements of one speaker that share so much of all their stems, or of the shorter one's, are one."""
SAME_TIME = timedelta(days=10)
"""What a speaker says again later is another statement."""
_ASIDE = "“”\"'‘’«» "
_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
BEFORE, AFTER = 3, 1
"""Sentences before and after a statement in which its topic may stand, in its own paragraph or the one before."""
FAR = 8
"""Sentences before a statement among which the one to show for its topic is chosen."""
STANDS_ALONE = 8
"""Words of a quotation that is shown without the sentence around it, where it does not begin as a sentence does."""
ALIKE, WITHIN = 0.6, 0.85
"""Two statements of one speaker that share so much of all their stems, or of the shorter one's, are one."""
SAME_TIME = timedelta(days=10)
"""What a speaker says again later is another statement."""
_ASIDE = "“”\"'‘’«» "


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences, their stems, and everybody's statements in it."""

    article: Article
    sentences: tuple[Span, ...]
    stems: tuple[frozenset[str], ...]
    title: frozenset[str]
    statements: tuple[Said, ...]

    def piece(self, n: int) -> Piece:
        """Give a sentence to be shown."""
        span = self.sentences[n]
        return Piece(self.article.record, span.start, span.end, span.of(self.article.text))

    def is_anothers(self, n: int, said: Said) -> bool:
        """Tell whether a sentence reports words of somebody other than the speaker of a statement."""
        mine = speaker_of(said)
        return any(speaker_of(other) != mine and n in self.within(extent(other)) for other in self.statements)

    def within(self, part: Span) -> range:
        """Give the sentences that a part of the text touches."""
        touched = [n for n, span in enumerate(self.sentences) if span.start < part.end and part.start < span.end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement as it is shown: ``shown`` are its quotations, or else (``worded``) the sentence that reports it.

    ``evidence`` says how surely it is on the topic, 0 to 1, ``own`` which share of the topic's words it has itself,
    ``likeness`` the cosine of its words to the topic;
    ``context`` is the sentence that has the topic where the statement has not. ``copies`` report the same elsewhere.
    """

    said: Said
    shown: tuple[Span, ...]
    worded: bool
    evidence: float
    own: float
    stems: frozenset[str]
    likeness: float = 0.0
    context: Piece | None = None
    copies: tuple[Said, ...] = ()

    @property
    def rank(self) -> float:
        """Say how good an answer it is: on the topic, in its own words, direct."""
        return self.evidence + self.own + self.likeness + DIRECT * (not self.worded)

    @property
    def at(self) -> datetime:
        """Give when it was published; what is undated counts as oldest."""
        published = self.said.article.published
        return published.at if published else datetime.min.replace(tzinfo=UTC)


def extent(said: Said) -> Span:
    """Give the stretch from the first to the last character of source, cue and content."""
    statement = said.statement
    parts = [*statement.content, statement.cue, *([statement.source] if statement.source else [])]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def speaker_of(said: Said) -> str | None:
    """Give the name the ledger has for who said it."""
    return said.statement.speaker.name if said.statement.speaker else None


def remark(said: Said, reading: Reading, topic: Subject, likeness: float, *, occasion: bool) -> Remark | None:
    """Read a statement in its article; None where neither it nor its context is about the topic."""
    touched = reading.within(extent(said))
    if not touched:
        return None
    own = frozenset[str]().union(*(reading.stems[n] for n in touched))
    near = _near(touched, reading)
    evidence, context = _evidence(said, reading, topic, touched, own, near, likeness=likeness, occasion=occasion)
    if evidence is None:
        return None
    quotes = _quotes(said, reading.article.text)
    shown = quotes or (_stretch(said, reading, touched),)
    if any(span.end - span.start > LONGEST_SHOWN for span in shown):
        return None
    stems = frozenset[str]().union(*(reading.stems[n] for part in said.statement.content for n in reading.within(part)))
    return Remark(said, shown, not quotes, evidence, topic.coverage(own), stems, likeness, context)


def goes_on(said: Said, after: Remark, reading: Reading, topic: Subject, likeness: float) -> Remark | None:
    """Read a statement that goes on in the same paragraph right after another of the same speaker, and so on what that
    was about.
    """
    before, touched = reading.within(extent(after.said)), reading.within(extent(said))
    if not touched or not before or not 0 <= touched[0] - before[-1] <= 1:
        return None
    if "\n\n" in reading.article.text[reading.sentences[before[-1]].end : reading.sentences[touched[0]].start]:
        return None
    going = remark(said, reading, Subject.anything(), likeness, occasion=False)
    own = topic.coverage(frozenset[str]().union(*(reading.stems[n] for n in touched)))
    evidence = min(GOES_ON, after.evidence)
    return going and replace(going, evidence=evidence, own=own)


def _evidence(
    said: Said,
    reading: Reading,
    topic: Subject,
    touched: range,
    own: frozenset[str],
    near: Sequence[int],
    *,
    likeness: float,
    occasion: bool,
) -> tuple[float | None, Piece | None]:
    """Say how surely a statement is about the topic (None: it is not), and give the sentence that says so for it."""
    if not topic:
        return NO_TOPIC, None
    if topic.coverage(own) >= TOPIC_COVERED:
        return ON_TOPIC, None
    around = own.union(*(reading.stems[n] for n in near))
    covered = topic.coverage(around)
    if covered >= TOPIC_COVERED:
        best = _context(touched, near, reading, topic, own)
        return (BESIDE if reading.is_anothers(best, said) else IN_CONTEXT), reading.piece(best)
    titled = topic.coverage(around | reading.title) >= TITLE_COVERED and (covered >= TOUCHED or topic.is_one_name)
    if titled or _is_subject(said, reading, topic):
        return ON_TITLE, None
    if covered >= PARTLY and likeness >= LIKENESS:
        return LIKE, None
    everything = reading.title.union(*reading.stems)
    return (ON_TITLE, None) if occasion and topic.coverage(everything) >= OCCASION_COVERED else (None, None)


def _is_subject(said: Said, reading: Reading, topic: Subject) -> bool:
    """Tell whether a statement says "she" or "him" in an article whose title names the person asked about."""
    titled = topic.coverage(reading.title) >= TOPIC_COVERED
    return titled and topic.is_one_name and _SOMEBODY.search(said.content) is not None


def distinct(remarks: Iterable[Remark]) -> list[Remark]:
    """Keep one of those that say the same, the one with the direct words or else the earlier; the others become its
    copies, and what stands in one sentence is one.
    """
    kept: list[Remark] = []
    for new in remarks:
        place = next((n for n, old in enumerate(kept) if _same(old, new)), None)
        if place is None:
            kept.append(new)
            continue
        old = kept[place]
        first, second = sorted((old, new), key=_first_of(old, new))
        copies = (*first.copies, second.said, *second.copies)
        best = max((old, new), key=lambda one: one.evidence)
        kept[place] = replace(
            first, copies=copies, evidence=best.evidence, own=max(old.own, new.own), context=_kept(first, best)
        )
    return kept


def _first_of(old: Remark, new: Remark) -> Callable[[Remark], tuple[bool, datetime]]:
    """Prefer of one article's two the sentence, which holds the other's quotation, else the direct words, then the
    earlier.
    """
    together = old.said.article.id == new.said.article.id
    return lambda one: (one.worded != together, one.at)


def _kept(first: Remark, best: Remark) -> Piece | None:
    """Give the context that the shown one of two alike needs: its own, and none where it has the topic itself."""
    return first.context if first.context and best.own < TOPIC_COVERED else None


def _same(one: Remark, other: Remark) -> bool:
    if one.said.article.id == other.said.article.id:
        return (one.worded or other.worded) and any(_touch(a, b) for a in one.shown for b in other.shown)
    if abs(one.at - other.at) > SAME_TIME or not one.stems or not other.stems:
        return False
    shared = len(one.stems & other.stems)
    alike = shared >= ALIKE * len(one.stems | other.stems)
    return alike or (shared > 2 and shared >= WITHIN * min(len(one.stems), len(other.stems)))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _quotes(said: Said, text: str) -> tuple[Span, ...]:
    """Give the quotations of direct speech, marks included, where they can be read without the sentence around them."""
    statement = said.statement
    if statement.kind != "direct" or statement.manner != "asserted":
        return ()
    spans = tuple(_marked(span, text) for span in statement.content)
    first = spans[0].of(text).strip(_ASIDE)
    alone = first[:1].isupper() or first[:1].isdecimal() or len(words(first)) >= STANDS_ALONE
    return spans if alone and all(_is_quoted(span, text) for span in spans) else ()


def _marked(span: Span, text: str) -> Span:
    """Take the quotation marks right around a span into it."""
    around = next((q for q in quotations(text[max(0, span.start - 1) : span.end + 2]) if q.start <= 1), None)
    first = max(0, span.start - 1)
    if around is None or first + around.start > span.start or first + around.end < span.end:
        return span
    return Span(first + around.start, first + around.end)


def _is_quoted(span: Span, text: str) -> bool:
    return span.of(text)[:1] in "“\"‘'«„"


def _stretch(said: Said, reading: Reading, touched: range) -> Span:
    """Give the sentence that reports a statement, without what reports somebody else's before or after it."""
    whole = Span(reading.sentences[touched[0]].start, reading.sentences[touched[-1]].end)
    mine = extent(said)
    start, end = whole.start, whole.end
    for other in reading.statements:
        theirs = extent(other)
        if speaker_of(other) == speaker_of(said) or theirs.end <= whole.start or theirs.start >= whole.end:
            continue
        if theirs.start <= mine.start and mine.end <= theirs.end:
            return whole  # told by the other: without the other it would be hearsay
        if theirs.end <= mine.start:
            start = mine.start
        elif theirs.start >= mine.end:
            end = mine.end
    return Span(start, end)


def _near(touched: range, reading: Reading) -> list[int]:
    """Give the sentences around a statement that may say what it is about, nearest first."""
    text, spans = reading.article.text, reading.sentences
    found: list[int] = []
    breaks = 0
    for n in range(touched[0] - 1, max(-1, touched[0] - 1 - BEFORE), -1):
        breaks += "\n\n" in text[spans[n].end : spans[n + 1].start]
        if breaks > 1:
            break
        found.append(n)
    for n in range(touched[-1] + 1, min(len(spans), touched[-1] + 1 + AFTER)):
        if "\n\n" in text[spans[n - 1].end : spans[n].start]:
            break
        found.append(n)
    return found


def _context(touched: range, near: Sequence[int], reading: Reading, topic: Subject, own: frozenset[str]) -> int:
    """Choose the sentence that says what a statement is about: with the topic, with the statement's words, with nobody
    else's quotation if there is one, and not far before it.
    """

    def worth(n: int) -> float:
        quoting = 0.2 * bool(quotations(reading.sentences[n].of(reading.article.text)))
        return topic.coverage(reading.stems[n]) + 0.1 * len(own & reading.stems[n]) - quoting - 0.02 * abs(n - touched[0])

    told = [*near, *range(max(0, touched[0] - FAR), touched[0])]
    return max((n for n in told if topic.coverage(reading.stems[n]) >= TOPIC_COVERED), key=worth, default=max(near, key=worth))


def in_reading_order(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Give the remarks of one article as they stand in it."""
    yield from sorted(remarks, key=lambda one: one.shown[0].start)
