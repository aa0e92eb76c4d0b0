"""What was typed, written out as the sentence that it shortens: "who's the judge?", "any comment from the mayor?",
"and the prison, when will it open?".
"""

from __future__ import annotations

import re
from datetime import datetime

from assistant.asking.phrase import AUXILIARIES
from assistant.clock.almanac import MONTHS
from assistant.conversation.kinds import is_many, is_person
from assistant.conversation.thread import owning

_SHORT_IS = re.compile(r"\b(?P<word>who|what|where|when|how|that|it|he|she|there)['’]s\b(?=\s+\w)", re.IGNORECASE)
_TOO = re.compile(r"[,\s]+(?:too|as\s+well)$", re.IGNORECASE)
_ANY = re.compile(
    r"any\s+(?P<what>(?!one\b|body\b|thing\b|time\b|more\b|idea\b|other$)[\w’'-]+(?:\s+.+)?)", re.IGNORECASE
)
_ANYBODY = re.compile(
    r"(?P<who>anyone|anybody|any\s+[\w’'-]+)\s+(?P<what>[a-z]+ed|hurt|killed|dead)\b(?P<rest>.*)", re.IGNORECASE
)
_THAN = re.compile(r"(?:[a-z]+er|(?:more|less)\s+[a-z]+)\s+than\s+\S", re.IGNORECASE)
_STILL = re.compile(r"still\s+(?P<what>(?!so\b|true\b|the\b|right\b|valid\b|now\b|today\b)[\w-]+)", re.IGNORECASE)
_AUXILIARY = "|".join(sorted(word for word in AUXILIARIES if word.isalpha()))
_APART = re.compile(
    r"(?:(?:ok|okay|well|so|and|but|now)\b[,\s]+)*(?:as\s+for\s+|(?:what|how)\s+about\s+)?"
    r"(?P<what>(?!(?:no|nope|sorry|wait|yes|not|thanks|i)\b)[\w’'.-]+(?:\s+[\w’'.-]+){0,4}?)\s*(?:,|\s[–—-])\s+"
    rf"(?P<asks>(?:(?:what|who|whom|when|where|why|how|which)\b|(?:{_AUXILIARY})\s).+)",
    re.IGNORECASE,
)
"""Something named first, the question about it behind a comma."""
_POINTS = (
    (re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE), False, True),
    (re.compile(r"\b(?:it|they|that)\b", re.IGNORECASE), False, False),
    (re.compile(r"\b(?:his|her|their)\b(?=\s+\w)", re.IGNORECASE), True, True),
    (re.compile(r"\bits\b", re.IGNORECASE), True, False),
    (re.compile(r"\b(?:him|her|them)\b", re.IGNORECASE), False, True),
    (re.compile(r"\bthem\b", re.IGNORECASE), False, False),
)
"""Pronouns that may stand for what was named first: whether they are possessive, whether they mean somebody."""


_STRANDED = re.compile(
    r"(?P<lead>(?:(?:and|but|so)\s+)?)(?P<wh>what|whom?|where|when|which)\s+(?P<behind>for|to|from|by|with|of|about|against|at|since|until)",
    re.IGNORECASE,
)
"""An asking word with its preposition behind it."""
_MONTH_OF = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\s+(?:of\s+)?(?P<which>this|last|next)\s+year\b", re.IGNORECASE
)
_AWAY = {"last": -1, "this": 0, "next": 1}


def dated(asked: str, as_of: datetime) -> str:
    """Give "in March last year" with the number of that year, so that it is one time and not two."""
    return _MONTH_OF.sub(lambda told: f"{told['month']} {as_of.year + _AWAY[told['which'].lower()]}", asked)


def written_out(asked: str) -> str:
    """Give a question without a mark as the sentence it is short for; one that is whole comes back as it is."""
    if stranded := _STRANDED.fullmatch(asked):  # "what for?", "who to?"
        wh, behind = stranded["wh"].lower(), stranded["behind"].lower()
        why = (wh, behind) == ("what", "for")
        return f"{stranded['lead']}{'why' if why else f'{behind} whom' if wh == 'who' else f'{behind} {wh}'}"
    asked = _SHORT_IS.sub(lambda match: f"{match['word']} is", asked)
    if (too := _TOO.search(asked)) and len(asked.split()) <= _SHORT:
        asked = f"and {asked[: too.start()]}" if not asked.lower().startswith("and ") else asked[: too.start()]
    if _THAN.match(asked):
        return f"is it {asked}"
    if match := _ANYBODY.fullmatch(asked):
        return f"was {match['who']} {match['what']}{match['rest']}"
    if match := _ANY.fullmatch(asked):
        several = is_many(re.split(r"\s(?:from|about|on|in|by|[a-z]+ed|known|given)(?:\s|$)", match["what"])[0])
        return f"{'are' if several else 'is'} there any {match['what']}"
    if match := _STILL.fullmatch(asked):
        return f"is it still {match['what']}"
    return asked


_SHORT = 6
"""Words of a fragment behind which "too" only says that it is one more."""


def joined_up(asked: str) -> str:
    """Give a question with what is named before it in the place of the pronoun that points to it."""
    match = _APART.fullmatch(asked)
    if match is None:
        return asked
    what, asks = match["what"], match["asks"]
    someone = is_person(what)
    for pattern, owns, of_person in _POINTS:
        if of_person == someone and (found := pattern.search(asks)):
            return f"{asks[: found.start()]}{owning(what) if owns else what}{asks[found.end() :]}"
    return asked
