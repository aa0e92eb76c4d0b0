"""Questions of whether something is so: "has anyone confirmed that?", "is it disputed by the company?", and the fact
that "that" is there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.answer_forms import PATTERNS
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
    r"acknowledge|admit|check|confirm|contest|contradict|corroborate|deny|disprove|dispute|doubt|establish|prove"
    r"|refute|verify"
)
_VERB = rf"(?:{_HELD}|doubted|(?:{_HOLDS})s?|denies)"
_POINTS = r"(?:it|that|this)"
_NUMBER = r"(?:amount|count|estimate|figure|number|price|sum|total)"
_MADE_KNOWN = r"(?:announce|disclose|reveal|report)(?:d|s|ed)?"
_SETTLED = r"(?:order|decide|notice|discover)(?:d|s|ed)?"
_NEWS = re.compile(
    rf"(?P<before>.*\b(?:{_MADE_KNOWN}\s+{_POINTS}|{_SETTLED}\s+(?:that|this)))"
    r"(?P<rest>(?:\s+(?:first|then|to\s+[a-z]+|on\s+[A-Z]\w+)){0,2})",
    re.IGNORECASE,
)
"""Who announced it, when it was decided."""
_TO_BLAME = r"whose\s+fault\s+(?:is|was)|who\s+(?:is|was)\s+(?:to\s+blame|responsible)\s+for|(?:what|who)\s+caused"
_FAULT = re.compile(rf"(?P<before>{_TO_BLAME})\s+{_POINTS}(?P<rest>)", re.IGNORECASE)
_ONE_ACCOUNT = rf"(?:one|of\s+(?:them|these|those|the\s+two)|account|paper|report|version|{_NUMBER})"
_RIGHT = re.compile(
    rf"which\s+{_ONE_ACCOUNT}\s+(?P<is>(?:is|was)\s+(?:right|correct|true|accurate))",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"what\s+(?:happened|went\s+wrong|is\s+wrong|was\s+wrong)\b.*", re.IGNORECASE)
_ADVERBIAL = re.compile(r"(?:(?:since|until)\s+)?(?:when|why|where)|(?:for\s+)?how\s+long|", re.IGNORECASE)
"""Asks for a circumstance of what is taken to be so."""
_ACCOUNT = rf"{_POINTS}|(?:that|this|the)\s+(?:account|claim|report|{_NUMBER})"
_HOW_SO = r"(?:[a-z]+ly\s+|been\s+|ever\s+|now\s+)*"
_BY_WHOM = r"(?:by|in|from|to|anywhere|officially|publicly|yet|so\s+far|now|elsewhere)\b.*"
_BY = re.compile(
    rf"(?P<be>is|was|has|had)\s+(?:{_ACCOUNT})\s+(?P<held>{_HOW_SO}(?:{_HELD}|certain|clear|known|official|true))"
    rf"(?P<rest>(?:\s+{_BY_WHOM})?)",
    re.IGNORECASE,
)
"""Whether somebody confirmed or denied it."""
_DONE = r"(?:agreed|announced|decided|disclosed|discovered|noticed|ordered|revealed)"
_DECIDED = re.compile(
    rf"(?P<when>when|where|how|by\s+whom|who)\s+(?P<be>is|was|were)\s+(?:that|this)\s+(?P<done>{_DONE})"
    r"(?P<rest>(?:\s+(?:first|exactly))?)",
    re.IGNORECASE,
)
_SO_MANY = r"(?P<number>(?P<first>[\w.,]+)(?:\s(?:hundred|thousand|million|billion))?)"
_THAT_IT_IS = r"(?:it\s+(?:is|was|were)\s+|there\s+(?:were|was|are)\s+)?"
_SAYS_SO_MANY = re.compile(
    rf"who\s+(?P<says>says?|said|claims|claimed|reports|reported)\s+{_THAT_IT_IS}{_SO_MANY}", re.IGNORECASE
)
_GAVE = r"who\s+(?:counted|gave|gives|published|reported|reports|said|says|supplied)"
_WHOSE_NUMBER = re.compile(
    rf"(?:{_GAVE}|whose\s+(?:is|was)|where\s+(?:does|did|is|was))\s+(?:that|this|the)\s+{_NUMBER}"
    r"(?:\s+(?:come\s+)?from)?",
    re.IGNORECASE,
)
"""Who gave the figure, where it comes from."""
_MADE_SO = r"(?:agreed|announced?|confirm(?:ed)?|decided?|discovered|disclosed|noticed|ordered|revealed|reported)"
_TOLD = re.compile(
    rf"(?i:who|when|where|how|why|by\s+whom|(?:is|was|has|have|did|does|do)\s).*?\b{_MADE_SO}"
    r"(?:\s+by\s+anyone)?\s+(?P<fact>that\s+(?:the|an?|[A-Z]).+)"
)
"""A question of something that is so, said in it."""
_HOW_MANY = re.compile(r"how\s+many\s+", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:contest|contradict|deny|denie|dispute|disprove|doubt|refute)", re.IGNORECASE)
"""Of what is taken to be so, not of when or why it is."""
_PRONOUNS = frozenset("there anybody anyone nobody somebody someone everybody everyone".split())
_DIFFERS = r"(?:dis)?agrees?\s+(?:on|about)|differ\s+(?:on|about)"
_OBJECT = re.compile(
    rf"(?P<before>.*\b(?:{_VERB}|(?P<on>{_DIFFERS})))\s+{_POINTS}\b(?P<rest>(?:\s+(?!that\b)[\w’'-]+){{0,3}})",
    re.IGNORECASE,
)
"""Somebody confirms, doubts or agrees on it."""
_IS_SO = rf"(?:{_VERB}|agrees?\s+on|certain|clear|known|official|true)"
_OF_FACT = re.compile(
    r"who\s+(?:says?|said)\s+(?:that|how)\s"
    rf"|(?:who|(?:{_AUXILIARY})\s).*?\b{_IS_SO}\b.*?\s(?:that|how|why|when|where|who|which|what|whether)\s",
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
    base = before_doubt(thread).base
    if match := _BY.fullmatch(question):
        fact = "" if base.said is not None and base.said.intent == "who_said" else _fact(replace(base, said=None))
        return f"{match['be']} it {match['held']}{match['rest']} {fact}" if fact else None
    if (match := _SAYS_SO_MANY.fullmatch(question)) and PATTERNS["number"].fullmatch(match["first"]):
        many = _HOW_MANY.match(base.core)
        told = f"that {match['number']} {base.core[many.end() :]}" if many and subject_asked(base.core) else ""
        fact = told if told and inverted(base.core) is None else amount(base)
        said = fact if fact == told else f"{match['number']}{AS_TO}{fact}"
        return f"who {match['says']} {said}" if fact else None
    if _WHOSE_NUMBER.fullmatch(question) and (fact := amount(base)):
        return f"who said {fact}"
    if match := _DECIDED.fullmatch(question):
        fact = presupposed(base) or _fact(base)
        return f"{match['when']} {match['be']} it {match['done']}{match['rest']} {fact}" if fact else None
    if match := _OBJECT.fullmatch(question):
        fact = (presupposed(base) if _DENIES.search(match["before"]) else "") or _fact(base)
        fact = f"whether{fact.removeprefix('that')}" if match["on"] and fact.startswith("that ") else fact
        return f"{match['before']} {fact}{match['rest']}" if fact else None
    if match := _RIGHT.fullmatch(question):
        fact = _fact(base)
        fact = f"whether{fact.removeprefix('that')}" if fact.startswith("that ") else fact
        return f"which account {match['is']} about {fact}" if fact else None
    if match := _FAULT.fullmatch(question):
        return f"{match['before']} {base.core[0].lower()}{base.core[1:]}" if _HAPPENED.fullmatch(base.core) else None
    if match := _NEWS.fullmatch(question):
        fact = presupposed(base)
        return f"{match['before'].rpartition(' ')[0]} {fact}{match['rest']}" if fact else None
    return None


def presupposed(base: Base) -> str:
    """Give what a question takes to be so: "that the pier is closed" of "why is it"; "" for what asks who or what."""
    if told := _TOLD.fullmatch(base.core):
        return told["fact"]
    parts = inverted(base.core)
    if parts is None or not _ADVERBIAL.fullmatch(parts[0]):
        return ""
    stated = _stated(base)
    return f"that {stated}" if stated else ""


def amount(base: Base) -> str:
    """Give "how much the gate will cost" for a question that asks how much or how many, "" for any other."""
    return _fact(base) if base.core.lower().startswith(("how much ", "how many ")) else ""


def _fact(base: Base) -> str:
    """Give what a question asks for as a part of another: "how many were hurt", "that the pier is closed"; "" for the
    words of somebody, which are a topic.
    """
    core = base.core
    if base.said is not None or AS_TO in core:
        return ""
    parts = inverted(core)
    if parts is None:
        return f"{core[0].lower()}{core[1:]} {base.when}".rstrip() if subject_asked(core) else ""
    stated, asks = _stated(base), parts[0] or "that"
    return f"{asks[0].lower()}{asks[1:]} {stated}" if stated else ""


def _stated(base: Base) -> str:
    """Give what a question says in the order of a statement: "the pier is closed"."""
    found, parts = subject_of(base.core), inverted(base.core)
    if base.said is not None or AS_TO in base.core or parts is None:
        return ""
    subject, _, rest = parts[2].partition(" ")
    if found is None and subject.lower() in _PRONOUNS and rest:
        found = parts[1].lower(), subject, rest
    return f"{found[1]} {found[0]} {found[2]} {base.when}".rstrip() if found else ""
