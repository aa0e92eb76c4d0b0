"""The names of a claim that its article does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.naming import TITLES
from assistant.support.peoples import is_of_country, names_no_person, of_there
from assistant.support.spelling import one_spelling
from assistant.text import STOPWORDS, normalise, words
from assistant.wording import vocabulary

_OPENERS = frozenset(
    """according meanwhile however although despite following earlier later since yes every around about roughly nearly
    almost asked another neither either several many most few fewer more less much none nobody nothing everybody
    everyone somebody someone anyone today yesterday tomorrow still yet also even instead initially originally finally
    eventually previously recently currently now then soon once again together along among alongside amid besides beyond
    within without unlike like per under work construction building police people residents officials organisers
    turnout police children voters workers visitors spectators firefighters crews opponents supporters critics experts
    two three four five six seven eight nine ten eleven twelve twenty thirty half
    former samples results lessons tickets prices rents costs plans talks negotiations elections delegations""".split()
)
"""Words that open a sentence with a capital and name nothing."""
_CITIES = dict(
    line.split()
    for line in """
    kiev kyiv
    odessa odesa
    kharkov kharkiv
    lvov lviv
    lemberg lviv
    danzig gdansk
    peking beijing
    bombay mumbai
    calcutta kolkata
    madras chennai
    bangalore bengaluru
    rangoon yangon
    """.strip().splitlines()
)
"""Cities with two names in the news, for they were named anew or are spelled in two languages."""
_NO_NAME = re.compile(r"[A-Z][a-z]+(?:ing|tion|ment|ness|ity|ally|edly|ours|ance|ence|ised|ized)")


def unknown_name(
    mentioned: Sequence[Sequence[str]], own: str, around: str, fits: Callable[[str], bool] = lambda _: False
) -> str | None:
    """Give a word of the names ``mentioned`` in a claim that is not in the text around its citations.

    The first word of the claim has its capital from its place and is a name only where nothing tells otherwise: its
    form, or that it ``fits`` what the article says; of several words only what begins no other name.
    """
    known = vocabulary(around) | _acronyms(around)
    spelled = set(map(_spelled, known))
    beginnings = {word[:5] for word in known}
    plain = {normalise(word)[:5] for word in re.findall(r"(?<!\w)[a-z][\w’-]*", around)}
    opening = words(own)[:1]
    for run in mentioned:
        for at, word in enumerate(run):
            parts = [normalise(part) for part in word.split("-") if part[:1].isupper()]
            alone = len(run) == 1 and not is_of_country(word)
            if [word] == opening and (_only_opens(word, beginnings if alone else plain) or (alone and fits(word))):
                continue
            pieces = [piece for part in parts for piece in part.split()]
            place = names_no_person(run, at)
            if not all(
                _spelled(piece) in spelled or piece.removesuffix("s") in known or (place and of_there(piece, known))
                for piece in pieces
            ):
                return word
    return None


def _spelled(name: str) -> str:
    """Give a name in one spelling, also where it is written by its sound: "Sergei" and "Sergey", "Kiev" and "Kyiv".

    Only endings that come of writing Cyrillic in our letters: by a bare "i" or "y" brothers and sisters are told apart.
    """
    name = re.sub(r"(?<=[a-z]{2}e)[ij]$", "y", one_spelling(name))
    name = re.sub(r"(?<=[a-z]{3})(?:i[iyj]|y[iyj])$", "y", name)
    return _CITIES.get(name, name)


def named_runs(mentioned: Sequence[tuple[str, ...]], own: str) -> list[tuple[str, ...]]:
    """Give the names of a claim without a word that has its capital only from opening it: "Instead", "Online"."""
    opening = words(own)[:1]
    return [
        run
        for run in mentioned
        if not (list(run) == opening and (run[0].lower() in _OPENERS or _NO_NAME.fullmatch(run[0])))
    ]


def _acronyms(text: str) -> set[str]:
    """Give the initials of the names of three words or more: "Centers for Disease Control" is the CDC, or with "and
    Prevention" too.
    """
    found = set[str]()
    for run in re.findall(r"(?<![\w’-])(?:[A-Z][\w’-]++(?>(?: (?:for|of|the|and|de)(?= ))*) ?){3,8}", text):
        initials = "".join(word[0] for word in run.split() if word[0].isupper()).lower()
        found |= {initials[n:m] for n in range(len(initials)) for m in range(n + 3, len(initials) + 1)}
    return found


def _only_opens(word: str, beginnings: set[str]) -> bool:
    lower = word.lower()
    return (
        lower in _OPENERS
        or lower in STOPWORDS
        or normalise(word)[:5] in beginnings
        or lower in TITLES
        or _NO_NAME.fullmatch(word) is not None
    )
