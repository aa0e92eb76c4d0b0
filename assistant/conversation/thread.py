"""What a follow-up can lean on: the last turns of its thread, taken apart, and what the archive knows of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.asking.names import names
from assistant.conversation.anatomy import Base, base_of, inverted, subject_asked
from assistant.conversation.things import is_body, is_person, main_thing, subject_matter, things, without_article
from assistant.conversation.turns import Turn
from assistant.text import words


class Known(Protocol):
    """What is known of people beside the thread: an archive's directory and ledger, or nothing."""

    def bearers(self, name: str) -> tuple[str, ...]:
        """Give the people whom some words may mean, by their full names; nobody where none is known of that name."""
        ...

    def sex(self, name: str) -> str:
        """Give "m" or "f" where somebody is written of as "he" or "she", "" where that is not known."""
        ...


class Nobody:
    """Knows nobody: for threads without an archive."""

    def bearers(self, name: str) -> tuple[str, ...]:  # noqa: ARG002  # whatever the name
        """Give nobody."""
        return ()

    def sex(self, name: str) -> str:  # noqa: ARG002
        """Give nothing."""
        return ""


AS_TO = ", as to "
"""Joins a question with what it is about where no verb does: "who pays, as to the roof?" """
REACH = 4
"""Turns back in which a pronoun still finds its person."""
_MALE, _FEMALE = frozenset("he him his".split()), frozenset("she her hers".split())
_OFFICES = {
    "f": re.compile(r"\w+woman\b|\b(?:mrs|ms|miss|queen|mother|sister|daughter|actress|wife|lady)\b", re.IGNORECASE),
    "m": re.compile(
        r"\b(?:alder|business|chair|congress|council|fire|fisher|police|spokes|states)man\b"
        r"|\b(?:mr|king|father|brother|son|actor|husband|sir)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
_NAME = re.compile(r"[A-Z][\w’'-]*\w(?:\s[A-Z][\w’'-]*\w)+")
_GROUP = re.compile(r"(?P<who>[A-Z]\w+(?:,?\s(?:and\s)?[A-Z]\w+)*\s(?!was\b|is\b)[a-z]+s)\b")
_WHAT_WAS = re.compile(r"what\s+(?:is|was|are|were)\s+(?P<what>the\s+.+)", re.IGNORECASE)
_NAME_OF = re.compile(r"the\s+names?\s+of\b", re.IGNORECASE)
_ASKS_WHO = re.compile(
    r"\s*(?:and\s+)?(?:who|whose|whom|(?:which|what)\s+(?:\w+\s+){0,2}?(?P<noun>\w+)\s+\w+)\b", re.IGNORECASE
)
_WHO_IS = re.compile(r"who(?:\s+(?:is|was)|['’]s)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """The last turns, oldest first and at least one, each with its question taken apart."""

    turns: tuple[Turn, ...]
    bases: tuple[Base, ...]
    as_of: datetime
    outlets: tuple[str, ...]
    known: Known

    @property
    def base(self) -> Base:
        """Give the question before."""
        return self.bases[-1]

    @property
    def last(self) -> Turn:
        """Give the turn before."""
        return self.turns[-1]

    @property
    def unanswered(self) -> bool:
        """Tell whether the turn before was refused."""
        return self.last.answer is not None and self.last.answer.abstained

    def back(self) -> Iterator[tuple[Turn, Base]]:
        """Yield the turns and their questions, the last one first."""
        return zip(reversed(self.turns), reversed(self.bases), strict=True)


def thread_of(turns: Sequence[Turn], as_of: datetime, outlets: Sequence[str], known: Known) -> Thread:
    """Take the last turns apart: the work does not grow with the thread."""
    last = tuple(turns[-REACH:])
    return Thread(last, tuple(base_of(turn.standalone, as_of) for turn in last), as_of, tuple(outlets), known)


def people(thread: Thread) -> list[str]:
    """List who may be meant by "he" and "she", the likeliest first: of the last turn before those further back; who a
    "who" question was answered with before whom it names, and whom it asks about before who is only quoted.
    """
    found: list[str] = []
    for turn, base in thread.back():
        for name in _people_of(turn, base, thread.known):
            if not any(same_person(name, other) for other in found):
                found.append(name)
    return found


def person(thread: Thread, pronoun: str, but: Sequence[str] = ()) -> str:
    """Give the person that a pronoun stands for, "" where nobody is likely; ``but`` are not meant."""
    sex = "m" if pronoun.lower() in _MALE else "f" if pronoun.lower() in _FEMALE else ""
    told = _sexes(thread)
    found = [name for name in people(thread) if not any(same_person(name, other) for other in but)]
    for name in found:
        if not sex or _sex(name, told, thread.known) in ("", sex):
            return name
    return ""


def body(thread: Thread) -> str:
    """Give the body whose words were asked for last, else what the thread is about."""
    return thread.base.whose if thread.base.who and not thread.known.sex(thread.base.whose) else topic(thread)


def several(thread: Thread, *, speaks: bool) -> str:
    """Give whom or what "they" stands for: a body, people counted, or things of which there are many; else "".

    ``speaks`` where "they" do what only people do; else what was spoken about comes first.
    """
    for turn, base in thread.back():
        if base.about and not speaks and _is_many(base.about):
            return base.about
        short = turn.short_answer
        if short and (is_body(short) or "&" in short or " and " in short or _acted(turn, known=thread.known)):
            return short
        if base.who and (is_body(base.whose) or base.whose.split()[-1].endswith("s") or " and " in base.whose):
            return base.whose
        if counted := the_counted(base.core):
            return counted
        parts = inverted(base.core)
        if parts and (group := _GROUP.match(parts[2])):
            return f"the {group['who']}"
        found = [each.text for each in things(base.core) if _is_many(each.text)]
        if found:
            fuller = (the_counted(each.core) for each in thread.bases)
            return next((each for each in fuller if each.startswith(f"{found[-1]} ")), found[-1])
        if bodies := [each.text for each in things(base.core) if is_body(each.text)]:
            return bodies[0]
        if turn.speakers and base.who is None:
            return turn.speakers[0]
    return ""


def topic(thread: Thread) -> str:
    """Give what the thread is about: what was spoken about last, else what the last question names that names any."""
    for turn, base in thread.back():
        if base.about:
            return base.about
        if AS_TO in base.core:
            return base.core.rpartition(AS_TO)[2]
        if counted := the_counted(base.core):
            thing = main_thing(base.core)
            return thing.text if thing and thing.worth > 1 else counted
        if (thing := subject_matter(base.core)) is not None:
            return thing.text
        if (
            turn.short_answer
            and not is_person(turn.short_answer)
            and any(letter.isupper() for letter in turn.short_answer)
        ):
            return turn.short_answer
    return ""


def owner(thread: Thread) -> str:
    """Give whose "its" is: what was spoken about, a body asked about, the first thing that the last question names.

    Where it names none, what the thread is about.
    """
    base = thread.base
    if base.about:
        return base.about
    if base.who and base.whose[0].isupper() and not thread.known.sex(base.whose):
        return base.whose
    first = next((each for each in things(base.core) if each.worth >= 0), None)
    return first.text if first else topic(thread)


def spoken_of(thread: Thread) -> str:
    """Give what somebody may have spoken about: of "what was the score in the final" the score in the final."""
    asked = _WHAT_WAS.fullmatch(thread.base.core)
    return asked["what"] if asked and not _NAME_OF.match(asked["what"]) else topic(thread)


def _acted(turn: Turn, known: Known) -> bool:
    """Tell whether a short answer names who did something and is nobody's name: "who paid?", "the Maddock Trust"."""
    short = turn.short_answer
    asks_who = turn.standalone.lower().startswith(("who ", "which "))
    return asks_who and any(letter.isupper() for letter in short) and not (known.sex(short) or known.bearers(short))


def the_counted(core: str) -> str:
    """Give "the people arrested in Larkmoor" for "how many people were arrested in Larkmoor"; "" for anything else."""
    parts = subject_asked(core) if inverted(core) is None else None
    if parts is None or not parts[0].lower().startswith("how many"):
        return ""
    rest = re.sub(r"^(?:was|were|is|are|have\s+been|has\s+been)\s+", "", parts[2])
    return f"the {parts[1]} {rest}" if rest != parts[2] else ""


def same_person(one: str, other: str) -> bool:
    """Tell whether two names of a thread are one person's: the same, or one a part of the other at its end."""
    a, b = (without_article(name).lower().split() for name in (one, other))
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def owning(name: str) -> str:
    """Give the possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _people_of(turn: Turn, base: Base, known: Known) -> Iterator[str]:
    asks_who = _ASKS_WHO.match(turn.standalone)
    if _WHO_IS.match(turn.standalone) and base.who and base.whose[0].isupper():
        asks_who = None  # the answer is what somebody is, no other person
    if asks_who and (asks_who["noun"] is None or is_person(f"the {asks_who['noun']}")):
        if turn.short_answer and (known.bearers(turn.short_answer) or is_person(turn.short_answer)):
            yield turn.short_answer
        if len(turn.speakers) == 1:
            yield turn.speakers[0]
        elif not turn.speakers:
            first = turn.answer.claims[0].text if turn.answer is not None and turn.answer.claims else ""
            if len(told := _told_of(turn, known, first)) == 1:  # two in one sentence may be either
                yield from told
    if base.who and not is_body(base.whose) and " and " not in base.whose:
        yield base.whose
    named = [each for each in names(base.core) if is_person(each) and _bare_name(base.core, each)]
    others = [each for each in named if not base.who or each not in base.whose]
    if len(others) == 1 or base.who:
        yield from others
    if base.who is None or is_body(base.whose):
        yield from turn.speakers[:1] if len(turn.speakers) == 1 else ()
        if not turn.speakers and len(told := _told_of(turn, known, turn.text)) == 1:
            yield from told


def _told_of(turn: Turn, known: Known, text: str) -> list[str]:
    """List the people whom an answer names in a text of it, as far as they are known, in order."""
    if turn.answer is None or turn.answer.abstained:
        return []
    named = (found[0] for found in _NAME.finditer(text))
    found = dict.fromkeys(who[0] for each in named if len(who := known.bearers(each)) == 1)
    return [each for each in found if known.sex(each)]


def _bare_name(core: str, name: str) -> bool:
    """Tell whether no article or preposition of place shows that a name is a thing's or a place's."""
    before = core[: core.find(name)].split()
    return not before or before[-1].lower() not in ("the", "a", "an", "in", "on", "at", "from", "near", "of", "for")


def _sexes(thread: Thread) -> dict[str, str]:
    """Give what the pronouns of the thread itself told: who was "she" once is no "he" now."""
    found: dict[str, str] = {}
    for turn, base in zip(thread.turns, thread.bases, strict=True):
        asked = {word.lower() for word in words(turn.question)}
        if base.who and not {word.lower() for word in words(without_article(base.whose))} & asked:
            for sex, pronouns in (("m", _MALE), ("f", _FEMALE)):
                if asked & pronouns:
                    found[base.whose.split()[-1].lower()] = sex
    return found


def _sex(name: str, told: Mapping[str, str], known: Known) -> str:
    """Give "m" or "f" by the thread's own pronouns, by an office, by what the archive writes; "" where none tells."""
    if by_thread := told.get(name.split()[-1].lower()):
        return by_thread
    return next((each for each, office in _OFFICES.items() if office.search(name)), "") or known.sex(name)


def _is_many(text: str) -> bool:
    head = re.split(r"\s+(?:of|for|in)\s+", text)[0].split()[-1].lower()
    return (head.endswith("s") and not head.endswith(("ss", "us", "’s", "'s"))) or head in (
        "people",
        "men",
        "women",
        "children",
    )
