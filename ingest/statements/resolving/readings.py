"""What a source can be read as: a name, an office, a pronoun, a body, somebody unnamed."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain import Span
from ingest.statements.resolving.given_names import Gender
from ingest.statements.resolving.persons import Mention


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
    """Who or which: whatever was named right before ``at``."""

    at: int
    personal: bool


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
class Unnamed:
    """One person whom the text does not name: "a partner"."""

    words: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its name; ``role`` is of its unnamed spokesperson."""

    name: Span
    role: str | None = None


@dataclass(frozen=True, slots=True)
class SomeBody:
    """An organisation by what it is: "the foreign ministry" has the noun "ministry" and "foreign" before it.

    ``name`` is the phrase without its article. ``vague`` says that the phrase tells no body by itself ("the company");
    ``role`` is of its unnamed spokesperson.
    """

    noun: str
    before: tuple[str, ...]
    name: Span
    at: int
    vague: bool
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ItsSpokesperson:
    """An unnamed spokesperson of whatever body was heard: "a spokeswoman", "its spokesman"."""

    role: str
    at: int


@dataclass(frozen=True, slots=True)
class It:
    """A body by a pronoun, where it stands."""

    at: int


Reading = Pronoun | FirstPerson | Relative | Named | Office | Unnamed | Body | SomeBody | ItsSpokesperson | It
