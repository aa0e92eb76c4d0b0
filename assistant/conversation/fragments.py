"""Follow-ups that are no sentence: "and Umerov?", "what about the bus?", "and in March?", "only the Courier"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.clock.almanac import MONTHS, described
from assistant.conversation.anatomy import Base, without_times
from assistant.conversation.counting import UNCLEAR, counted, is_relative
from assistant.conversation.exchanging import of_another
from assistant.conversation.reading import Reading
from assistant.conversation.scope import narrowed, outlets_meant, period_meant, without_period
from assistant.conversation.slots import with_outlet
from assistant.conversation.someone import people
from assistant.conversation.things import POINTERS, things
from assistant.conversation.thread import Thread
from assistant.conversation.whose import OWN, who_is_meant
from assistant.domain import Scope
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
_SHORT = 2
"""Words of a question that says nothing but its time: "what happened"."""
_ADVERB = re.compile(
    r"(?:back|just|again|say|maybe|perhaps)\s+(?=(?:in|on|at|during|last|this|after|before|since)\b)", re.I
)
_NOTHING = re.compile(r"(?:nothing|anything|something)\s+(?=about\b)", re.IGNORECASE)
_SELF = re.compile(r"(?<=\w)\s+(?:himself|herself|itself|themselves)$", re.IGNORECASE)
_DAY = re.compile(r"(?:on\s+)?the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_ITS_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?=\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE)
"""The day of the month in a date with its month behind it."""
_TIME_ROUND = re.compile(
    r"(?:the\s+)?(?:first|second|third|last|next|previous|other|this)\s+time(?:\s+a?round)?", re.IGNORECASE
)
"""One of the times that something happened."""
_BOTH = re.compile(
    r"(?:(?:no|and|but|ok)[,\s]+)*(?:only\s+|in\s+)?(?P<what>both(?:\s+(?:of\s+them|papers|outlets))?)", re.IGNORECASE
)
_OWNING = re.compile(r"(?<=\w)['’]s$")
"""Of "only last year’s": articles or words."""


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


def both_outlets(asked: str, thread: Thread) -> Asked | None:
    """Ask the question before of the two outlets that it was narrowed to one after the other; None for what else."""
    match = _BOTH.fullmatch(asked)
    last = [outlet for turn in thread.turns[-2:] for outlet in turn.narrowed.outlets]
    if match is None or len(last) < 2 or len(set(last)) < 2:
        return None
    return Asked(thread.base.core, thread.base.when, narrowed(thread.last.narrowed, outlets=last, why=match["what"]))


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
    phrase = _SELF.sub("", phrase)
    phrase = _NOTHING.sub("", _ADVERB.sub("", phrase))
    if (day := _DAY.fullmatch(phrase)) and (moved := _ITS_DAY.sub(day["day"], base.when)) != base.when:
        return Asked(base.core, moved, without_period(before))
    if _TIME_ROUND.fullmatch(phrase):
        return Asked(f"{base.core} {phrase}", "", without_period(before))
    what, when = _parted(phrase, thread)
    scope = without_period(before) if when else before
    if not what:
        return Asked(base.core, when, scope) if when else None
    when = when or base.when
    whom = who_is_meant(what, thread)
    if whom == what and (mine := OWN.match(what)):
        return Asked(base.core, base.when, before, unclear=WHOSE.format(mine["word"].lower()))
    what = whom
    if when != base.when and what.lower() in POINTERS:  # "what about it in April?"
        return Asked(base.core, when, scope)
    if not what or all(word.lower() in _SAYS_NOTHING for word in words(what)):
        return None
    if (about := _ABOUT.fullmatch(what)) and about["topic"].lower() in POINTERS:
        return Asked(base.core, when, scope)
    if about and not _stands_on(base, what):
        return Asked(_of_topic(base, about["topic"], thread), when, scope)
    return Asked(of_another(base, what, thread, corrects=corrects), when, scope)


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


def with_year(base: Base, year: str) -> str | None:
    """Give a question's time with another year: "in March 2025" -> "in March 2024"; None where it names no month."""
    if not base.when or not _MONTH.search(base.when):
        return None
    return _A_YEAR.sub(year, base.when) if _A_YEAR.search(base.when) else f"{base.when} {year}"
