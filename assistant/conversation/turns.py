"""A turn of a conversation and a conversation in a list: the values that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.domain import Answer, Scope


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a thread, how it was read, and what was answered.

    ``asked`` is the moment it was asked, UTC; its clock is ``answer.as_of``. ``narrowed`` is what the conversation
    narrowed it to ("only the Tribune"): the questions that lean on this one are asked within it too. ``text`` is the
    answer's text, ``answer`` the whole of it; None for a turn that an older Dateline kept.
    """

    n: int
    asked: datetime
    question: str
    standalone: str
    text: str
    narrowed: Scope = Scope()
    answer: Answer | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Give the people whose words were cited, each once, in order."""
        if self.answer is None or self.answer.abstained:
            return ()
        return tuple(dict.fromkeys(each.speaker for each in self.answer.citations if each.speaker))

    @property
    def short_answer(self) -> str:
        """Give the few words that were the answer, "" where there were none."""
        return (self.answer.short_answer or "") if self.answer is not None and not self.answer.abstained else ""


def turn_of(n: int, asked: datetime, answer: Answer, narrowed: Scope = Scope()) -> Turn:
    """Give an answered question as the n-th turn of a thread."""
    return Turn(n, asked, answer.question, answer.standalone_question, answer.text, narrowed, answer)


@dataclass(frozen=True, slots=True)
class Listed:
    """A thread as it stands in the list; its title is its first question until it is given another."""

    id: str
    title: str
    turns: int
    first: datetime
    last: datetime
