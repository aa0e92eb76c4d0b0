"""The content words of a text in a form in which a paraphrase meets its source: inflection and synonyms folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import lru_cache

from assistant.support.spelling import one_spelling
from assistant.text import STOPWORDS, normalise
from assistant.wording import vocabulary
from assistant.words import lexicon

_SHORT = 4
_LETTERS = 5
"""Letters of a word that are compared: "negotiate", "negotiator"."""
_IRREGULAR = {
    "women": "woman", "died": "die", "later": "late", "earlier": "early", "further": "far", "said": "said",
    "electric": "power", "electrical": "power", "electricity": "power",
}  # fmt: skip
"""Forms that neither WordNet's lists nor an ending tell; "said", in every sentence, says nothing of its own. By its
first letters what is electric would be elected.
"""
_SYNONYMS = """
start begin open launch commence outset
end finish complete conclude
postpone delay defer
cost price bill expense dear charge
rise increase raise grow climb hike
fall drop decline decrease cut reduce shrink lower
injure hurt wound casualty
kill die dead death
refuse decline deny reject dismiss dispute
agree accept approve back support
welcome endorse applaud praise
oppose against object opponent
propose suggest plan intend
ask urge demand request appeal want
promise pledge vow assure undertake
expect hope forecast predict foresee likely
house home flat household dwelling
people resident inhabitant person local islander
job post position employee worker
company firm business operator
pupil student child
money fund funding grant sum payment
government ministry state
doctor physician
head chief director leader chair chairman chairwoman boss
talk negotiate discuss meet meeting conversation
phone telephone
speak say comment answer reply respond response
purchase buy acquire
win victory beat defeat
damage break crack defect fault faulty defective flaw
remain stay keep continue
reveal show disclose
give hand deliver provide submit present send contribute
get receive obtain win
arrive reach come attend
build construct construction erect
need require
help aid assist
believe think feel consider view
permit allow let
ban forbid prohibit
rescue save evacuate bring
flood water inundate
measure record register gauge
venue place site location
date day
remainder rest remaining
ship ferry boat vessel
soldier troop
war conflict invasion invade
captive prisoner
exchange swap
paper document text
former previous
lawyer counsel attorney
ruling rule verdict judgment judge court
decide decision resolve
resign quit
change revise amend alter
choose pick select
install fit
withhold hold
earn income
sufficient enough
purpose goal aim
near nearly almost about around some approximately
aboard board
walk foot
grateful thank
anger angry
fast quick
blame responsible responsibility fault
reason cause because
big large huge great
maintain insist stand
question query
organise organiser
complain complaint criticise criticism
recall remember
command lead skipper
year annual yearly
""".strip().splitlines()
LIGHT = frozenset(
    """accord add announce say said says tell told write report state note explain comment call describe speak mention
    declare argue claim warn confirm reply stress point express answer saying adding admit
    allow become begin bring come continue find get give go help hold keep leave let make mean need put remain run set
    show start stay take try turn use want work will would could should must may might shall do have be happen
    also already again still just only even yet so far now then there here however meanwhile though although while
    rather instead including include about around nearly almost some several many much more most less least very too
    mr mrs ms dr yes thing way time first one two new old both either each every another other same such back part
    later earlier ago since until during after before well quite own able like per people former formerly
    unnamed accusation allegation""".split()
)
"""Words that one report exchanges for another, or adds and leaves out, without saying anything else."""


@lru_cache(maxsize=20_000)
def form(word: str) -> str:
    """Give the form of one lower-case word: what its inflections and its synonyms share."""
    return _group().get(root(word), root(word))


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """Give a word without its inflection, its first letters."""
    word = one_spelling(_IRREGULAR.get(word) or lexicon.regular(word))
    if len(word) == _SHORT and word.endswith("ed") and word[1] in "iouw":
        return word[:-1]  # "sued", "owed", whose base has three letters
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    for ending in ("ings", "ing", "edly", "ed", "ers", "er", "ly", "es", "s", "ment"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and not (ending == "s" and bare.endswith(("s", "u", "i"))):
            word = bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "sl" else bare
            break
    return word[:_LETTERS].rstrip("e") if len(word) > 4 else word


@lru_cache(maxsize=20_000)
def alike(word: str) -> frozenset[str]:
    """Give the forms that say the same as one lower-case word: its own and those of its synonyms and derivations."""
    return frozenset({form(word), *(form(other) for other in lexicon.synonyms(word) if "_" not in other)})


@lru_cache(maxsize=20_000)
def contrary(word: str) -> frozenset[str]:
    """Give the forms of the contraries of one lower-case word."""
    return frozenset(form(other) for other in lexicon.contraries(word) if "_" not in other) - alike(word)


def is_past(word: str) -> bool:
    """Tell whether a lower-case verb is in a past form, as far as its letters tell."""
    return word.endswith("ed") or lexicon.is_irregular_past(word)


def groups(lines: Iterable[str], reduced: Callable[[str], str]) -> dict[str, str]:
    """Give for each word of lines of synonyms, as ``reduced``, the first of its group; one of two is of the first."""
    found: dict[str, str] = {}
    for line in lines:
        alike = [reduced(word) for word in line.split()]
        for each in alike:
            found.setdefault(each, found.get(alike[0], alike[0]))
    return found


@lru_cache(maxsize=1)
def _group() -> dict[str, str]:
    return groups(_SYNONYMS, root)


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(root(word) for word in LIGHT)


def forms(text: str) -> set[str]:
    """Give the forms of the content words of ``text``."""
    return {form(word) for word in content(text)}


def weighty(text: str) -> set[str]:
    """Give the forms of the content words that a report could not do without: no verbs of saying, no light words."""
    return {form(word) for word in content(text) if root(word) not in _light()}


@lru_cache(maxsize=2_000)
def meant(text: str) -> frozenset[str]:
    """Give the forms that say the same as a content word of ``text``, its own among them."""
    return frozenset().union(*map(alike, content(text)))


@lru_cache(maxsize=2_000)
def against(text: str) -> frozenset[str]:
    """Give the forms of the contraries of the content words of ``text``."""
    return frozenset().union(*map(contrary, content(text)))


def share(wanted: Set[str], there: Set[str]) -> float:
    """Give the share of the wanted forms that are among those of a text; none of nothing."""
    return len(wanted & there) / len(wanted) if wanted else 0.0


def content(text: str) -> list[str]:
    """Give the content words of ``text``, lower-case, in no order."""
    parts = vocabulary(text.replace("-", " "))
    return [word for word in parts if len(word) > 2 and word not in STOPWORDS and not word[0].isdigit()]


def plain(text: str) -> list[str]:
    """Give the words of a text for comparing, in order, stop words and all."""
    return normalise(text).split()
