"""What two descriptions of a person say about their being one: "Kremlin spokesman", "Russian president", "coach"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from assistant.directory.spelling import folded

Agreement = Literal["agree", "unknown", "conflict"]

_IDLE = frozenset("a an the of for to in at on and his her their its top chief senior longtime mr mrs ms dr".split())
PAST = frozenset("former ex late then".split())
QUALIFIERS = PAST | frozenset("deputy vice acting interim assistant associate elect designate".split())
"""Words that make another office of an office."""
_NATIONS = {
    word: group.split()[0]
    for group in (
        "russia russian moscow",
        "ukraine ukrainian kyiv",
        "us u.s usa american united-states",
        "britain british uk u.k england english",
        "france french",
        "germany german",
        "italy italian",
        "spain spanish",
        "poland polish",
        "china chinese beijing",
        "japan japanese",
        "korea korean",
        "india indian",
        "pakistan pakistani",
        "iran iranian",
        "iraq iraqi",
        "israel israeli",
        "palestine palestinian",
        "syria syrian",
        "lebanon lebanese",
        "egypt egyptian",
        "turkey turkish",
        "greece greek",
        "canada canadian",
        "mexico mexican",
        "brazil brazilian",
        "argentina argentine argentinian",
        "australia australian",
        "ireland irish",
        "scotland scottish",
        "netherlands dutch",
        "belgium belgian",
        "sweden swedish",
        "norway norwegian",
        "denmark danish",
        "finland finnish",
        "hungary hungarian",
        "belarus belarusian",
        "georgia georgian",
        "nigeria nigerian",
        "kenya kenyan",
        "saudi",
        "afghanistan afghan",
        "venezuela venezuelan",
    )
    for word in group.split()
}
_COUNTRIES = frozenset(_NATIONS.values())
_TRADES = {
    word: trade
    for trade, words in {
        "office": """president premier chancellor minister secretary senator governor mayor congressman congresswoman
            lawmaker representative ambassador spokesman spokeswoman spokesperson diplomat councillor legislator mp""",
        "sport": """coach manager striker midfielder goalkeeper defender quarterback pitcher guard forward cyclist
            boxer golfer sprinter swimmer captain driver""",
        "art": "actor actress singer rapper director novelist writer author musician painter comedian composer poet",
        "law": "detective sheriff sergeant officer inspector constable lieutenant prosecutor superintendent",
        "science": "professor economist scientist physicist researcher historian epidemiologist biologist analyst",
        "faith": "bishop archbishop cardinal pastor rabbi imam priest pope",
        "kin": "mother father wife husband son daughter brother sister widow neighbour neighbor resident",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=10_000)
def role_words(role: str) -> frozenset[str]:
    """Give the words of a role that tell it from others, countries by one name each.

    Somebody else's office in it is none of theirs: "President Trump’s envoy" and "wife of the mayor" have no president
    and no mayor.
    """
    owner, _, own = re.sub(r"[’']s?(?!\w)", "'", role).rpartition("'")
    head, *rest = re.split(r"\b(?:of|to|for|at)\b", own, maxsplit=1)
    others = [word for word in _words(" ".join([owner, *rest])) if word not in _TRADES]
    return frozenset(_NATIONS.get(word, word) for word in (*_words(head), *others) if word not in _IDLE)


def spellings(body: str) -> tuple[str, ...]:
    """Give what a body or country is written as: "Ukraine", "Ukrainian" and "Kyiv" for any of them."""
    plain = re.sub(r"^the\s+", "", body.casefold().replace("united states", "us").replace("united kingdom", "uk"))
    same = [word for word, nation in _NATIONS.items() if nation == _NATIONS.get(plain)]
    whole = [body] if plain in body.casefold() else [body, plain]
    return tuple(dict.fromkeys([*whole, *(word.replace("-", " ") for word in same)]))


def office_of(role: str) -> str:
    """Give the noun of a role that says what somebody is: "envoy" of "President Trump’s special envoy for Norland"."""
    own = re.sub(r"[’']s?(?!\w)", "'", role).rpartition("'")[2]
    head = _words(re.split(r"\b(?:of|to|for|at|in|from|on|and)\b", own, maxsplit=1)[0])
    return head[-1] if head else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[.-][^\W_]+)*", folded(text))


def agreement(one: Iterable[str], other: Iterable[str]) -> Agreement:
    """Tell whether any role of one agrees with any of the other's; conflict only where every pair does."""
    found = [_compare(role_words(a), role_words(b)) for a in one for b in other]
    if "agree" in found:
        return "agree"
    return "conflict" if found and all(each == "conflict" for each in found) else "unknown"


def is_spokesperson(role: str) -> bool:
    """Tell whether a role is an unnamed spokesperson's: the name beside it is an organisation's."""
    return role.strip().casefold() in {"spokesman", "spokeswoman", "spokesperson"}


def _compare(one: frozenset[str], other: frozenset[str]) -> Agreement:
    nations = [words & _COUNTRIES for words in (one, other)]
    if all(nations) and not nations[0] & nations[1]:
        return "conflict"
    trades = [{_TRADES[word] for word in words if word in _TRADES} for words in (one, other)]
    if all(trades) and not trades[0] & trades[1]:
        return "conflict"
    shared = (one & other) - QUALIFIERS - nations[0]
    rest_one, rest_other = one - other - QUALIFIERS, other - one - QUALIFIERS
    return "agree" if shared and (not rest_one or not rest_other or len(shared) > 1) else "unknown"
