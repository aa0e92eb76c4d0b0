"""Noun phrases read without a parser: where one ends, which word is its head, and what kind of answer that asks for."""

from __future__ import annotations

import re

from assistant.asking.nouns import AnswerType, noun_type

BE = frozenset(("is", "are", "was", "were", "'s", "’s", "be", "been"))
AUXILIARIES = BE | frozenset("do does did has have had will would can could should shall may might must".split())
PREPOSITIONS = frozenset(
    """about across after against along alongside among around as at because before behind below beside between
    beyond by despite down due during for from if in inside into like near of off on onto or out outside over per
    since than through throughout to toward towards under until up upon via when where whether while with within
    without who whom whose which what that and but according""".split()
)
_ADVERBS = frozenset(
    """allegedly already also always currently ever first finally famously formally just last later lately never
    newly next now officially often once only previously publicly recently reportedly simply soon still suddenly
    then this today tonight unexpectedly yesterday""".split()
)
_PAST = frozenset(
    """became began beat bought broke brought built came chose cut drew fell fled flew found fought gave got grew
    had held hit kept knew known lost made met paid pled pulled put ran read rose said sang saw sent set shot shut
    sold spent spoke spread stole stood struck swept swore took taught told threw went withdrew woke won wore
    wrote""".split()
)
_PRESENT = frozenset(
    """says makes holds helps causes wants takes gets leads plays hosts tops raises produces dates includes means
    becomes lies remains gives goes comes keeps shows plans faces hopes knows likes lives needs owns pays runs sells
    sends serves stars starts stops treats uses wears wins works""".split()
)
_NOT_PAST = frozenset("bleed breed deed feed hundred indeed need seed speed steed weed".split())
_DEGREES = frozenset("most least best worst more less well".split())
_ARTICLES = frozenset("the a an its his her their our my your this that these those one two three four five".split())

_WORD = re.compile(r"[\w’'&.-]+")
_TOKEN = re.compile(r"[^\s?!,;:“”\"()—]+|[?!,;:()—]")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$", re.IGNORECASE)
_KIND_OF = re.compile(
    r"(?:type|kind|sort|form|brand|breed|species|piece|style|genre|one|pair|part)s?\s+of\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?",
    re.IGNORECASE,
)
_LONGEST = 6
"""Words of a noun phrase looked through for its head."""


def noun_phrase(words: str, *, owner: bool = False) -> tuple[str, str]:
    """Give the noun phrase that ``words`` open with, without its article, and its head; "" for none.

    With ``owner`` a possessive is the head: "which state's governor" asks for the state.
    """
    if kind := _KIND_OF.match(words):
        inner, head = noun_phrase(words[kind.end() :])
        return f"{kind[0].strip()} {inner}".strip(), head
    taken: list[str] = []
    to_head = 0
    for token in _TOKEN.findall(words):
        word = token.lower().rstrip(".").strip("‘'")
        if not taken and (word in _ARTICLES or word.isdecimal()):
            continue
        if _ends(token, word, taken) or (to_head and token[0].islower() and noun_type(word) is None):
            break
        taken.append(token.strip("‘’'"))
        possessive = _POSSESSIVE.search(word) is not None
        if noun_type(word) and (owner or not possessive):
            to_head = len(taken)
        if (possessive and to_head == len(taken)) or len(taken) == _LONGEST:
            break
    phrase = taken[:to_head] if to_head else taken
    return _POSSESSIVE.sub("", " ".join(phrase)), phrase[-1] if phrase else ""


def phrase_type(phrase: str, head: str) -> AnswerType:
    """Give the type that a noun phrase asks for, "thing" where its head tells nothing."""
    words = phrase.lower().split()
    if words[:1] == ["age"]:
        return "number"
    if words[-1:] == ["franchise"] and any(noun_type(word) == "title" for word in words):
        return "title"
    return noun_type(head) or "thing"


def _ends(token: str, word: str, taken: list[str]) -> bool:
    """Tell whether a word stands outside the phrase: a preposition, an auxiliary, an adverb, a mark, a verb."""
    if not _WORD.fullmatch(token.strip("‘’'")) or word in PREPOSITIONS or word in AUXILIARIES or word in _ADVERBS:
        return True
    if not taken or taken[-1].lower().endswith("ly") or taken[-1].lower() in _DEGREES:
        return False
    return word in _PAST or word in _PRESENT or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)
