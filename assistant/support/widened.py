"""Whether a claim says of all, everybody or always what its article says of most, of one or of the first time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import form, forms, is_past, meant, plain, share, weighty
from assistant.text import STOPWORDS

_COUNTED = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand"
    r"|but|he|she|it|they|that|this|we|I)"
)
_ALL = re.compile(
    rf"\b(?:all(?! (?:the )?{_COUNTED}\b|-)(?!\d)"
    r"|every(?! (?:\d|two|three|four|five|other (?:day|week|year))|-)"
    r"|everyone|everybody|always)\b",
    re.IGNORECASE,
)
"""Says it of the whole of something; "all five members" counts them, and the number is held to the article's."""
_NO_WIDENING = re.compile(
    r"\b(?:(?:after|above|at|in|not|nearly|almost|for|of|once and for) all"
    r"|all (?:but|over|the same|the (?:more|better)|right|along|in all|round|together"
    r"|year|day|night|week|month|winter|summer|morning|evening)"
    r"|(?:not|nearly|almost) every\w*|every (?:bit|now and|single))\b",
    re.IGNORECASE,
)
"""Phrases that say it of nothing whole: "after all", "not everybody", "all day"."""
_WHOLE = re.compile(
    r"\b(?:all|every|everyone|everybody|everything|everywhere|each|always|any|anyone|anybody|anything|whole|both"
    r"|entire(?:ly)?|complete(?:ly)?|full(?:y)?|total(?:ly)?|throughout|whoever|whatever|whenever|unanimous(?:ly)?"
    r"|until further notice|without exception|no(?! (?:longer|more)\b)|none|nobody|never|not (?:a|one)|nothing"
    r"|public)\b",
    re.IGNORECASE,
)
_SOMETIMES = re.compile(
    r"\b(?:often|sometimes|usually|mostly|mainly|partly|once|rarely|seldom|at times"
    r"|(?:the first|this|that|one) time)\b",
    re.IGNORECASE,
)
"""Says of how much of the time or of the whole it is."""
_PART = frozenset(
    """most many some several few half one two three four five six seven eight nine ten part majority minority third
    certain selected other others""".split()
)
"""Stand before a noun that is not all there is of it: "most of the old boats"."""
_BEFORE_NOUN = 4
"""Words before a noun in which one of these may stand."""
_LIMITED = frozenset(
    "over under above below aged who whose with without except older younger larger smaller from of".split()
)
"""Right beside a noun, say which of them, unless the claim does too: "people over 60"."""
_EXCEPTED = re.compile(
    r"\b(?:except|apart from|other than"
    r"|(?:those|people|children|anyone) (?:under|over|above|below|aged|who|with|without))\b"
)
"""Sets some apart: "spectators pay; those under twelve do not"."""
_DEFINITE = frozenset("the its his her their our these those".split())
"""Before a number, mean all that there are: "the five members"."""
_UNITS = frozenset(
    """second minute hour day night morning evening weekday week weekend fortnight month season year decade""".split()
)
_PLURAL = re.compile(r".*[^s]s|.*men|people|children")
_OF = frozenset("of in on at from".split())
_ALL_DID = re.compile(
    r"\b(?P<word>everyone|everybody|all)(?: (?:in|at|on|of|from) (?:the |them\b)?[\w’-]*)? ?\b(?P<did>[a-z]{3,})\b",
    re.IGNORECASE,
)
_SOME_DID = re.compile(r"\b(?:many|most|some|several|a few)(?: of (?:them|those))? (?P<did>[a-z]{3,})\b", re.IGNORECASE)
_ENOUGH = 0.4
"""The share of a claim's words that a sentence must have to be the one that is widened."""


def widened(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim says of all what the sentence that says most of it does not; None where there
    is none, no sentence says enough of the claim to tell, or that sentence says it of the kind: "the boats".

    A word for the whole beside that sentence counts too, but where the sentence itself says of how many it is.
    """
    if word := _of_some(claim, sentences):
        return word
    said = _NO_WIDENING.sub(" ", claim)
    found = _ALL.search(said)
    wanted = weighty(claim)
    if not found or not wanted or not sentences:
        return None
    told = [_NO_WIDENING.sub(" ", sentence) for sentence in sentences]
    shares = [share(wanted, meant(sentence)) for sentence in told]
    most = max(shares)
    if most < _ENOUGH:
        return None
    best = [sentence for sentence, has in zip(told, shares, strict=True) if has == most]
    noun = _noun(found[0].lower(), said[found.end() :])
    if noun is None:
        return None
    of_kind = any(_is_of_kind(noun, found[0].lower(), wanted, sentence) for sentence in best)
    if of_kind and (_EXCEPTED.search(claim) or not any(map(_EXCEPTED.search, best))):
        return None
    if found[0].lower() == "always" and not all(map(_SOMETIMES.search, best)):
        return None
    near = best if all(_has_part(noun, wanted, sentence) for sentence in best) else told
    return None if any(map(_WHOLE.search, near)) else found[0]


def _noun(word: str, behind: str) -> str | None:
    """Give what a word for the whole is said of, "" for everybody and for time; None where it counts hours or days."""
    words = re.findall(r"[\w’'-]+", re.split(r"[,.;:“”]", behind.lower(), maxsplit=1)[0])
    if word in ("everyone", "everybody"):
        words = words[1:] if words[:1] and words[0] in _OF else []
    elif word == "always":
        return ""
    words = [each for each in words[:_BEFORE_NOUN] if each not in STOPWORDS and not each.endswith(("’s", "'s", "s’"))]
    if not words:
        return None if word == "every" else ""
    return None if word == "every" and words[0] in _UNITS else words[0]


def _is_of_kind(noun: str, whole: str, wanted: set[str], sentence: str) -> bool:
    """Tell whether a sentence says it of a noun as a whole: in the plural, or by the claim's own word behind "all"."""
    words = plain(sentence)
    return not _SOMETIMES.search(sentence) and any(
        noun
        and form(word) == form(noun)
        and ((word == noun and whole != "every") or _PLURAL.fullmatch(word))
        and not _is_part(words, at, wanted)
        for at, word in enumerate(words)
    )


def _has_part(noun: str, wanted: set[str], sentence: str) -> bool:
    """Tell whether a sentence says of how much or how many it is."""
    words = plain(sentence)
    return bool(_SOMETIMES.search(sentence)) or any(
        form(word) == form(noun) and _is_part(words, at, wanted) if noun else word in _PART
        for at, word in enumerate(words)
    )


def _is_part(words: Sequence[str], at: int, wanted: set[str]) -> bool:
    before = words[max(0, at - _BEFORE_NOUN) : at]
    counts = [place for place, word in enumerate(before) if word in _PART or word.isdigit()]
    if any(not place or before[place - 1] not in _DEFINITE for place in counts):
        return True
    if before[-1:] and before[-1] in _LIMITED - {"from", "of", "with"}:
        return True
    which = next((word for word in words[at + 2 :] if word not in STOPWORDS), "")
    return words[at + 1 : at + 2] != [] and words[at + 1] in _LIMITED and not wanted & forms(which)


def _of_some(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim has everybody do what in the article only "many asked"."""
    for found in _ALL_DID.finditer(claim):
        did = form(found["did"].lower())
        some = [other for sentence in sentences for other in _SOME_DID.finditer(sentence)]
        if any(is_past(other["did"].lower()) and form(other["did"].lower()) == did for other in some):
            every = (other for sentence in sentences for other in _ALL_DID.finditer(sentence))
            return None if any(form(other["did"].lower()) == did for other in every) else found["word"]
    return None
