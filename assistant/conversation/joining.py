"""What a sentence is about, said behind it: with the preposition that its last word takes, else with ", as to"."""

from __future__ import annotations

import re

from assistant.conversation.thread import AS_TO
from assistant.text import words

_TAKES = {
    "for": """apologise apologised budget campaign campaigned conditions date deadline enough evidence excuse
        explanation fine money paid pay pays penalty permission plan plans price reason reasons responsible""",
    "to": """alternative alternatives amendment amendments answered came come happen happened object objected
        objections opposed opposition react reacted reaction reactions reply respond responded""",
    "on": """agree agreed comment commented comments decide decided decision impact influence latest news opinion
        position report reports stance stand studies study survey view views vote voted""",
    "about": """asked certain complain complained consulted do done informed knew know mind protest protested questioned
        right said say sure talk think thought told warned worried worry wrong""",
    "against": "appeal appealed",
    "of": """aim area author boss captain chair chairman chairwoman chief cost costs director head importance
        leader length manager opponents outcome owner part president purpose rest result results size supporters
        winner""",
    "in": """charged damage defendant died interested involved judge jury killed losses participate prosecutor score
        suspect suspects turnout verdict victims witness witnesses""",
}
"""Words by the preposition behind which it is said what they are about."""
_PREPOSITIONS = {word: preposition for preposition, taking in _TAKES.items() for word in taking.split()}
_OF_PEOPLE = frozenset("came come die died do done happen happened paid pay pays take won".split())
"""What people also do by themselves: "what does he do"."""
_EVENTS = frozenset(
    """accident attack auction avalanche blackout breakdown blast blaze boycott campaign case ceremony collision concert
    conference coup crash crisis cup debate derby drought earthquake election epidemic eruption exhibition
    explosion festival final fire flood game hearing heatwave hurricane inquiry invasion landslide match
    meeting merger offensive outage outbreak pandemic parade protest protests race raid rally recession
    referendum regatta riot riots session shooting siege spill storm strike summit takeover talks tornado
    tournament trial typhoon war wildfire""".split()
)
"""What things happen in."""
_HANGS = frozenset("about against behind for from in into of on to with".split())
"""Prepositions with which a question breaks off: "who is against", "who voted for"."""
_OBJECTS = frozenset("her him it them me us you".split())
"""Behind an object the same words are no prepositions: "who towed her in"."""
_MEASURED = re.compile(
    r"(?P<asks>(?:what|who)\s+(?:is|are|was|were|will\s+be)\s+the\s+[a-z][\w-]*(?:\s+(?!(?:now|then|before|today|again)\b)[a-z][\w-]*)?)(?P<now>\s+(?:now|then|before|today|again))?",
    re.IGNORECASE,
)
"""Asks for what something has: "what is the rent now"."""
_WANTS_OBJECT = frozenset(
    """accept accepted approve approved attend attended confirm confirmed discuss oppose opposed reject rejected
    support supported welcome welcomed""".split()
)
"""Verbs that are of something: "did Zelensky accept"."""
_WITHIN = (" on board", " aboard", " inside", " outside")
"""What a ship or a house stands behind: "how many people were on board"."""
_BEGINS = frozenset("begin begins began finish finished keep kept start started starts stop stopped stops".split())
"""What stands before what somebody does to something: "when will they start building"."""
_WHAT_NOUN = re.compile(
    r"(?:what|which)\s+(?:other\s+)?(?P<noun>[a-z]+)\s+(?:did|does|do|has|have|will|would)\b", re.IGNORECASE
)
_EDITION = re.compile(
    r"the\s+(?:alternative|amended|bigger|cheaper|current|earlier|final|first|larger|later|latest|new|newer|old|older|original"
    r"|previous|revised|second|smaller|updated)\s+(?:design|draft|estimate|layout|model|outline|plan|plans|proposal|scheme|study|version)",
    re.IGNORECASE,
)
"""One of several that a thing has: "the revised plan" is that of the gate that was asked about."""
_OCCASION = frozenset("of for at in on near between over under".split())
_NOT_IN_IT = frozenset("in of at on during after for do does will would".split())
"""Words of a sentence that tells where it was already, or tells no part of an event: "when does the inquest open"."""


def joined(text: str, about: str) -> str:
    """Give a sentence with what it is about, unless it says so itself."""
    told = [word.lower() for word in words(text)]
    if about.lower() in text.lower():
        return text
    if len(told) > 1 and told[-1] in _HANGS:
        return f"{text}{AS_TO}{about}" if told[-2] in _OBJECTS else f"{text} {about}"
    if text.lower().endswith(_WITHIN):
        return f"{text} {about}"
    if len(told) > 1 and told[-1] == "part" and told[-2] in ("take", "taken", "took"):
        return f"{text} in {about}"
    preposition = (_preposition(told[-1]) or _of_what(text)) if told else None
    if told and told[-1] in _WANTS_OBJECT:
        return f"{text} {about}"
    if len(told) > 1 and told[-1].endswith("ing") and told[-2] in _BEGINS:
        return f"{text} {about}"
    if told and told[-1] in (word.lower() for word in words(about)):  # "how did they vote" in the vote
        preposition = "in"
    if preposition is None and is_event(about) and not _NOT_IN_IT & set(told[1:]):
        preposition = "in"
    if preposition is None and (asked := _MEASURED.fullmatch(text)) is not None:
        behind = _preposition(words(asked["asks"].lower())[-1]) or ("in" if is_event(about) else "of")
        return f"{asked['asks']} {behind} {about}{asked['now'] or ''}"
    return f"{text} {preposition} {about}" if preposition else f"{text}{AS_TO}{about}"


def _preposition(word: str) -> str | None:
    """Give the preposition that a word or its base form takes."""
    forms = (
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("ing"),
    )
    return next((_PREPOSITIONS[form] for form in forms if form in _PREPOSITIONS), None)


def _of_what(text: str) -> str | None:
    """Give the preposition of what is asked for by its noun: "what reason did she give" for something."""
    asked = _WHAT_NOUN.match(text)
    return _preposition(asked["noun"].lower()) if asked else None


def takes(text: str) -> bool:
    """Tell whether a sentence ends with a word that leaves open what it is of: "did he give a date"."""
    told = words(text)
    if _of_what(text) is not None:
        return True
    if told and told[-1].lower() in _WANTS_OBJECT:
        return True
    return bool(told) and _preposition(told[-1].lower()) is not None and told[-1].lower() not in _OF_PEOPLE


def belonging(what: str, old: str) -> str:
    """Give a part or a measure with what it is one of: "the rest" for "the roof" is the rest of the roof."""
    told = words(what)
    owned = bool(told) and _preposition(told[-1].lower()) == "of" and len(told) <= len(("the", "total", "cost"))
    if _EDITION.fullmatch(what) and told[-1].lower() not in (word.lower() for word in words(old)):
        return f"{what} for {old}"
    return f"{what} of {old}" if owned else what


def is_event(thing: str) -> bool:
    """Tell whether a thing is one that others happen in: "the crash at Tarn", "Storm Ida"."""
    told = [word.lower() for word in words(thing)]
    head = next((at for at, word in enumerate(told) if at and word in _OCCASION), len(told))
    return bool(told) and (told[head - 1] in _EVENTS or told[0] in _EVENTS)
