"""Whether two words are the name of one country: its own and that of its people, "France" and "French"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from assistant.words.places import COUNTRIES

_LANDS = frozenset(
    "africa america antarctica arabia asia australasia bavaria britain california catalonia crimea europe korea sicily"
    " tibet texas tuscany".split()
)
"""Parts of the world that news tells of as it does of countries."""
_IRREGULAR = """
afghanistan afghan
argentina argentine argentinian
bangladesh bangladeshi
belgium belgian
brazil brazilian
britain british briton
canada canadian
catalonia catalan
congo congolese
cyprus cypriot
czechia czech
denmark danish dane
egypt egyptian
england english
europe european
finland finnish finn
france french
germany german
greece greek
hungary hungarian
iceland icelandic icelander
iraq iraqi
ireland irish
israel israeli
italy italian
kazakhstan kazakh
kuwait kuwaiti
lebanon lebanese
luxembourg luxembourgish luxembourger
malta maltese
mexico mexican
morocco moroccan
myanmar burmese
netherlands dutch
niger nigerien
norway norwegian
pakistan pakistani
peru peruvian
philippines filipino philippine
poland polish pole
portugal portuguese
qatar qatari
scotland scottish scot
somalia somali
spain spanish spaniard
sweden swedish swede
switzerland swiss
taiwan taiwanese
texas texan
thailand thai
togo togolese
turkey turkish turk
ukraine ukrainian
vietnam vietnamese
wales welsh
yemen yemeni
""".strip().splitlines()
"""A country with its people, where no ending tells or more than one would."""
_ON_A, _ON_OTHERS = ("an", "ian", "ese"), ("ian", "an", "ese", "i")
"""What a country's name gets for its people, in the place of its "a" or behind it: "Chinese", "Iranian"."""
_OF_TWO = frozenset("north south east west northern southern eastern western latin central".split())
"""Stand before a country that has two words, and before its people: "South Koreans"."""


def of_there(name: str, known: Collection[str]) -> bool:
    """Tell whether a text has a country's name as that of its people, or the other way round, in small letters."""
    word = name.lower()
    others = (other for each in (word, word.removesuffix("s")) for other in _other_names().get(each, ()))
    return any(other in known or f"{other}s" in known for other in others)


def is_of_country(word: str) -> bool:
    """Tell whether a word is the name of a country or of its people."""
    return not {word.lower(), word.lower().removesuffix("s")}.isdisjoint(_other_names())


def names_no_person(run: Sequence[str], at: int) -> bool:
    """Tell whether a country or a people stands in a name as such: alone, a people before what it describes, a country
    at the end. "Georgia Bell" and "Ada English" are persons.
    """
    if len(run) == 1 or (len(run) == 2 and run[0].lower() in _OF_TWO):
        return True
    country = run[at].lower() in _countries()
    return (at == len(run) - 1) == country


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return _LANDS | {name for name in COUNTRIES if " " not in name}


@lru_cache(maxsize=1)
def _other_names() -> dict[str, frozenset[str]]:
    """Give for a country or a people the other names of it."""
    told = [tuple(line.split()) for line in _IRREGULAR]
    irregular = {several[0] for several in told}
    for country in sorted(_countries() - irregular):
        bare = country.removesuffix("a")
        endings = _ON_OTHERS if bare == country else _ON_A
        told.append((country, *(bare + ending for ending in endings)))
    found: dict[str, frozenset[str]] = {}
    for several in told:
        for each in several:
            found[each] = found.get(each, frozenset()) | (frozenset(several) - {each})
    return found
