"""A name taken apart: given names, family name, what stands around them; and when two names can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.directory.spelling import folded, same_given, surname_key
from assistant.naming import PARTICLES, TITLES, is_place

_HONORIFICS = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame sen senator rep gov governor gen lt col capt sgt rev hon president
    minister premier chancellor mayor congressman congresswoman ambassador presidents senators sens reps govs""".split()
)
"""What is left out before a stored name; "General", "Major" and "Pope" begin names as well."""
_PARTICLES = PARTICLES | {"el"}
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_ORGANISATION = frozenset(
    """administration agency airlines airport airways alliance ambulance army assembly association authority bank
    board brigade bureau campaign capital centre center charity church city club coalition college commission committee
    company congress corp corporation council county court department district embassy energy entertainment federation
    force forces foundation fund global government group guard holdings hospital house inc industries institute
    international kremlin labs league ltd llc media ministry motors movement museum nations navy network news office
    opposition organisation organization parliament partners party pentagon plc police post press prison records
    republic school senate service services society state states studios systems team technologies times trust union
    university vatican watch of for and""".split()
)
_COMMON = frozenset(
    """adams ali allen anderson bailey baker brown campbell carter chan chen clark collins cook cooper cruz davis diaz
    edwards evans fernandez garcia gomez gonzalez green hall harris hernandez hill howard hussein jackson james johnson
    jones kelly khan kim king kumar lee lewis li lin liu long lopez martin martinez miller mitchell moore morales morgan
    morris murphy murray nelson nguyen park parker patel perez peterson phillips price ramirez reed rivera roberts
    robinson rodriguez rogers ross russell sanchez sanders scott shah sharma silva singh smith stewart taylor thomas
    thompson torres turner walker wang ward watson white williams wilson wood wright wu xu yang young zhang
    zhao""".split()
)
"""Family names so frequent that two people in one archive are likely to share one."""
_FAMILY_FIRST = frozenset(
    """ban chen deng han hu huang jiang kim li lin liu moon nguyen pak park tran wang wen wu xi xu yang yoon zhang zhao
    zhou zhu""".split()
)
_ODD = re.compile(r"[^\w&-]")
_BREAKS = re.compile(r"[\W_]+")
_SPACED_INITIALS = re.compile(r"(?<=\b[^\W\d_]) (?=[^\W\d_]\b)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]|[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A name's parts in folded letters. ``given`` is empty for a family name alone; ``initials`` tells that the first
    of them is one or more initials. ``surnames`` are the keys under which the family name, however spelled, is looked
    up; "Xi" begins its name. What may be an organisation has all its words in ``surname``.
    """

    key: str
    given: tuple[str, ...]
    surname: str
    surnames: tuple[str, ...] = ()
    suffix: str = ""
    initials: bool = False
    organisation: bool = False

    @property
    def is_common(self) -> bool:
        """Tell whether many people bear the family name."""
        return self.surname in _COMMON or self.surname in _FAMILY_FIRST


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two names can be one person's, in words; a ``weak`` one needs roles that agree, a ``nickname`` somebody who
    is quoted more than once.
    """

    why: str
    weak: bool
    nickname: bool


def parse(name: str) -> PersonalName:
    """Take a name apart: honorifics and the "the" of an organisation are left out, particles stay with the family
    name.
    """
    written = name.replace(",", " ").split()
    words = [word if word.isalpha() else _ODD.sub("", word) for word in folded(" ".join(written)).split()]
    article = len(words) > 1 and words[0] == "the"
    if article:
        written, words = written[1:], words[1:]
    shouted = len(words) == 1 and len(written[0]) > 1 and written[0].isupper()
    if article and len(words) == 1 and not (shouted or is_place(written[0])):
        return _organisation(["the", *words])  # "The Hill" is a paper, Hill somebody's name
    if article or shouted or "&" in words or (len(words) > 1 and not _ORGANISATION.isdisjoint(words)):
        return _organisation(words)
    while len(words) > 1 and words[0] in _HONORIFICS:
        written, words = written[1:], words[1:]
    suffix = _SUFFIXES.get(words[-1], "") if len(words) > 2 else ""
    core = words[:-1] if suffix else words
    start = len(core) - 1
    while start > 0 and core[start - 1] in _PARTICLES:
        start -= 1
    if start == 0 and len(core) > 1 and written[0] == "Al":
        start = 1  # Al Green's given name; the article is written al-Assad
    given, surname = tuple(word for word in core[:start] if word), " ".join(core[start:])
    if len(words) == 1 and is_place(written[0]):
        return _organisation(words)
    surnames = [surname_key(surname)]
    if given and given[0] in _FAMILY_FIRST:
        surnames.append(surname_key(given[0]))
    initials = bool(given) and _INITIALS.fullmatch(written[0]) is not None
    return PersonalName(_key([*core, suffix] if suffix else core), given, surname, tuple(surnames), suffix, initials)


def untitled(words: list[str]) -> list[tuple[list[str], list[str]]]:
    """Give each way to part typed words into a title ("kremlin spokesman") and the name after it, longest first."""
    titles = TITLES | _HONORIFICS
    ends = [place for place, word in enumerate(words[:-1], start=1) if folded(word).rstrip(".,") in titles]
    return [(words[:end], words[end:]) for end in ends]


def likeness(one: PersonalName, other: PersonalName) -> Likeness | None:
    """Tell whether two full names with one family name, however spelled, can be one person's."""
    by_middle = False
    if "".join(one.given) == "".join(other.given):
        first, middles = "the same", ""
    elif found := same_given(one.given[0], other.given[0]):
        shared = _middles(one.given[1:], other.given[1:])
        if shared is None:
            return None
        first, middles = found, shared
    elif by_middle := one.given == other.given[1:] or other.given == one.given[1:]:
        first, middles = "the middle name for the first", ""
    else:
        return None
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    respelled = one.surname != other.surname
    parts = [part for part in (first if first != "the same" else "", middles) if part]
    if respelled:
        parts.append("another spelling of the family name")
    if one.suffix != other.suffix:
        parts.append("without the suffix")
    twice_removed = respelled and first == "a nickname"
    lost_suffix = one.suffix != other.suffix  # whatever else they share, a father and a son share as well
    return Likeness(
        " and ".join(parts), one.is_common or lost_suffix or twice_removed or by_middle, first == "a nickname"
    )


def fits_initials(short: PersonalName, full: PersonalName) -> bool:
    """Tell whether "D." or "J.D." before a family name can stand for the given names of ``full``."""
    letters = "".join(short.given)
    others = "".join(word[0] for word in full.given)
    return others.startswith(letters) or letters.startswith(others)


def _middles(one: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    if one == other:
        return ""
    if not one or not other:
        return "without the middle name"
    if len(one) != len(other):
        return None
    pairs = zip(one, other, strict=True)
    if all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs):
        return "the middle name shortened"
    return None


def _organisation(words: list[str]) -> PersonalName:
    surname = " ".join(words)
    return PersonalName(_key(words), (), surname, (surname_key(surname),), organisation=True)


def _key(words: list[str]) -> str:
    if all(word.isalpha() and len(word) > 1 for word in words):
        return " ".join(words)
    return _SPACED_INITIALS.sub("", _BREAKS.sub(" ", " ".join(words)).strip())
