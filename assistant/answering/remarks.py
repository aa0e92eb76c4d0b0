"""Statements of the ledger as an answer shows them: quoted, or in the sentence that reports them, with what they are
about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.answering.readable import LONGEST_SHOWN
from assistant.asking.answer_forms import PATTERNS
from assistant.domain import Said, Span, Statement
from assistant.quotations import quotations
from assistant.text import words
from assistant.topic import Evidence, Reading, speaker_of

STANDS_ALONE = 8
"""Words of a quotation that is shown without the sentence around it, where it does not begin as a sentence does."""
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_ASIDE = "“”\"'‘’«» "


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement as it is shown: ``shown`` are its quotations, or else (``worded``) the sentence that reports it.

    ``context`` is the sentence that has the topic where the statement has not, ``stems`` those of what was said;
    ``cited`` are the words in it that are the speaker's or report them: a sentence may hold two of their statements.
    ``copies`` report the same elsewhere. ``dated`` tells that what is shown names the day, ``unmarked`` that it is
    direct speech without marks, as in an interview. ``rest`` is what was shown and was left out for its length.
    """

    said: Said
    evidence: Evidence
    shown: tuple[Span, ...]
    worded: bool
    stems: frozenset[str]
    cited: tuple[Span, ...]
    context: Span | None = None
    copies: tuple[Said, ...] = ()
    dated: bool = False
    unmarked: bool = False
    rest: tuple[Span, ...] = ()

    @property
    def at(self) -> datetime:
        """Give when it was published; what is undated counts as oldest."""
        published = self.said.article.published
        return published.at if published else datetime.min.replace(tzinfo=UTC)


def remark(said: Said, evidence: Evidence, reading: Reading, stems: Iterable[str], *, whole: bool) -> Remark | None:
    """Read a statement in its article; None where it can't be shown. With ``whole`` the sentence is shown even of
    direct words: it may have the day.
    """
    touched = reading.within(said.statement.extent)
    if not touched:
        return None
    text = reading.article.text
    answer = _interview_answer(said, text)
    quotes = () if whole else _quotes(said, text) or answer
    alone = _told_before(said.statement, reading)
    shown = quotes or alone or (_stretch(said, reading, touched),)
    if any(span.end - span.start > LONGEST_SHOWN for span in shown):
        return None
    dated = whole and PATTERNS["date"].search(shown[0].of(text)) is not None
    cited = quotes or alone or _cited(said, reading, shown[0])
    unmarked = bool(answer) and quotes == answer
    return Remark(
        said,
        evidence,
        shown,
        not quotes,
        frozenset(stems),
        cited,
        evidence.told,
        dated=dated,
        unmarked=unmarked,
    )


def _told_before(statement: Statement, reading: Reading) -> tuple[Span, ...]:
    """Give the whole sentences that are reported, where only the next one says who said so: "The quay is shut. Renn
    told the council on Monday."; none where that one may take it back.
    """
    what = reading.within(Span(statement.content[0].start, statement.content[-1].end))
    if not what or statement.manner != "asserted" or statement.cue.start < reading.sentences[what[-1]].end:
        return ()
    return (Span(reading.sentences[what[0]].start, reading.sentences[what[-1]].end),)


def _cited(said: Said, reading: Reading, shown: Span) -> tuple[Span, ...]:
    """Give what may be quoted of the statement, and of others of its speaker that stand in the same stretch."""
    mine = [
        one.statement
        for one in reading.statements
        if speaker_of(said) is not None
        and speaker_of(one) == speaker_of(said)
        and shown.start <= one.statement.extent.start
        and one.statement.extent.end <= shown.end
    ]
    parts = [part for one in mine for part in one.quotable]
    return tuple(dict.fromkeys((*said.statement.quotable, *parts)))


def _quotes(said: Said, text: str) -> tuple[Span, ...]:
    """Give the quotations of direct speech, marks included, where they can be read without the sentence around them."""
    statement = said.statement
    if statement.kind != "direct" or statement.manner != "asserted":
        return ()
    spans = tuple(_marked(span, text) for span in statement.content)
    first = spans[0].of(text).strip(_ASIDE)
    alone = first[:1].isupper() or first[:1].isdecimal() or len(words(first)) >= STANDS_ALONE
    return spans if alone and all(_is_quoted(span, text) for span in spans) else ()


def _interview_answer(said: Said, text: str) -> tuple[Span, ...]:
    """Give what stands after a name and a colon, where that is all that marks it as said."""
    statement = said.statement
    if statement.kind != "direct" or statement.manner != "asserted" or said.cue.strip() != ":":
        return ()
    answer = Span(statement.content[0].start, statement.content[-1].end)
    plain = text[statement.cue.end : answer.start].isspace() and not quotations(answer.of(text))
    return (answer,) if plain else ()


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
    mine = said.statement.extent
    start, end = whole.start, whole.end
    for other in reading.statements:
        theirs = other.statement.extent
        if speaker_of(other) in (None, speaker_of(said)) or theirs.end <= whole.start or theirs.start >= whole.end:
            continue
        if theirs.start <= mine.start and mine.end <= theirs.end:
            return whole  # told by the other: without the other it would be hearsay
        if theirs.end <= mine.start and (said.source or "").casefold() not in _RELATIVE:
            start = mine.start
        elif theirs.start >= mine.end:
            end = mine.end
    return Span(start, end)
