"""What words name by their form: somebody, a body that speaks, a people, several."""

from __future__ import annotations

import re

from assistant.asking.nouns import noun_type
from assistant.naming import TITLES, is_place

_OFFICES = frozenset(
    """aide ally aunt baker banker brother builder colleague commuter cousin daughter employee expert farmer father
    finalist firefighter fisher friend goalkeeper husband inhabitant insurer islander loser migrant mother
    neighbor neighbour nurse organiser organizer opponent parent partner patient predecessor pupil referee
    refugee resident runner-up sister skipper son successor tenant umpire uncle vet widow wife worker""".split()
)
_COLLECTIVES = frozenset(
    """board chamber coastguard crew defence defense jury leadership majority management minority opposition police
    press prosecution secretariat society""".split()
)
"""Bodies that speak, beside the organisations."""
_NO_AGENTS = frozenset(
    """banner barrier border charter chapter computer container corner cover cruiser disaster door
    dinner error factor feather finger fever filter floor flower folder freighter generator harbor helicopter indicator
    layer letter manner matter meter mirror monitor motor number offer order paper pier poster power printer quarter
    reactor river rumor sector semester sensor server sewer shelter shoulder shower shutter
    summer tanker tender theater tiger tower tractor trailer trawler water winter""".split()
)
"""What ends as a trade does and is none."""
_NAMED_THINGS = frozenset(
    """abbey academy aquarium archive archives baths cannery cemetery centre center cinema clinic dockyard
    festival gallery garage infirmary kindergarten laboratory library lido lighthouse marina
    museum nursery observatory pavilion promenade seafront shelter shipyard
    tunnel viaduct waterfront works""".split()
)
"""What a name with a capital ends with that is a building's or an undertaking's and nobody's."""
_NATION = re.compile(r"[A-Z]\w+(?:ans|ese|ish|ch|is)")
"""Behind "the": a people ("the Americans", "the French")."""
_OFFICE_ENDS = ("man", "woman", "person", "ist", "monger")
DETERMINER = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|in|at|on|near)\s+")


def is_person(words: str) -> bool:
    """Tell whether words are a person's name or office by their form."""
    bare = DETERMINER.sub("", words, count=1) if DETERMINER.match(words) else words
    parts = _OF.split(bare)[0].split()
    if not parts:
        return False
    head = parts[-1]
    if head[0].isupper():
        if is_nation(words):
            return True
        if head.lower() in _NAMED_THINGS and len(parts) > 1:
            return False
        if noun_type(head.lower()) in ("organisation", "place", "country", "title") or (
            len(parts) == 1 and is_place(head)
        ):
            return False
        return bare == words or _is_office(parts[0].lower()) or noun_type(parts[0].lower()) == "person"
    return noun_type(head.lower()) == "person" or _is_office(head.lower()) or _is_crowd(head.lower())


def is_nation(words: str) -> bool:
    """Tell whether words name a people: "the Americans", "the French"."""
    bare = without_article(words)
    return bare != words and _NATION.fullmatch(bare) is not None


def _is_office(word: str) -> bool:
    """Tell whether a word is what somebody is; an ending alone does not: a pier ends as a baker does."""
    return word in TITLES or word.removesuffix("s") in _OFFICES or word.endswith(_OFFICE_ENDS)


def _is_crowd(word: str) -> bool:
    """Tell whether a plural is of people by its ending: "shopkeepers", "pensioners", not "rivers"."""
    return re.fullmatch(r"[a-z-]{3,}(?:ers|ors|ists|ians)", word) is not None and word[:-1] not in _NO_AGENTS


def is_body(words: str) -> bool:
    """Tell whether words name a body that can speak: "the town council", "Varrey Line"."""
    head = _OF.split(words)[0].split()
    return bool(head) and (noun_type(head[-1].lower()) == "organisation" or head[-1].lower() in _COLLECTIVES)


def without_article(words: str) -> str:
    """Give a phrase without the article it opens with."""
    return DETERMINER.sub("", words, count=1) if DETERMINER.match(words) else words


def is_many(words: str) -> bool:
    """Tell whether a phrase names several: "the pumps", "people"; names are one each."""
    head = re.split(r"\s+(?:of|for|in)\s+", words)[0].split()[-1].lower()
    several = head.endswith("s") and not head.endswith(("ss", "us", "’s", "'s"))
    return several or head in ("people", "men", "women", "children", "police") or head.endswith(("men", "women"))


def head_of(words: str) -> str:
    """Give the noun of a phrase: "bridge" of "the Senn bridge over the Tarn"."""
    return _OF.split(words)[0].split()[-1] if words.split() else ""
