"""A question understood: its period, the speakers and outlets it names, the kind of answer it wants, what to search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from assistant.asking.acts import Act
from assistant.asking.form import asked_for
from assistant.asking.names import names
from assistant.asking.nouns import AnswerType
from assistant.asking.outlets import NamedOutlet, outlets_named, papers
from assistant.asking.said import Intent, Saying, saying, topic_of
from assistant.asking.since import FindEvent, since_event
from assistant.asking.when import Recency, Timing, timing
from assistant.casing import tells_names
from assistant.domain import Scope, Span
from assistant.errors import InputError
from assistant.periods import TimeExpression, find_periods
from assistant.text import STOPWORDS, normalise, sentences, words

LONGEST_QUESTION = 2000
"""Characters a question may have."""
_ASKING_WORDS = STOPWORDS | frozenset(
    """many much else percentage percent proportion exactly approximately roughly please tell happen happened happening
    happens news since according s""".split()
)
Order = Literal["newest first", "in time", "the last"]
_IN_TIME = re.compile(
    r"\b(?:since|first|over\s+(?:time|the\s+(?:past|last|years|months|weeks))|chang\w+|evol\w+|shift\w*|histor\w+|so\s+far"
    r"|from\s+the\s+beginning|timeline|chronolog\w+|in\s+order)\b",
    re.IGNORECASE,
)
"""How a question for the course of things is worded."""
_THE_LAST = re.compile(
    r"\b(?:latest|newest|most\s+recent(?:ly)?|last\s+(?:said|say|statement\w*|words?|comment\w*|remark\w*))\b",
    re.IGNORECASE,
)
_NO_TOPIC = frozenset(("", "it", "that", "this", "them", "him", "her", "so", "anything", "something", "else"))
_POSSESSIVE = re.compile(r"['’]s?$")
_POSSESSIVE_NEXT = re.compile(r"['’]s\b")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = "\u200c\u200d"
"""Invisible, but part of words in Persian and Indic scripts."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    ``standalone`` can be read without its thread. ``scope.inferred`` names what the question implied; the rest of the
    scope was given and binds. ``recency`` says which articles to prefer: near ``as_of``, of the scope's period, or of
    any date. ``speakers`` are whose words are asked for, as written; on a "fact" they are its source ("according to
    Amtrak, how many …"). Where the scope gives some it is those, and ``named`` are the question's own. ``topic`` is
    what was spoken about. ``focus`` is the phrase asked about ("resort town"), ``terms`` the words to search for,
    ``names`` what is to be kept whole, ``times`` every time expression of ``text``.
    """

    text: str
    standalone: str
    as_of: datetime
    scope: Scope
    recency: Recency
    intent: Intent
    speakers: tuple[str, ...]
    topic: str
    act: Act | None
    occasion: bool
    perhaps: bool
    order: Order
    answer_type: AnswerType
    focus: str
    terms: tuple[str, ...]
    names: tuple[str, ...]
    times: tuple[TimeExpression, ...] = ()
    named: tuple[str, ...] = ()


def understand(
    question: str,
    as_of: datetime,
    given: Scope,
    known_outlets: Sequence[str] = (),
    find_event: FindEvent | None = None,
) -> Question:
    """Read a question asked at ``as_of`` (timezone-aware). What ``given`` sets stands; what it leaves open is inferred.

    An outlet is inferred only if it is one of ``known_outlets`` (hosts or names); ``find_event`` dates the event that a
    question about somebody's words begins its time with. Raises InputError for a question without words or with more
    than LONGEST_QUESTION characters.
    """
    text, as_of = _checked(question), as_of.astimezone(UTC)  # "today" and its periods are of one calendar
    times = tuple(find_periods(text, as_of))
    asked, context = _asked_sentence(text)
    about = _saying(asked.of(text), _within(times, asked))
    speech = about is not None and about.intent != "fact"
    if speech and find_event and (event := since_event(text, times, as_of, find_event)):
        times = tuple(sorted((*times, event), key=lambda time: time.span.start))
        about = _saying(asked.of(text), _within(times, asked))
    answer_type, focus = asked_for(asked.of(text))
    wrote = papers(about.speakers, known_outlets) if about is not None else ()
    if about is not None and wrote and len(wrote) == len(about.speakers):
        about = replace(about, intent="who_said" if about.topic else "fact", speakers=())  # by whomever it quotes
    if about is not None and about.intent == "fact" and answer_type == "thing" and not focus:
        about = replace(about, intent="said", answer_type="statement")  # "what happened, according to Peskov"
    if about is not None:
        answer_type = about.answer_type or answer_type
    elif given.speakers:
        about = Saying("said", (), _cut(text, times), None)
    said = about is not None and about.intent == "said"
    when = Timing("period") if given.period else timing(text, times, asked.start, as_of, answer_type, said=said)
    if about is not None and said:
        about = _resolved(about, context.of(text))
    named = about.speakers if about else ()
    speakers = given.speakers or named
    whole = names(text, [time.span for time in times])
    return Question(
        text=text,
        standalone=text,
        as_of=as_of,
        scope=_scoped(given, when, wrote or outlets_named(text, known_outlets)),
        recency=when.recency,
        intent=about.intent if about else "fact",
        speakers=speakers,
        topic=about.topic if about else "",
        act=about.act if about else None,
        occasion=about is not None and about.occasion,
        perhaps=about is not None and about.perhaps,
        order="in time" if _IN_TIME.search(text) else "the last" if _THE_LAST.search(text) else "newest first",
        answer_type=answer_type,
        focus=focus,
        terms=tuple(term for term in _terms(text, times) if not any(term in paper.written for paper in wrote)),
        names=tuple(dict.fromkeys((*whole, *(name for name in speakers if not any(name in other for other in whole))))),
        times=times,
        named=named,
    )


def content(question: Question) -> str:
    """Give the words that say what is asked about: no question words, and no period, which dates answer for."""
    when = {word for time in question.times if time.binding for word in words(time.span.of(question.text))}
    return " ".join(term for term in question.terms if term not in when)


def _checked(question: str) -> str:
    length = len(question.strip())
    if length > LONGEST_QUESTION:
        raise InputError(
            f"the question has {length:,} characters, the most is {LONGEST_QUESTION:,}: ask it in fewer words"
        )
    if not question.isprintable():
        visible = _INVISIBLE.sub("", question)
        question = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in visible)
    text = " ".join(question.split())
    if not any(letter.isalnum() for letter in text):
        raise InputError("the question has no words: ask something, such as “what did the mayor say about the bridge”")
    return text


def _saying(asked: str, times: Sequence[TimeExpression]) -> Saying | None:
    """Read the sentence that asks for speech, without its time expressions if it can be."""
    return saying(_cut(asked, times)) or saying(asked)


def _asked_sentence(text: str) -> tuple[Span, Span]:
    """Give the sentence that asks, the last one with a question mark or the last of all, and what comes before it."""
    spans = sentences(text)
    asked = next((span for span in reversed(spans) if span.of(text).endswith("?")), spans[-1])
    return asked, Span(0, asked.start)


def _within(times: Sequence[TimeExpression], part: Span) -> list[TimeExpression]:
    """Give the expressions that lie in a part of the text, with spans into that part."""
    return [
        replace(time, span=Span(time.span.start - part.start, time.span.end - part.start))
        for time in times
        if part.start <= time.span.start and time.span.end <= part.end
    ]


def _cut(text: str, times: Sequence[TimeExpression]) -> str:
    """Give the text without the words that say when; a date that describes an event stays, as part of the topic."""
    for time in reversed(times):
        owns = _POSSESSIVE_NEXT.match(text, time.span.end)
        if time.binding or (time.kind == "deictic" and not owns):
            text = f"{text[: time.span.start]} {text[time.span.end :]}"
    return " ".join(text.split())


def _resolved(about: Saying, context: str) -> Saying:
    """Give "what did he say about it" the first name of the sentences before it, and what they were about."""
    topic = about.topic if about.topic.lower() not in _NO_TOPIC else topic_of(context)
    return replace(about, speakers=about.speakers or names(context)[:1], topic=topic)


def _scoped(given: Scope, when: Timing, outlets: Sequence[NamedOutlet]) -> Scope:
    """Fill what the given scope leaves open, and say why."""
    named = () if given.outlets else outlets
    period = given.period or when.period
    inferred = [*given.inferred]
    if when.period and not given.period:
        inferred.append("period")
    if named:
        inferred.append("outlets")
    reasons = [given.why, when.why, *(f"“{outlet.written}” read as the outlet {outlet.outlet}" for outlet in named)]
    return replace(
        given,
        period=period,
        outlets=given.outlets or tuple(outlet.outlet for outlet in named),
        inferred=tuple(dict.fromkeys(inferred)),
        why="; ".join(reason for reason in reasons if reason),
    )


def _terms(text: str, times: Sequence[TimeExpression]) -> tuple[str, ...]:
    """Give the content words in order, each once: no question words, stop words or words that count from today."""
    for time in reversed(times):
        if time.kind == "deictic":
            text = f"{text[: time.span.start]} {text[time.span.end :]}"
    capitals = tells_names(text)
    found: dict[str, str] = {}
    for word in words(text):
        bare = _POSSESSIVE.sub("", word)
        acronym = len(bare) > 1 and bare.isupper() and capitals
        if acronym or bare.lower().replace("’", "'") not in _ASKING_WORDS:
            found.setdefault(normalise(bare), bare)
    found.pop("", None)
    return tuple(found.values())
