"""Follow-ups that are no sentence: "and Umerov?", "what about the bus?", "and in March?", "only the Courier"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.names import names
from assistant.asking.phrase import PREPOSITIONS
from assistant.clock.almanac import MONTHS, described
from assistant.conversation.anatomy import Base, inverted, without_times
from assistant.conversation.counting import UNCLEAR, counted, is_relative
from assistant.conversation.joining import belonging
from assistant.conversation.reading import Reading
from assistant.conversation.scope import narrowed, outlets_meant, period_meant, without_period
from assistant.conversation.slots import with_outlet, with_source
from assistant.conversation.someone import people
from assistant.conversation.something import topic
from assistant.conversation.things import (
    POINTERS,
    Thing,
    head_of,
    is_body,
    is_many,
    is_nation,
    is_person,
    main_thing,
    things,
    without_article,
)
from assistant.conversation.thread import AS_TO, Thread, leaned, typed
from assistant.conversation.turns import Turn
from assistant.conversation.whose import OWN, who_is_meant
from assistant.domain import Scope, Span
from assistant.naming import is_place
from assistant.text import words

ONLY = re.compile(
    r"(?:(?:but|and|now)\s+)?(?:only|just|solely)\s+(?P<what>.+)|(?P<before>.+?)\s+(?:only|alone)", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:about|on|regarding)\s+(?P<topic>.+)", re.IGNORECASE)
_YEAR = re.compile(r"(?:in\s+)?(?P<year>(?:19|20)\d\d)")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_SAYS_NOTHING = POINTERS | frozenset("then thanks thank you ok okay hello hi".split())
WHOSE = "It is not clear whose “{}” is meant: ask it with the name."
_MEASURES = frozenset(
    """turnout result results score cost costs price number damage reason cause weather margin majority outcome
    verdict penalty length size weight height date""".split()
)
"""What a thing has rather than is: "and the turnout?" after "who won the election?"."""
_SHORT = 2
"""Words of a question that says nothing but its time: "what happened"."""
_ADVERB = re.compile(
    r"(?:back|just|again|say|maybe|perhaps)\s+(?=(?:in|on|at|during|last|this|after|before|since)\b)", re.I
)
_COUNTS = re.compile(r"how\s+many\s+(?P<noun>[a-z][\w-]*s|people|men|women|children)\b", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\s+[a-z]")
_THERE_IS = re.compile(r"(?:is|are|was|were)\s+there\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|its|he|she|him|her|his|they|them|their)\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:and\s+|but\s+|so\s+)?(?:what|who|whom|whose|when|where|why|how|which)\b", re.IGNORECASE)
_ONE = re.compile(r"(?<=\s)ones?\b", re.IGNORECASE)
_NOTHING = re.compile(r"(?:nothing|anything|something)\s+(?=about\b)", re.IGNORECASE)
_DAY = re.compile(r"(?:on\s+)?the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_ITS_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?=\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE)
"""The day of the month in a date with its month behind it."""
_FRAGMENT = re.compile(
    r"(?:and\s+|but\s+)?(?:to|for|with|from|by|against|at|in|on|under|near|over)\s+(?:\S+\s*){1,5}", re.IGNORECASE
)
"""A follow-up that only put something into the question before it."""
_TO_TOPIC = re.compile(r"\s+(?:about|on|of|to)\s+$", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<side>before|after)\s+(?P<who>him|her|them|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)", re.IGNORECASE)
_WHO_IS = re.compile(r"who\s+(?:is|was)\s+(?P<office>the\s+.+?)", re.IGNORECASE)
_OF_A_NATION = re.compile(r"[A-Z]\w+(?:an|ese|ish|ch)")
_SOMEONE = re.compile(r"(?:he|she|they)\b", re.IGNORECASE)
_OWNING = re.compile(r"(?<=\w)['’]s$")
"""Of "only last year’s": articles or words."""
_HERE = re.compile(r"(?:(?:in|at|on|near|around)\s+)(?P<place>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put together anew: its words without the time, the time, and what it is narrowed to."""

    core: str
    when: str
    narrowed: Scope
    unclear: str = ""
    """What is asked back instead, where it can't be told what is asked."""
    plain: bool = False
    """Typed without any capital, as its thread was: one at its start would say that the rest are no names."""

    def reading(self) -> Reading:
        """Give it as one question."""
        whole = f"{self.core} {self.when}".strip().rstrip("?!. ")
        if not self.plain:
            whole = f"{whole[:1].upper()}{whole[1:]}"
        return Reading(f"{whole}?", self.narrowed, unclear=self.unclear)


def only(phrase: str, thread: Thread) -> Asked | None:
    """Ask the question before, narrowed to a period or outlets; None where the phrase is neither."""
    base, before = thread.base, thread.last.narrowed
    phrase = _OWNING.sub("", phrase)
    if outlets := outlets_meant(phrase, thread.outlets):
        core = with_outlet(base, phrase, thread.outlets)
        return Asked(core, base.when, narrowed(before, outlets=outlets, why=phrase))
    period, why = period_meant(phrase, thread.as_of)
    if not period:
        period, why = counted(phrase, thread)
    if period:
        return Asked(base.core, "", narrowed(before, period=period, why=why))
    return another(phrase, thread)


def another(phrase: str, thread: Thread, *, corrects: bool = False) -> Asked | None:
    """Ask the question before of another person, thing, time or outlet; None where the phrase is none of these.

    What ``corrects`` the question before is no turn to one further back.
    """
    base, before = thread.base, thread.last.narrowed
    if outlets := outlets_meant(phrase, thread.outlets):
        core = with_outlet(base, phrase, thread.outlets)
        return Asked(core, base.when, narrowed(before, outlets=outlets, why=phrase))
    if is_relative(phrase):
        return of_time(base.core, phrase, thread)
    phrase = _NOTHING.sub("", _ADVERB.sub("", phrase))
    if (day := _DAY.fullmatch(phrase)) and (moved := _ITS_DAY.sub(day["day"], base.when)) != base.when:
        return Asked(base.core, moved, without_period(before))
    what, when = _parted(phrase, thread)
    scope = without_period(before) if when else before
    if not what:
        return Asked(base.core, when, scope) if when else None
    when = when or base.when
    whom = who_is_meant(what, thread)
    if whom == what and (mine := OWN.match(what)):
        return Asked(base.core, base.when, before, unclear=WHOSE.format(mine["word"].lower()))
    what = whom
    if not what or all(word.lower() in _SAYS_NOTHING for word in words(what)):
        return None
    if (about := _ABOUT.fullmatch(what)) and about["topic"].lower() in POINTERS:
        return Asked(base.core, when, scope)
    if about and not _stands_on(base, what):
        return Asked(_of_topic(base, about["topic"], thread), when, scope)
    return Asked(_of_another(base, what, thread, corrects=corrects), when, scope)


def of_time(core: str, phrase: str, thread: Thread, narrow: Scope | None = None) -> Asked:
    """Ask something within a time counted from that of the thread; where it counts from nothing, ask back."""
    before = thread.last.narrowed if narrow is None else narrow
    period, why = counted(phrase, thread)
    if not period:
        return Asked(core, "", before, unclear=UNCLEAR.format(phrase))
    day = described(period) if len(words(core)) <= _SHORT and period.start and period.end else ""
    in_words = f"{'on' if day[:1].isdigit() else 'in'} {day}" if day and " to " not in day else ""
    return Asked(core, in_words, narrowed(before, period=period, why=why))


def _parted(phrase: str, thread: Thread) -> tuple[str, str]:
    """Part a phrase into what is no time and its time, which gets a preposition where it stands alone."""
    if _YEAR.fullmatch(phrase):
        return "", phrase if phrase.lower().startswith("in ") else f"in {phrase}"
    what, when = without_times(phrase, thread.as_of)
    if not when or (not what and _MONTH.match(when)):
        for lead in ("in", "on"):
            left, found = without_times(f"{lead} {phrase}", thread.as_of)
            if found.startswith(f"{lead} ") and not left:
                return "", found
    return what, when


def _stands_on(base: Base, what: str) -> bool:
    """Tell whether "and on the school?" has a place in a question that asks for no words: "was spent on the pier"."""
    opens = what.split()[0].lower()
    return base.said is None and opens == "on" and any(each.preposition == "on" for each in things(base.core))


def _of_topic(base: Base, about: str, thread: Thread) -> str:
    """Ask the same about another topic."""
    if base.topic is not None:
        return base.with_(base.topic, about)
    if base.said is not None and base.said.intent == "said":
        return f"{base.core} about {about}"
    who = people(thread)
    return f"what did {who[0]} say about {about}" if who else f"what is said about {about}"


def _of_another(base: Base, what: str, thread: Thread, *, corrects: bool) -> str:
    """Ask the same of another person or thing: it takes the place that its kind has in the question before."""
    if what.islower() and len(words(what)) == 1 and is_many(what) and (counts := _COUNTS.match(base.core)):
        return base.with_(Span(*counts.span("noun")), what)  # "and boats?" after "how many members …?"
    if (told := with_source(base, what)) is not None:
        return told
    if (holder := _held_before(what, thread)) is not None:
        return holder
    aside = what.split()[0].lower() in PREPOSITIONS
    if not aside and _is_someone(what, base, thread):
        return _of_someone(base, what, thread)
    if not corrects:
        base = next((earlier for turn, earlier in thread.subject() if _has_places(turn, earlier)), base)
    return _aside(base, what) if aside else _of_something(base, what, thread)


def _of_someone(base: Base, what: str, thread: Thread) -> str:
    """Ask of another person or body: whose words or deeds were asked for, who does what is asked, who is named."""
    about = topic(thread)
    if base.who is not None:
        asked = base.with_(base.who, what)
        open_ = base.said is not None and base.topic is None and not base.clause and about != base.whose
        return f"{asked} about {about}" if open_ and about and about.lower() not in asked.lower() else asked
    place = (_subject(base) or _named_person(base)) if base.said is None else None
    if place is not None:
        return base.with_(place, what)
    return f"what did {what} say about {about}" if about else f"what did {what} say"


def _of_something(base: Base, what: str, thread: Thread) -> str:
    """Ask of another thing: what was spoken about, what is asked about; where none has a place, what is said of it."""
    if base.topic is not None:
        return base.with_(base.topic, what)
    if base.said is not None and base.said.intent == "said" and not base.clause:
        return f"{base.core} about {what}"
    if without_article(what).lower() in _MEASURES and (main := main_thing(base.core)) is not None:
        return f"what was {what} {'in' if main.preposition in ('', 'of') else main.preposition} {main.text}"
    if "’" in what and base.who is None:
        return f"what is said about {what}"
    for turn, earlier in thread.subject():
        if _has_places(turn, earlier) and (swapped := _like(earlier, what, turn)) is not None:
            old = swapped.of(earlier.core)
            return earlier.with_(swapped, belonging(_with_noun(what, old), old))
    return f"what is said about {what}"


def _aside(base: Base, what: str) -> str:
    """Ask the same in another place, or of what another preposition leads in."""
    if (place := _HERE.fullmatch(what)) is not None:
        here = _HERE.search(base.core)
        return base.with_(Span(*here.span()), what) if here else f"{base.core} {place[0]}"
    if base.topic is not None and base.topic.of(base.core).lower() in what.lower():  # "and before the strike?"
        return f"{_TO_TOPIC.sub('', base.core[: base.topic.start])} {what}"
    opens = what.split()[0].lower()
    held = next((thing for thing in things(base.core) if thing.preposition == opens), None)
    return base.with_(held.span, what[len(opens) :].strip()) if held else f"{base.core} {what}"


def _held_before(what: str, thread: Thread) -> str | None:
    """Ask who held an office before or after whom a thread was told that holds it: "and before him?"."""
    match = _BESIDE.fullmatch(what)
    for turn, base in thread.subject() if match else ():
        if (office := _WHO_IS.fullmatch(base.core)) and turn.short_answer and match:
            who = turn.short_answer if _POINTS.fullmatch(match["who"]) else match["who"]
            return f"who was {office['office']} {match['side'].lower()} {who}"
    return None


def _with_noun(what: str, old: str) -> str:
    """Give a phrase with the noun that it leaves out: "the Russian one", "the Ukrainian" of "the Russian side"."""
    noun, bare = head_of(old), without_article(old).split()
    alone = without_article(what)
    adjective = _OF_A_NATION.fullmatch(alone) and len(bare) > 1 and _OF_A_NATION.fullmatch(bare[0])
    return f"{what} {noun}" if adjective else _ONE.sub(noun, what)


def _subject(base: Base) -> Span | None:
    """Give where somebody stands who does what is asked ("how many votes did she get", "has the ministry answered")."""
    parts = inverted(base.core)
    start = len(base.core) - len(parts[2]) if parts else 0
    if parts and (pronoun := _SOMEONE.match(parts[2])):
        return Span(start, start + pronoun.end())
    return next(
        (each.span for each in things(base.core) if parts and each.span.start == start and _acts(each.text)), None
    )


def _acts(what: str) -> bool:
    """Tell whether a phrase names somebody or a body: who can do something."""
    return is_person(what) or is_body(what)


def _like(base: Base, what: str, turn: Turn) -> Span | None:
    """Give the thing of a question that another takes the place of: what was last put into it, what it asks about, else
    its main thing.
    """

    def added(each: Thing) -> bool:
        return _FRAGMENT.fullmatch(turn.question) is not None and typed(turn, each.text)

    asked = len(base.core.partition(AS_TO)[0])
    held = [each for each in things(base.core) if base.who is None or not _overlap(each.span, base.who)]
    held = [each for each in held if each.span.start < asked] or held
    if (parts := inverted(base.core)) is not None:
        start = len(base.core) - len(parts[2])
        subject = next((each for each in held if each.span.start == start), None)
        if (
            subject is not None
            and not any(map(added, held))
            and (_acts(subject.text) == _acts(what) or (len(held) == 1 and not _acts(subject.text)))
        ):
            return subject.span
        held = [each for each in held if each is not subject]
    best = max(held, key=lambda each: (added(each), each.worth, -each.span.start), default=None)
    return best.span if best else None


def _has_places(turn: Turn, base: Base) -> bool:
    """Tell whether a question named a thing or pointed at one: of "who decided that?" and "is there a detour?" nothing
    can be exchanged.
    """
    if _THERE_IS.match(base.core):
        return False
    if not leaned(turn) or _POINTS.search(turn.question) or not _ASKS.match(turn.question):
        return True
    return any(typed(turn, each.text) for each in things(base.core))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _named_person(base: Base) -> Span | None:
    found = [each for each in names(base.core) if is_person(each)]
    at = base.core.find(found[0]) if len(found) == 1 else -1
    if at > 0 and base.core[:at].rstrip().lower().endswith((" the", " in", " at", " of", " from", " on")):
        return None
    return Span(at, at + len(found[0])) if at >= 0 else None


def _is_someone(what: str, base: Base, thread: Thread) -> bool:
    """Tell whether a phrase means somebody: by the archive's names, by its form, by what was asked before."""
    bare = without_article(what)
    if bare != what and any(word[0].isupper() for word in words(bare)) and not is_person(what):
        return bool(thread.known.bearers(bare)) and base.who is not None and not _holds(thread, bare)
    if is_person(what) or thread.known.bearers(bare):
        return is_nation(what) or not is_place(bare.split()[-1])
    told = bare != what or _OWNED.search(what) is not None
    return base.who is not None and base.said is not None and told and (is_body(bare) or base.topic is None)


def _holds(thread: Thread, bare: str) -> bool:
    return any(bare.lower() in turn.standalone.lower() for turn in thread.turns)


def with_year(base: Base, year: str) -> str | None:
    """Give a question's time with another year: "in March 2025" -> "in March 2024"; None where it names no month."""
    if not base.when or not _MONTH.search(base.when):
        return None
    return _A_YEAR.sub(year, base.when) if _A_YEAR.search(base.when) else f"{base.when} {year}"
