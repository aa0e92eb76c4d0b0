"""Find where a text means a given person: the forms of one name, its titles, its namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.domain import Span

MOST_MENTIONS = 1000
"""Places of a name that are read in one text."""
_GIVEN = 60
"""Characters before a surname in which the given names stand."""

TITLES = frozenset(
    """president minister premier chancellor secretary senator sen governor gov mayor councillor mr mrs ms miss dr
    prof professor sir dame lord lady judge justice general gen colonel col captain capt major sgt sergeant lt rep king
    queen prince princess pope bishop archbishop cardinal rabbi imam father ambassador commissioner inspector admiral
    congressman congresswoman representative chairman chairwoman chair director chief coach deputy master spokesman
    spokeswoman spokesperson envoy negotiator engineer lawyer attorney prosecutor leader speaker officer""".split()
)
_ROLES = TITLES | frozenset(
    """head aide boss friend wife husband son daughter brother sister mother widow partner pilot cook nurse host
    star champion economist critic rival expert guest deputy clerk member nominee candidate counsel analyst student
    colleague""".split()
)
_NAMES = re.compile(r"(?<=\w\s)[A-Z][\w’'-]+")
"""Words with a capital that opens no sentence: "Baker" behind another word is a name, though bakers are written of."""
_ROLE_ENDING = re.compile(r"[a-z-]{2,30}(?:er|or|ist|man|woman|person|ian)")
_NO_ROLES = frozenset("after other over under never however later earlier former for nor or whether another".split())
_NO_NAMES = frozenset(
    """the a an and but when while as if that after before because since although though however then so now yet still
    also later earlier today yesterday meanwhile according asked like unlike both neither either former monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october november
    december in on at of for to with by about against from near last this these those who which what he she they it
    his her their its i we you""".split()
)
"""Words that a capital does not make part of a name."""
_PLACES = frozenset(
    """abuja africa america ankara asia athens australia austria baghdad beijing beirut belarus belgium berlin brazil
    britain brussels budapest cairo california canada canberra caracas china congress copenhagen crimea cuba damascus
    delhi denmark doha dublin egypt england europe finland florida france gaza geneva germany greece hamas havana
    helsinki hezbollah hungary india iran iraq ireland islamabad israel istanbul italy jakarta japan jerusalem jordan
    kabul kenya kremlin kyiv kiev lebanon lisbon london madrid mexico minsk moscow nairobi nato nigeria norway oslo
    ottawa pakistan paris parliament poland prague pretoria pyongyang riyadh rome russia scotland seoul spain
    stockholm sudan sweden switzerland syria taipei taiwan tehran texas tokyo turkey ukraine venezuela vienna vietnam
    wales warsaw washington yemen facebook instagram telegram twitter""".split()
)
"""Places and bodies that act in the news as people do."""
_PEOPLES = re.compile(r"\w+(?:ian|ish|ese|ican|crat|crats|ians|icans|aeli|aelis|ench|utch)")
_PREPOSITIONS = frozenset("of for to in at on from by with about against".split())
PARTICLES = frozenset("von van der den de del della di da dos la le al bin ibn ter zu".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_SUFFIX = r"(?:,?[ ](?:Jr|Sr)\b\.?|[ ](?:II|III|IV)\b)?"
_NOT_POSSESSIVE = r"(?![\w-]|[’']s?\b(?!\s?[”»]))"
_NAME_WORD = r"(?!(?i:said|says|told)\b)[^\W\d_a-z][\w’'-]{0,30}+"
_ORGANISATION = frozenset(("&", "of", "and", "the", "for"))
_PLACE_OF_OFFICE = rf"(?:\s+of(?:\s+the)?(?:\s+{_NAME_WORD}){{1,3}})?"


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a text: the fullest name it has, and where it means that person, possessives left out."""

    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A place of a surname: the given names written before it and a suffix such as "Jr"."""

    span: Span
    given: tuple[str, ...]
    surname: str
    possessive: bool

    @property
    def whole(self) -> str:
        return " ".join((*self.given, self.surname))

    def names(self, first: str) -> bool:
        return any(_same(given, first) for given in self.given)


def is_role(word: str) -> bool:
    """Tell whether a word says what somebody is: a title, an office, a trade, a tie."""
    lower = word.casefold().rstrip(".")
    if lower in _ROLES:
        return True
    return word.islower() and lower not in _NO_ROLES and _ROLE_ENDING.fullmatch(lower) is not None


def is_name_word(word: str) -> bool:
    """Tell whether a word can be part of a name: it has a capital, and not for being a weekday or opening a
    sentence.
    """
    return word[:1].isupper() and word.casefold().rstrip(".") not in _NO_NAMES


def is_place(word: str) -> bool:
    """Tell whether a capitalised word is surely no person: a capital or country, a people, an acronym."""
    lower = word.casefold()
    return lower in _PLACES or word.isupper() or _PEOPLES.fullmatch(lower) is not None


def untitled(name: str) -> str:
    """Give a name without the titles before it: "Mayor Osgood". A surname may look like a role: "Hasker"."""
    words = name.split()
    first = next((at for at, word in enumerate(words[:-1]) if word.lower().rstrip(".") not in TITLES), len(words) - 1)
    return " ".join(words[max(first, 0) :])


def named(asked: str, text: str) -> Named | None:
    """Find the person asked for (a surname, a full name with or without titles, an office, in any case) in ``text``.

    None where the text does not have the name, and where people share it and nothing asked tells them apart. A
    surname without titles that people share is itself the name.
    """
    words = asked.replace(",", " ").split()
    if not words:
        return None
    is_name = len(words) == 1 and words[0][0].isupper() and not is_role(words[0]) and words[0] in _NAMES.findall(text)
    if not is_name and is_role(words[-1].casefold()) and (office := _office(words, text)):
        return office
    if _ORGANISATION & {word.casefold() for word in words}:
        return _whole(words, text)
    titles, words = _split_titles(words)
    if asked.islower():  # its small letters mean nothing
        titles = [title.title() for title in titles]
    while len(words) > 1 and words[-1].casefold().rstrip(".") in _SUFFIXES:
        words = words[:-1]
    given = [word for word in words[:-1] if word.casefold() not in PARTICLES and not _INITIAL.fullmatch(word)]
    surname = words[-1]
    if len(words) == 2 and _is_family_name_first(words, text):
        return _whole(words, text, alone=words[0])
    forms = list(islice(_forms(surname, text, words), MOST_MENTIONS))
    return _among(forms, given, titles, text)


def _split_titles(words: list[str]) -> tuple[list[str], list[str]]:
    last = max((at for at, word in enumerate(words[:-1]) if word.casefold().rstrip(".") in _ROLES), default=-1)
    return words[: last + 1], words[last + 1 :]


def _office(words: Sequence[str], text: str) -> Named | None:
    """Find an office with the name that may follow it; a former, deputy or vice one is another."""
    phrase = r"\s+".join(map(re.escape, words))
    pattern = (
        rf"(?<![\w-])(?<!former\s)(?<!deputy\s)(?<!vice\s)(?i:{phrase})\b{_NOT_POSSESSIVE}{_PLACE_OF_OFFICE}"
        rf"(?:,?\s+{_NAME_WORD}{_NOT_POSSESSIVE}){{0,3}}"
    )
    found = [Span(*match.span()) for match in islice(re.finditer(pattern, text), MOST_MENTIONS)]
    if not found or not re.search(rf"\b{phrase.lower()}\b", text):  # never in small letters: part of a name
        return None
    first = found[0].start
    return Named(re.sub(r"\s+", " ", text[first : first + len(" ".join(words))]), tuple(found))


def _whole(words: Sequence[str], text: str, alone: str | None = None) -> Named | None:
    """Find a name that is only ever written whole, or with its first word ``alone``."""
    whole = r"\s+".join(map(re.escape, words))
    pattern = rf"(?<![\w-]){whole}{_NOT_POSSESSIVE}"
    if alone:
        pattern += rf"|(?<![\w-])(?<![^\W\d_a-z]\.\s){re.escape(alone)}{_NOT_POSSESSIVE}(?!\s+{_NAME_WORD})"
    found = islice(re.finditer(pattern, text, re.IGNORECASE), MOST_MENTIONS)
    full = re.search(rf"(?<![\w-]){whole}(?![\w-])", text, re.IGNORECASE)
    return Named(re.sub(r"\s+", " ", full[0]), tuple(Span(*match.span()) for match in found)) if full else None


def _is_family_name_first(words: Sequence[str], text: str) -> bool:
    """Tell whether the text shortens a name to its first word, never to its last: "Xi Jinping", then "Xi"."""
    first, last = (f"(?i:{re.escape(word)})" for word in words)
    whole = rf"(?<![\w-]){first}\s+{last}(?![\w-])"
    if not re.search(whole, text) or re.search(rf"(?<![\w-]){last}(?![\w-])", re.sub(whole, " ", text)):
        return False
    return any(match[0][0].isupper() for match in re.finditer(rf"(?<![\w-]){first}(?![\w-])(?!\s+[A-Z])", text))


def _forms(surname: str, text: str, asked: Sequence[str]) -> Iterator[_Form]:
    wanted = {word.casefold() for word in asked}
    for match in re.finditer(rf"(?<![\w-])(?<![’'](?=\w))(?i:{re.escape(surname)})(?![\w-]){_SUFFIX}", text):
        if not match[0][0].isupper():
            continue
        start, given = match.start(), list[str]()
        reach = text.rfind("\n", max(0, start - _GIVEN), start) + 1 or max(0, start - _GIVEN)
        words = list(re.finditer(r"\S+", text[reach:start]))
        for at in range(len(words) - 1, -1, -1):
            before = words[at - 1][0] if at else ""
            if not _is_given(words[at][0], given, wanted, before, text):
                break
            given.insert(0, words[at][0])
        while given and given[0] in PARTICLES:
            given.pop(0)
        if given:
            start = reach + words[-len(given)].start()
        after = text[match.end() : match.end() + 3]
        possessive = re.match(r"[’']s?(?!\w)", after) is not None
        yield _Form(Span(start, match.end()), tuple(given), match[0].replace(",", ""), possessive)


def _is_given(word: str, given: Sequence[str], wanted: set[str], before: str, text: str) -> bool:
    """Tell whether the word before a name is part of it: initials and particles are, and the next name; one more
    only if it was asked for, or stands nowhere else and hangs on no preposition (``before``).
    """
    lower = word.casefold().rstrip(".")
    if word in PARTICLES or _INITIAL.fullmatch(word):
        return not (_INITIAL.fullmatch(word) and len(word) > 4)
    if not is_name_word(word) or lower in TITLES or not re.fullmatch(r"[\w’'-]+", word) or re.search(r"[’']s$", word):
        return False
    names = [name for name in given if name not in PARTICLES and not _INITIAL.fullmatch(name)]
    if not names or lower in wanted:
        return True
    if len(names) > 1 or is_place(word) or is_role(word.casefold()) or before in _PREPOSITIONS:
        return False
    return text.count(word) == text.count(f"{word} {names[0]}")


def _same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or (len(one) > 1 and one.endswith(".") and len(one) == 2 and other.startswith(one[0]))


def _bears(title: str, form: _Form, text: str) -> bool:
    """Tell whether a title stands right before a name, or soon after it in its sentence."""
    before = text[max(0, form.span.start - _GIVEN) : form.span.start].rstrip(" ,").casefold()
    after = text[form.span.end : form.span.end + _GIVEN].partition(".")[0].casefold()
    return before.endswith(title.casefold()) or title.casefold() in after


def _among(forms: Sequence[_Form], given: Sequence[str], titles: Sequence[str], text: str) -> Named | None:
    """Choose among the people of one surname; a surname alone means the one last named in full before it.

    A title tells two people apart; one in small letters ("harbour master Lorne") must be borne by the only one, too.
    """
    described = bool(titles) and titles[-1].islower()
    if not forms or (described and titles[-1] not in text.casefold()):
        return None
    people: list[list[_Form]] = []
    owner: list[int | None] = []
    for form in forms:
        if form.given:
            place = next((n for n, known in enumerate(people) if known[0].names(form.given[0])), len(people))
            if place == len(people):
                place = next((n for n, known in enumerate(people) if form.names(known[0].given[0])), place)
            if place == len(people):
                people.append([])
            people[place].append(form)
            owner.append(place)
        else:
            owner.append(owner[-1] if owner else None)
    chosen = list(range(len(people)))
    if given:
        chosen = [n for n in chosen if any(form.names(given[0]) for form in people[n])]
    elif titles and (len(people) > 1 or described):
        chosen = [n for n in chosen if any(_bears(" ".join(titles), form, text) for form in people[n])]
    if len(chosen) == 1:
        fullest = max((form.whole for form in people[chosen[0]]), key=len)
        sole = len(people) == 1
        theirs = [form for form, n in zip(forms, owner, strict=True) if n == chosen[0] or (sole and n is None)]
    elif given or (titles and people):
        return None
    else:
        fullest, theirs = forms[0].surname, list(forms)
    return Named(fullest, tuple(form.span for form in theirs if not form.possessive))
