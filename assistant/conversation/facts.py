"""Questions of whether something is so: "has anyone confirmed that?", "is it disputed by the company?", and the fact
that "that" is there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.phrase import AUXILIARIES
from assistant.conversation.anatomy import Base, inverted, subject_asked, subject_of
from assistant.conversation.thread import AS_TO, Thread, leaned
from assistant.conversation.turns import Turn

_AUXILIARY = "|".join(sorted(word for word in AUXILIARIES if word.isalpha()))
_HELD = (
    r"acknowledged|admitted|checked|confirmed|contested|corroborated|denied|disproved|disputed|established|proved|proven"
    r"|refuted|verified"
)
_HOLDS = (
    r"acknowledge|admit|check|confirm|contest|corroborate|deny|disprove|dispute|doubt|establish|prove|refute|verify"
)
_VERB = rf"(?:{_HELD}|doubted|(?:{_HOLDS})s?|denies)"
_BY = re.compile(
    rf"(?P<be>is|was|has|had)\s+(?:that|this|it)\s+(?P<held>(?:[a-z]+ly\s+|been\s+|ever\s+|now\s+)*(?:{_HELD}|certain|clear|known|official|true))"
    r"(?P<rest>(?:\s+(?:by|in|from|to|anywhere|officially|publicly|yet|so\s+far|now|elsewhere)\b.*)?)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"(?P<before>.*\b{_VERB})\s+(?:that|this|it)\b(?P<rest>(?:\s+(?!that\b)[\w’'-]+){{0,3}})", re.IGNORECASE
)
_OF_FACT = re.compile(
    rf"(?:who|(?:{_AUXILIARY})\s).*?\b(?:{_VERB}|certain|clear|known|official|true)\b.*?\s(?:that|how|why|when|where|who|which|what)\s",
    re.IGNORECASE,
)


CONFIRMS = re.compile(rf"\s+(?:{_HOLDS})\b", re.IGNORECASE)
"""Behind a subject: it speaks, whatever it is ("did the hospital confirm how many were hurt")."""


def doubts(turn: Turn, base: Base) -> bool:
    """Tell whether a question only asks whether what was answered before it is so."""
    return leaned(turn) and _OF_FACT.match(base.core) is not None


def before_doubt(thread: Thread) -> Thread:
    """Give a thread without the questions at its end that only doubt the answer to another."""
    last = len(thread.turns)
    while last > 1 and doubts(thread.turns[last - 1], thread.bases[last - 1]):
        last -= 1
    return replace(thread, turns=thread.turns[:last], bases=thread.bases[:last])


def with_fact(question: str, thread: Thread) -> str | None:
    """Give a question of truth with the fact it is about: "has anyone confirmed that the pier is closed"; None where it
    is no such question, or the one before asked for no fact.
    """
    match = _BY.fullmatch(question) or _OBJECT.fullmatch(question)
    fact = _fact(before_doubt(thread).base) if match else ""
    if match is None or not fact:
        return None
    if match.re is _BY:
        return f"{match['be']} it {match['held']}{match['rest']} {fact}"
    return f"{match['before']} {fact}{match['rest']}"


def _fact(base: Base) -> str:
    """Give what a question asks for as a part of another: "how many were hurt", "that the pier is closed"; "" for the
    words of somebody, which are a topic.
    """
    core = base.core
    if base.said is not None or AS_TO in core:
        return ""
    parts = inverted(core)
    if parts is None:
        asked = subject_asked(core)
        return f"{core[0].lower()}{core[1:]}" if asked else ""
    found = subject_of(core)
    if found is None and parts[2].lower().startswith("there "):
        found = parts[1].lower(), "there", parts[2].partition(" ")[2]
    if found is None:
        return ""
    asks = parts[0] or "that"
    return f"{asks[0].lower()}{asks[1:]} {found[1]} {found[0]} {found[2]}"
