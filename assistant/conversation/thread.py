"""What a follow-up can lean on: the last turns of its thread, taken apart, and what the archive knows of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES
from assistant.conversation.anatomy import Base, base_of
from assistant.conversation.heard import heard, no_question, only_told
from assistant.conversation.kinds import without_article
from assistant.conversation.turns import Turn
from assistant.text import normalise


class Known(Protocol):
    """What is known of people beside the thread: an archive's directory and ledger, or nothing."""

    def bearers(self, name: str) -> tuple[str, ...]:
        """Give the people whom some words may mean, by their full names; nobody where none is known of that name."""
        ...

    def sex(self, name: str) -> str:
        """Give "m" or "f" where somebody is written of as "he" or "she", "" where that is not known."""
        ...

    def cased(self, text: str) -> str:
        """Give a text that was typed without capitals with those of the people whom it names."""
        ...


class Nobody:
    """Knows nobody: for threads without an archive."""

    def bearers(self, name: str) -> tuple[str, ...]:  # noqa: ARG002  # whatever the name
        """Give nobody."""
        return ()

    def sex(self, name: str) -> str:  # noqa: ARG002
        """Give nothing."""
        return ""

    def cased(self, text: str) -> str:
        """Give the text as it is."""
        return text


AS_TO = ", as to "
"""Joins a question with what it is about where no verb does: "who pays, as to the roof?" """
REACH = 4
"""Turns back in which a pronoun still finds its person."""


_LED = re.compile(
    r"(?:and|but|or|(?:what|how)\s+about)\s|(?:why|how|when|where|who)(?:\s+(?:not|so))?\W*$", re.IGNORECASE
)
"""A question that only goes on with another."""
_POINTS = re.compile(r"\b(?:he|she|it|they|him|her|his|its|them|their)\b", re.IGNORECASE)
_TELLS = re.compile(r"(?:that|this|it|he|she|they|these|those)\b", re.IGNORECASE)
"""How words begin that were said to an answer."""


ASKS = re.compile(
    rf"(?:(?:to|for|from|at|in|on|by|with|since|until|of)\s+)?(?:what|who|whom|whose|when|where|why|how|which)\b"
    rf"|(?:{'|'.join(sorted(word for word in AUXILIARIES if word.isalpha()))})\b"
    r"|(?:tell|show|give|list|find)\s+(?:me|us)\b",
    re.IGNORECASE,
)
"""How a question begins that is a sentence."""


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

    def subject(self) -> Iterator[tuple[Turn, Base]]:
        """Yield the turns in which what is spoken about now may be named, the last one first: a question that stood
        alone leaves behind what was spoken about before it.
        """
        for turn, base in self.back():
            yield turn, base
            if not leaned(turn):
                return


def thread_of(turns: Sequence[Turn], as_of: datetime, outlets: Sequence[str], known: Known) -> Thread | None:
    """Take the last turns apart: the work does not grow with the thread; None where they tell nothing.

    A turn that asked nothing ("and the week before?", of no day, "that was 2024") tells nothing.
    """
    last = tuple(turn for turn in turns[-REACH:] if not _asked_nothing(turn))
    if not last:
        return None
    return Thread(
        last, tuple(base_of(known.cased(turn.standalone), as_of) for turn in last), as_of, tuple(outlets), known
    )


def _asked_nothing(turn: Turn) -> bool:
    refused = turn.answer is not None and turn.answer.abstained
    if only_told(turn.standalone) or no_question(heard(turn.standalone.strip(" ?!."))[0]):
        return True
    if refused and _POINTS.search(turn.standalone) is not None and not names(turn.standalone):
        return True  # nobody was found whom it could mean
    told = refused and _TELLS.match(turn.standalone) is not None
    return not leaned(turn) and (told or _LED.match(turn.standalone) is not None)


def leaned(turn: Turn) -> bool:
    """Tell whether a question was read with what was said before it."""
    return normalise(turn.question) != normalise(turn.standalone)


def typed(turn: Turn, words: str) -> bool:
    """Tell whether words of a question as it was read were in it as it was typed."""
    return f" {normalise(words)} " in f" {normalise(turn.question)} "


def same_person(one: str, other: str) -> bool:
    """Tell whether two names of a thread are one person's: the same, or one a part of the other at its end."""
    a, b = (without_article(name).lower().split() for name in (one, other))
    shorter, longer = sorted((a, b), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def owning(name: str) -> str:
    """Give the possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
