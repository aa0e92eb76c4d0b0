"""A conversation for tests: questions asked one after the other, read by the rules, answered as the test says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from assistant.conversation import Reading, Turn, resolve, turn_of
from assistant.domain import Answer, Citation, Claim, Moment, Record, Scope

AS_OF = datetime(2025, 5, 31, 12, tzinfo=UTC)
OUTLETS = ("Coast Tribune", "Orvenmouth Courier", "coasttribune.example", "straitsdispatch.example")


@dataclass(frozen=True, slots=True)
class Told:
    """What a test has answered: the text, its short form, who is cited."""

    text: str = "…"
    short: str | None = None
    speakers: tuple[str, ...] = ()
    refused: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """The people a test knows, with their sex."""

    sexes: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Offices with those who had them, the last first."""

    def bearers(self, name: str) -> tuple[str, ...]:
        if name in self.held:
            return self.held[name]
        asked = name.lower().split()
        return tuple(each for each in self.sexes if asked and each.lower().split()[-len(asked) :] == asked)

    def sex(self, name: str) -> str:
        return self.sexes.get(self.held[name][0] if name in self.held else name, "")

    def cased(self, text: str) -> str:
        return text


KNOWN = People(
    {"Ada Quay": "f", "Tom Holt": "m", "Ivan Ivanov": "m", "Petra Ivanov": "f"}, {"mayor": ("Tom Holt", "Ada Quay")}
)


def answered(question: str, reading: Reading, told: Told, n: int = 1) -> Turn:
    record = Record("a1", "Title", published=Moment(datetime(2025, 4, 3, tzinfo=UTC), "day", "test"))
    cited = tuple(Citation(at, record, 0, 0, "", who) for at, who in enumerate(told.speakers, start=1))
    answer = Answer(
        question,
        reading.question,
        AS_OF,
        reading.narrowed,
        told.text,
        told.short,
        told.refused,
        1.0,
        "test",
        citations=cited,
        claims=tuple(Claim(each, (1,), supported=True) for each in told.claims),
    )
    return turn_of(n, AS_OF, answer, reading.narrowed)


def talk(*questions: str, told: Mapping[int, Told] | None = None) -> list[Reading]:
    """Ask the questions in turn; give how each was read. ``told`` has the answers, by position."""
    turns: list[Turn] = []
    readings = []
    for at, question in enumerate(questions):
        reading = resolve(question, turns, AS_OF, OUTLETS, KNOWN)
        readings.append(reading)
        turns.append(answered(question, reading, (told or {}).get(at, Told()), at + 1))
    return readings


def asked(*questions: str, told: Mapping[int, Told] | None = None) -> str:
    """Give how the last of the questions was read."""
    return talk(*questions, told=told)[-1].question


def scope(*questions: str) -> Scope:
    """Give what the last of the questions was narrowed to."""
    return talk(*questions)[-1].narrowed
