"""Statements of the ledger as an answer shows them: quoted, or in the sentence that reports them, with what they are
about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.answering.compose import Piece
from assistant.answering.reading import Reading, extent, speaker_of
from assistant.answering.sentences import LONGEST_SHOWN
from assistant.answering.spans import PATTERNS
from assistant.answering.subject import Subject
from assistant.answering.topicality import BESIDE, GOES_ON, QUOTED_ON, evidence_for
from assistant.domain import Said, Span
from assistant.quotations import quotations
from assistant.text import words

DIRECT, DATED = 0.2, 0.4
"""What direct words are worth over the paper's, and the day where it is asked for."""
STANDS_ALONE = 8
"""Words of a quotation that is shown without the sentence around it, where it does not begin as a sentence does."""
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_ASIDE = "“”\"'‘’«» "


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement as it is shown: ``shown`` are its quotations, or else (``worded``) the sentence that reports it.

    ``evidence`` says how surely it is on the topic, 0 to 1, ``own`` which share of the topic's words it has itself,
    ``likeness`` the cosine of its words to the topic; ``context`` is the sentence that has the topic where the
    statement has not. ``copies`` report the same elsewhere. ``dated`` tells that what is shown names the day.
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
    dated: bool = False

    @property
    def rank(self) -> float:
        """Say how good an answer it is: on the topic, in its own words, direct."""
        return self.evidence + self.own + self.likeness + DIRECT * (not self.worded) + DATED * self.dated

    @property
    def at(self) -> datetime:
        """Give when it was published; what is undated counts as oldest."""
        published = self.said.article.published
        return published.at if published else datetime.min.replace(tzinfo=UTC)


def remark(
    said: Said, reading: Reading, topic: Subject, likeness: float, *, occasion: bool = False, whole: bool = False
) -> Remark | None:
    """Read a statement in its article; None where neither it nor its context is about the topic.

    With ``whole`` the sentence is shown even of direct words: it may have the day.
    """
    touched = reading.within(extent(said))
    if not touched:
        return None
    own = frozenset[str]().union(*(reading.stems[n] for n in touched))
    evidence, told = evidence_for(said, reading, topic, touched, own, likeness=likeness, occasion=occasion)
    if evidence is None:
        return None
    quotes = () if whole else _quotes(said, reading.article.text)
    shown = quotes or (_stretch(said, reading, touched),)
    context = None if told is None else reading.piece(told)
    if told is not None and context and not quotes and _leads_to(told, touched[0], said, reading):
        shown, context = (Span(context.start, shown[0].end),), None
    if any(span.end - span.start > LONGEST_SHOWN for span in shown):
        return None
    return Remark(
        said,
        shown,
        worded=not quotes,
        evidence=evidence,
        own=topic.coverage(own),
        stems=reading.words[said.id],
        likeness=likeness,
        context=context,
        dated=whole and PATTERNS["date"].search(shown[0].of(reading.article.text)) is not None,
    )


def goes_on(
    said: Said, after: Remark, reading: Reading, topic: Subject, likeness: float, *, whole: bool = False
) -> Remark | None:
    """Read a statement that goes on in the same paragraph right after another of the same speaker, and so on what that
    was about.
    """
    if after.evidence <= BESIDE and said.statement.kind != "direct":
        return None  # that was about somebody else's words: only a quotation surely still is
    before, touched = reading.within(extent(after.said)), reading.within(extent(said))
    if not touched or not before or not 0 <= touched[0] - before[-1] <= 1:
        return None
    if touched[0] > before[-1] and reading.parted(before[-1]):
        return None
    going = remark(said, reading, Subject.anything(), likeness, whole=whole)
    own = topic.coverage(frozenset[str]().union(*(reading.stems[n] for n in touched)))
    evidence = min(QUOTED_ON if said.statement.kind == "direct" else GOES_ON, after.evidence)
    return going and replace(going, evidence=evidence, own=own)


def _leads_to(n: int, first: int, said: Said, reading: Reading) -> bool:
    """Tell whether a sentence stands right before the first of a statement and is nobody else's words."""
    return n == first - 1 and not reading.parted(n) and not reading.is_anothers(n, said)


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
    """Give the sentence that reports a statement, without what reports somebody else's before or after it.

    "…, who replied that" leans on what is before it, and so stays whole.
    """
    whole = Span(reading.sentences[touched[0]].start, reading.sentences[touched[-1]].end)
    mine = extent(said)
    start, end = whole.start, whole.end
    for other in reading.statements:
        theirs = extent(other)
        if speaker_of(other) in (None, speaker_of(said)) or theirs.end <= whole.start or theirs.start >= whole.end:
            continue
        if theirs.start <= mine.start and mine.end <= theirs.end:
            return whole  # told by the other: without the other it would be hearsay
        if theirs.end <= mine.start and (said.source or "").casefold() not in _RELATIVE:
            start = mine.start
        elif theirs.start >= mine.end:
            end = mine.end
    return Span(start, end)


def in_reading_order(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Give the remarks of one article as they stand in it."""
    yield from sorted(remarks, key=lambda one: one.shown[0].start)
