"""Give what `said` has to show, to every door: the statements, whose they are, who else spoke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui import contract

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.directory import Person
    from assistant.domain import Said, Scope

OTHERS_FROM = 100
"""Statements on a topic that tell who else spoke on it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Statements and the texts of their articles by id.

    ``person`` is who was asked for, ``others`` counts the statements of those who spoke on the topic where that person
    did not. ``people`` are the archive's most quoted, None where something was asked for.
    """

    found: list[Said]
    texts: dict[str, str]
    person: Person | None
    others: dict[str, int]
    people: tuple[Person, ...] | None


def spoken(
    assistant: Assistant, person: Person | None, about: str | None, scope: Scope, article: str | None, k: int
) -> Spoken:
    """Find at most ``k`` statements; and ``k`` people, where nothing narrows the question."""
    found = assistant.said(person, about=about, scope=scope, article=article, k=k)
    anything = person is None and not about and not article and not narrowed(scope)
    return Spoken(
        found,
        {id_: assistant.archive.article(id_).text for id_ in {one.article.id for one in found}},
        person,
        _others(assistant, about, scope, article) if not found and person and about else {},
        assistant.speakers.get().people[:k] if anything else None,
    )


def narrowed(scope: Scope) -> bool:
    """Tell whether a user's scope leaves anything out."""
    return bool(scope.period or scope.outlets or scope.authors or scope.speakers or scope.exclude)


def unread(assistant: Assistant) -> str:
    """Say how many articles have yet to be read for statements, "" for none."""
    from ingest.statements.statements import fingerprint
    from ingest.statements.tagging.tagger import load_extractor

    missing = len(assistant.archive.without_statements(fingerprint(load_extractor())))
    articles = "one article has" if missing == 1 else f"{missing:,} articles have"
    return f"{articles} yet to be read for statements; dateline doctor --repair does that" if missing else ""


def as_json(value: Spoken, notice: str = "") -> contract.Json:
    """Give the object of ``dateline said``; what does not apply is left out."""
    shown: contract.Json = {"statements": [contract.statement(one, value.texts[one.article.id]) for one in value.found]}
    shown |= {"person": contract.person(value.person)} if value.person else {}
    shown |= {"speakers": [contract.person(each) for each in value.people]} if value.people is not None else {}
    shown |= {"others": value.others} if value.others else {}
    shown |= {"notices": [notice]} if notice else {}
    return shown


def _others(assistant: Assistant, about: str, scope: Scope, article: str | None) -> dict[str, int]:
    """Give those who spoke on a topic, with the number of their statements, most first."""
    names: dict[str, int] = {}
    for one in assistant.said(about=about, scope=scope, article=article, k=OTHERS_FROM):
        if one.statement.speaker is not None:
            name = one.statement.speaker.name
            names[name] = names.get(name, 0) + 1
    return dict(sorted(names.items(), key=lambda pair: (-pair[1], pair[0])))
