"""What a source says of its speaker: a name, an office, a pronoun, a body, or nothing that tells one person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.domain import Span
from ingest.statements.given_names import Gender
from ingest.statements.organisations import is_body, is_group
from ingest.statements.people import Mention, People
from ingest.statements.titles import SPOKESPEOPLE, bare, role_of

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "he's": "m", "she's": "f", "he’s": "m", "she’s": "f", "he himself": "m", "she herself": "f", "he'd": "m", "he’d": "m",
}  # fmt: skip
_FIRST_PERSON = frozenset(("i", "me", "my", "myself", "i'm", "i’m", "mine"))
_RELATIVE = frozenset("who whom whose which that".split())
_CUT = re.compile(r"\s*(?:,|\s(?:who|which|that|whose|whom|when|where|while|after|during)\b|\s[-–]+\s|—|[(\[:;])\s*")
_AND = re.compile(r"\b(?:and|or|&|nor|as well as|along with)\b")
_LEADING = re.compile(
    r"(?:(?:by|according to|from|while|as|but|and|even|both|then|to|of|with|in|among|only|fellow)\s+)+", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|in|at|from|with|on|to|by|near|behind|under|against|about|like|including|around|within|over|close|than)\b"
)
_AFTER_NAME = re.compile(
    r"(?:of|for|in|at|from|with|on|via|by|himself|herself|then|also|now|jr|sr|\d|playing|speaking|writing|told|alone|too)\b"
)
_PLURAL_TITLE = re.compile(r"(?:Sens|Reps|Govs|Messrs|Drs|Senators|Representatives|Presidents|Governors)\b")
_INDEFINITE = frozenset(
    """a an another one some any every no each many several most few two three four five six seven eight nine ten half
    all both other others more less neither either various numerous countless multiple dozens hundreds thousands
    nearly about almost""".split()
)
_AUTHORED = frozenset(
    """comment comments remark remarks statement statements tweet tweets speech speeches words column op-ed article essay
    letter answer response reply testimony interview post posts book memo call message appearance announcement rant
    comparison claim claims argument assertion question questions criticism attack attacks promise proclamation
    declaration pledge warning explanation quote quotes assessment critique email e-mail himself herself view views
    position opinion piece blog review report suggestion complaint contention vow praise plea""".split()
)
_BODY_NOUNS = frozenset(
    """campaign administration camp team office company foundation government department ministry agency committee court
    commission bureau party board council university union organization organisation association network newspaper group
    firm bank embassy police institute center centre paper outlet website magazine station""".split()
)
_WHICH_OF_TWO = frozenset("younger elder older other".split())
_UNREAL = frozenset("next only same other average typical eventual future such".split())
_OPINION = frozenset("poll polls survey surveys study studies records data report reports filing filings".split())


@dataclass(frozen=True, slots=True)
class Pronoun:
    """He or she, where it stands."""

    gender: Gender
    at: int


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """I: whoever is quoted there, else the author."""

    at: int


@dataclass(frozen=True, slots=True)
class Relative:
    """Who, which: whatever was named right before ``at``."""

    at: int


@dataclass(frozen=True, slots=True)
class Named:
    """A person by name."""

    mention: Mention


@dataclass(frozen=True, slots=True)
class Office:
    """A person by what they are: ``role`` as one word, all the words of the description, and where it stands.

    ``owned`` says that it is somebody's ("his lawyer"), so that nothing but a match will do.
    """

    role: str
    words: str
    at: int
    owned: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its name; ``role`` is of its unnamed spokesperson."""

    name: Span
    role: str | None = None


@dataclass(frozen=True, slots=True)
class SomeBody:
    """An organisation by what it is: "the ministry"."""

    noun: str
    at: int


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One person whom the text does not name: "a partner"."""

    words: str


Reading = Unnamed | Pronoun | FirstPerson | Relative | Named | Office | Body | SomeBody


def read(text: str, source: Span, people: People) -> Reading | None:
    """Read a source; None where it is a group, somebody unnamed, or no person and no body at all."""
    source = _whole_words(text, source)
    phrase = source.of(text)
    lower = phrase.casefold()
    if lower in _PRONOUNS:
        return Pronoun(_PRONOUNS[lower], source.start)
    if lower in _FIRST_PERSON:
        return FirstPerson(source.start)
    if lower in _RELATIVE:
        return Relative(source.start)
    if leading := _LEADING.match(phrase):
        if "both" in leading[0].casefold().split():
            return None
        source = Span(source.start + leading.end(), source.end)
    return _phrase(text, source, people)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and start and text[start - 1].isalnum():
        start -= 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return Span(min(start, end), end)


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = list[Mention]()
    while at < len(mentions) and mentions[at].start < end:
        if mentions[at].end <= end + 2:
            found.append(mentions[at])
        at += 1
    return found


def _phrase(text: str, source: Span, people: People) -> Reading | None:
    cut = _CUT.search(text, source.start, source.end)
    while cut and _inside(people.mentions, cut.start() - 1, cut.end()):  # "Jones, Jr."
        cut = _CUT.search(text, cut.end(), source.end)
    head = Span(source.start, cut.start() if cut else source.end)
    rest = Span(cut.end() if cut else source.end, source.end)
    names = _inside(people.mentions, head.start, head.end)
    if names:
        return _with_name(text, head, rest, names, people)
    return _without_name(text, head, rest, people)


def _with_name(text: str, head: Span, rest: Span, names: Sequence[Mention], people: People) -> Reading | None:
    """Read a phrase that has people's names before its first comma: of whom, if of anyone, is it the name?"""
    name = names[-1]
    before = text[head.start : max(head.start, name.first)].strip()
    after = text[name.end : head.end].removeprefix("’s").removeprefix("'s").lstrip("’'").strip()
    lower = text[rest.start : rest.end].casefold()
    if _WHICH_OF_TWO & set(before.casefold().split()):
        return None
    if _AND.search(text[name.end : head.end]) and not name.possessive:
        return None
    if joined := _AND.search(before):
        described = [word for word in before[joined.end() :].split() if role_of(word)]
        determined = before.split()[0].casefold() in ("the", "his", "her", "both")
        if len(names) > 1 or determined or not described:
            return None
    if _PREPOSITION.search(before) and _PREPOSITION.search(before.split()[-1] if before else ""):
        return _office_of_named(before, head, rest, text, people)
    if after and (name.possessive or not _AFTER_NAME.match(after.casefold())):
        return _owned(text, name, after, rest, people)
    if re.match(r"(?:and|or)\b", lower) or name.first < name.start and _PLURAL_TITLE.match(text, name.first):
        return None
    follow = _inside(people.mentions, rest.start, rest.end)
    if any(re.search(r"[,)] (?:and|or)(?: the| his| her)?\W*$", text[rest.start : other.first]) for other in follow):
        return None
    if follow and text[head.end : head.end + 1] == "," and follow[0].first <= rest.start + 4:
        bare_list = not text[follow[0].end : rest.end].strip(" ,") or _AND.match(text[follow[0].end : rest.end].strip(" ,"))
        if bare_list and follow[0].person is not name.person:
            return None  # "Clinton, Sanders"
    return Named(name)


def _office_of_named(before: str, head: Span, rest: Span, text: str, people: People) -> Reading | None:
    """Read "the wife of X, Y," where Y is named; "a spokesman for X" is nobody."""
    if role_of(_noun(before)) and (name := _apposition(text, rest, people)):
        return Named(name)
    return None


def _owned(text: str, name: Mention, after: str, rest: Span, people: People) -> Reading | None:
    """Read "Trump's lawyer", "the Trump campaign", "Trump's comments"."""
    noun = _noun(after)
    lower = noun.casefold()
    if lower in _AUTHORED:
        return Named(name)
    if role_of(noun):
        named = _apposition(text, rest, people)
        if named:
            return Named(named)
        return None
    if lower in ("campaign", "administration", "camp", "team", "office", "foundation", "organization") and after.casefold().endswith(
        lower
    ):
        return Body(Span(name.start, text.index(noun, name.end) + len(noun)))
    return None


def _apposition(text: str, rest: Span, people: People) -> Mention | None:
    """Give the name that begins what follows a comma: "his lawyer, David E. Kendall,"."""
    found = _inside(people.mentions, rest.start, rest.end)
    if not found or found[0].possessive:
        return None
    name = found[0]
    between = text[rest.start : name.first]
    after = text[name.end : rest.end].strip(" ,")
    if _AND.match(after):
        return None
    if between.strip() and not all(role_of(word) or word.islower() or word[:1].isupper() for word in between.split()):
        return None
    if len(between.split()) > 6 or _PREPOSITION.search(between):
        return None
    return name


def _noun(phrase: str) -> str:
    """Give the head noun of a noun phrase: the last word before the first preposition."""
    if cut := _PREPOSITION.search(phrase, 1):
        phrase = phrase[: cut.start()]
    words = phrase.replace("“", " ").replace("”", " ").split()
    return words[-1].strip("\"'’.") if words else ""


def _without_name(text: str, head: Span, rest: Span, people: People) -> Reading | None:
    phrase = head.of(text)
    words = phrase.split()
    if not words:
        return None
    first = words[0].casefold()
    noun = _noun(phrase)
    role = role_of(noun)
    runs = [run for run in people.others if head.start <= run.first and run.end <= head.end]
    if role and bare(noun) not in SPOKESPEOPLE:
        name = _apposition(text, rest, people)
        if name and not _PREPOSITION.search(text[rest.start : name.first]):
            return Named(name)
    if bare(noun) in SPOKESPEOPLE:
        if name := _apposition(text, rest, people):
            return Named(name)
        bodies = [run for run in runs if not is_group(run.words[-1])]
        if bodies:
            return Body(Span(bodies[-1].start, bodies[-1].end), bare(noun))
        return None
    if first in ("a", "an", "another", "one") and role:
        return Unnamed(phrase[: phrase.index(noun) + len(noun)])
    if first in _INDEFINITE or re.match(r"\d", first) or _UNREAL & set(phrase.casefold().split()):
        return None
    if role and not (runs and runs[-1].end >= head.end and is_body(runs[-1].words[-1])):
        owned = first in ("his", "her", "their", "its", "our", "my") or "’s " in phrase or "'s " in phrase
        return Office(role, phrase, head.start, owned)
    if runs:
        return _body(text, head, runs[0].start, runs[-1].end)
    whole = first in ("the", "this") and len(words) == 2 and rest.start == rest.end
    if noun.casefold() in _BODY_NOUNS and whole:
        return SomeBody(noun.casefold(), head.start)
    return None


def _body(text: str, head: Span, start: int, end: int) -> Reading | None:
    """Read a name that is no person's: the words from its first capital to its last must be all there is."""
    name = text[start:end]
    before, after = text[head.start : start].strip().casefold(), text[end : head.end].strip()
    if before and before not in ("the", "the new", "the u.s.", "officials at", "a"):
        return None
    gaps = [word for word in name.split() if not word[:1].isupper() and word not in ("of", "for", "and", "the", "&", "on", "in", "de")]
    if gaps or _AND.search(name) and "of" not in name:
        return None
    if after and not re.match(r"[’']s?$", after):
        noun = after.split()[-1].casefold()
        if noun not in _BODY_NOUNS or len(after.split()) > 2 or noun in _OPINION:
            return None
        end = head.end
    last = text[start:end].split()[-1]
    if is_group(last) or last.casefold() in _OPINION or (len(name.split()) == 1 and role_of(last)):
        return None
    return Body(Span(start, end))
