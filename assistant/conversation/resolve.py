"""Follow-ups made readable without their thread, by rules: a question that leans on those before gets what it leaves
unsaid, in words; what the conversation was narrowed to stays beside it, as scope.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from assistant.conversation.anatomy import base_of, without_times
from assistant.conversation.bare import bare, only_why
from assistant.conversation.choosing import chosen
from assistant.conversation.clauses import beside_event, completed
from assistant.conversation.clumsy import is_glued, is_statement, names_another, names_its_own
from assistant.conversation.corrections import corrected
from assistant.conversation.counting import at_end, is_relative
from assistant.conversation.fragments import ONLY, Asked, another, both_outlets, of_time, only
from assistant.conversation.heard import heard, no_question, only_told, thanked
from assistant.conversation.places import placed
from assistant.conversation.reading import Reading
from assistant.conversation.scope import outlets_meant, period_meant, still_within, without_period
from assistant.conversation.shorthand import spelled_out
from assistant.conversation.thread import ASKS, Known, Nobody, Thread, thread_of
from assistant.conversation.turns import Turn
from assistant.conversation.typed import dated, joined_up, written_out
from assistant.domain import Scope
from assistant.text import words

LAST_TURNS = 8
"""Turns of a thread that are fetched for a follow-up read by rules, which look at REACH of them."""
LONGEST = 400
"""Characters of a follow-up; what is longer says enough to be asked as it stands."""
_LEAD = re.compile(
    r"(?:(?:and|but|so(?!\s+(?:many|much|long|few|little|high)\b)|or|then|well|ok|okay|now|also|yes|please)\b[,\s]+)*(?:(?:what|how)\s+about\s+(?=\S))?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:what|how)\s+about\s+$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:(?:the|about|on|in|his|her|their|its)\s+\w|(?:nothing|anything)\s+about\s|[A-Z]\w|(?:to|for|with|from|by|against|at|under|near|because)\s+(?!(?:what|who|whom|which|when|where|how|why)\b)\w)"
)
"""How a fragment begins that nothing leads in: somebody or something is named."""
NOBODY = Nobody()
UNCLEAR = (
    "The question before had no answer, so “{}” has nothing to ask after. What is meant? Ask it as a whole question."
)
OPEN = "It is not clear what “{}” asks here. Ask it as a whole question."
EVER = re.compile(
    r"(?:at\s+)?any\s*time(?:\s+at\s+all)?|ever|whenever|(?:in|of)\s+all\s+(?:years|times?)|always", re.IGNORECASE
)
HAS_EVER = re.compile(r"\b(?:ever|at\s+any\s+time)\b", re.IGNORECASE)
"""Lift the period that a conversation was narrowed to."""
_LONGEST_FRAGMENT = 8
"""Words of a follow-up that is no sentence."""


def resolve(
    question: str, turns: Sequence[Turn], as_of: datetime, outlets: Sequence[str] = (), known: Known = NOBODY
) -> Reading:
    """Make a question readable without the ``turns`` before it, of which the last few are looked at.

    ``as_of`` is the day it is asked, ``outlets`` are those of the archive, ``known`` what else is known of people. A
    question that leans on nothing comes back as it is, and the narrowing of the thread ends with it; so does one whose
    pronoun may be anybody's. One that can't mean anything ("why?", of what had no answer) is told to be ``unclear``.
    """
    typed = " ".join(question.split()).rstrip("?!. ")
    asked, dismissed = heard(typed)
    if unclear := only_told(question) or no_question(typed) or no_question(asked):
        return Reading(question, unclear=unclear)
    told = _without_lead(asked) if asked != typed else asked
    question = question if asked == typed else _sentence(told)
    if not turns or not asked or len(asked) > LONGEST or (dismissed and names_its_own(asked)):
        return Reading(question)
    thread = thread_of(turns, as_of, outlets, known)
    if thread is None:
        return Reading(question)
    if thread.unanswered and only_why(asked):
        return Reading(question, unclear=UNCLEAR.format(question.strip()))
    asked = known.cased(dated(told if thanked(typed) else asked, as_of))
    found: Asked | str | None = chosen(asked, thread) or both_outlets(asked, thread)
    apart = thanked(typed) and names_another(told, thread)
    if found is None:
        full = spelled_out(asked, thread)
        if full is None:
            return Reading(question, unclear=OPEN.format(question.strip()))
        found, asked = (None, full) if isinstance(full, str) else (full, asked)
        question = _sentence(asked) if asked != typed and ASKS.match(asked) else question
    if found is None:
        whole = written_out(asked)
        named, unclear = placed(joined_up(whole), thread)
        if unclear:
            return Reading(question, unclear=unclear)
        apart = apart or joined_up(whole) != whole
        if named != whole:
            lead = _LEAD.match(named)
            question = _sentence(named[lead.end() :] if lead else named)
        asked = named
        found = corrected(asked, thread)
    if isinstance(found, str):
        asked, found = found, None
        question = _sentence(asked)
    if found is None and is_statement(asked):
        return Reading(question, unclear=OPEN.format(question.strip()))
    found = found or _short(asked, thread) or _whole(asked, thread, apart=apart)
    if found is not None and is_glued(found.core, asked, thread):
        return Reading(question, unclear=OPEN.format(question.strip()))
    if found is None and len(words(typed)) == 1 and asked != typed:
        return Reading(question, unclear=OPEN.format(typed))  # "cost?", of nothing
    if found is None:
        whole = _without_lead(asked)
        question = _sentence(whole) if whole != asked else question
        return Reading(_marked(question), unclear=OPEN.format(question.strip()) if _goes_on(asked) else "")
    plain = thread.last.standalone.islower() and found.core.islower()
    return replace(found, plain=plain).reading()


def _marked(question: str) -> str:
    """Give a question as it was typed, with the mark that a whole one lacks."""
    bare = question.rstrip()
    return f"{bare}?" if ASKS.match(bare) and bare[-1:].isalnum() else question


def _sentence(asked: str) -> str:
    return f"{asked[:1].upper()}{asked[1:]}?"


def _without_lead(asked: str) -> str:
    """Give a whole question without the "and" that led from the answer to it."""
    lead = _LEAD.match(asked)
    rest = asked[lead.end() :] if lead else asked
    return rest if ASKS.match(rest) else asked


def _goes_on(asked: str) -> bool:
    """Tell whether words can only go on with a question: they open with "and" and ask nothing alone."""
    lead = _LEAD.match(asked)
    rest = asked[lead.end() :] if lead else asked
    return bool(lead and lead[0].strip()) and len(words(rest)) <= _LONGEST_FRAGMENT and not ASKS.match(rest)


def _short(asked: str, thread: Thread) -> Asked | None:
    """Read what is no sentence: a narrowing, bare question words, another person, thing or time."""
    match = ONLY.fullmatch(asked)
    if match and not ASKS.match(match["before"] or "") and (found := only(match["what"] or match["before"], thread)):
        return found
    lead = _LEAD.match(asked)
    rest = asked[lead.end() :] if lead else asked
    if EVER.fullmatch(rest):
        return Asked(thread.base.core, "", without_period(thread.last.narrowed))
    about = lead is not None and _ABOUT.search(lead[0]) is not None
    if not about and (core := bare(rest, thread)) is not None:
        keeps = (
            ""
            if core.endswith(" now") or " last say " in core or core.lower().startswith("when ")
            else thread.base.when
        )
        return Asked(core, keeps, thread.last.narrowed)
    if not rest or len(words(rest)) > _LONGEST_FRAGMENT or (not about and ASKS.match(rest)):
        return None
    led = lead is not None and lead.end() > 0
    names_scope = bool(outlets_meant(rest, thread.outlets) or period_meant(rest, thread.as_of)[0])
    led = led or (is_relative(rest) and bool(thread.last.narrowed.period))
    return another(rest, thread) if led or names_scope or _NAMED.match(rest) else None


def _whole(asked: str, thread: Thread, *, apart: bool) -> Asked | None:
    """Read a sentence that takes something from the thread; None where it leans on nothing."""
    lead = _LEAD.match(asked)
    rest = asked[lead.end() :] if lead else asked
    if not ASKS.match(rest):
        return None
    rest, counts = at_end(rest, beside=not beside_event(thread))
    clause = completed(rest, thread, leads=lead is not None and lead.end() > 0, whole=apart)
    if clause.unclear:
        return Asked(rest, "", thread.last.narrowed, unclear=clause.unclear)
    if not clause.took and not counts:
        return None
    if counts:
        return of_time(clause.text, counts, thread, without_period(thread.last.narrowed))
    own = without_times(rest, thread.as_of)[1]
    if clause.took == {"setting"}:  # another question, put in the same place
        return Asked(clause.text, "", Scope())
    lifts = own or HAS_EVER.search(rest) or _turns_to(rest, thread) or "shown" in clause.took
    scope = without_period(thread.last.narrowed) if lifts else thread.last.narrowed
    return Asked(clause.text, "", still_within(scope, clause.within, thread.as_of))


def _turns_to(rest: str, thread: Thread) -> bool:
    """Tell whether a sentence turns to somebody or something that the question before was not about: the period that
    was asked for was that one's.
    """
    base = base_of(rest, thread.as_of)
    speaker = base.whose if base.whose[:1].isupper() or base.whose.lower().startswith("the ") else ""
    return any(each and each.lower() not in thread.last.standalone.lower() for each in (base.about, speaker))
