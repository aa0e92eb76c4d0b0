"""A body by what it is, in small letters: "the town hall", "China’s foreign ministry", "police"."""

from __future__ import annotations

import re

from assistant.domain import Span
from ingest.statements.resolving.nouns import AND, INDEFINITE
from ingest.statements.resolving.organisations import is_group
from ingest.statements.resolving.readings import SomeBody
from ingest.statements.resolving.titles import role_of

HEADS = frozenset(
    """academy administration agency airline airport army association authority bakery bank board brewery bureau
    cabinet camp campaign cannery cathedral center centre chamber charity church clinic club coalition coastguard
    college commission committee company congregation congress consortium consulate contractor cooperative
    corporation council court delegation department diocese directorate embassy factory faculty federation firm
    foundation foundry fund government group guild hall hospital hotel inspectorate institute institution insurer
    judiciary junta laboratory league legislature library line magazine manufacturer military militia ministry
    mission monastery movement municipality museum navy network newspaper observatory office operator orchestra
    organisation organization outlet panel paper parish parliament party pharmacy plant police port prefecture
    presidency prison producer prosecutors publication publisher refinery regime registry regulator retailer school
    secretariat senate service shipyard society station studio supplier syndicate team theater theatre treasury
    tribunal union unit university utility watchdog website works yard""".split()
)
"""Nouns of bodies that speak."""
_VAGUE = frozenset(
    """body camp center centre chamber company corporation contractor firm fund group institution line magazine
    manufacturer movement network newspaper operator organisation organization outlet panel paper party producer
    publication publisher retailer society station studio supplier team unit website works yard""".split()
)
"""Nouns that need a word before them to say what body it is."""
_UNTOLD = frozenset(
    "rival other another same such next last first second third own new old various whole entire".split()
)
"""Words that tell one body from another without saying which it is."""
_BARE = frozenset("police prosecutors parliament congress".split())
"""Nouns that need no article."""
_LEANING = re.compile(r"-(?:leaning|based|owned|run|backed|controlled|friendly)$")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_ARTICLE = re.compile(r"(?:the|this|that)\s+", re.IGNORECASE)
_OF = re.compile(r" of (?:the )?[a-z]{4,}(?: [a-z]{4,})?$")
_OWNED = re.compile(r"\b(?:his|her|its|their|our|my|your|whose)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:in|at|from|near|for|on|to|by|with|under|of|itself|headed|led|run)\b")
_MOST = 6


def some_body(text: str, span: Span, *, modifying: bool = False) -> SomeBody | None:
    """Read a noun phrase whose noun is a body's; None for one body of several, somebody's own, a group of people.

    ``modifying`` says that it stands before another noun and so has no article of its own: "town hall spokeswoman".
    """
    words = span.of(text)
    article = _ARTICLE.match(words)
    start = span.start + (article.end() if article else 0)
    core = text[start : span.end]
    if cut := _PREPOSITION.search(core):
        whole = _OF.match(core, cut.start())
        core = core if whole else core[: cut.start()]
        tail = whole[0] if whole else ""
    else:
        tail = ""
    phrase = core.removesuffix(tail).split()
    if not phrase or len(phrase) > _MOST or AND.search(core) or _OWNED.search(core) or not _all_words(phrase):
        return None
    noun = phrase[-1].casefold()
    before = tuple(word.casefold() for word in phrase[:-1])
    if noun not in HEADS or (phrase[-1] != noun and not _opens(text, start, len(phrase))):
        return None
    if (before and before[0] in INDEFINITE) or _UNTOLD & set(before) or any(map(is_group, before[:-1])):
        return None
    if not (article or modifying or noun in _BARE or any(word.endswith(("’s", "'s")) for word in before)):
        return None
    vague = noun in _VAGUE and (not before or all(role_of(word) or _LEANING.search(word) for word in before))
    return SomeBody(noun, before, Span(start, start + len(core)), start, vague)


def _all_words(words: list[str]) -> bool:
    return all(_WORD.fullmatch(word) for word in words)


def _opens(text: str, start: int, words: int) -> bool:
    """Tell whether a capital is only that of a sentence: a lone noun that begins one."""
    return words == 1 and (start == 0 or text[start - 1] in '\n“"' or text[max(0, start - 2) : start - 1] in ".!?:”")
