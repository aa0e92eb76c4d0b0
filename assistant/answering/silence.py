"""What a refusal says: that somebody said nothing on a topic and who did, that a name is unknown, whose it may be."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.compose import words_in
from assistant.answering.draft import Draft
from assistant.answering.telling import credit
from assistant.directory import Person
from assistant.domain import Citation, Said
from assistant.topic import speaker_of

MOST_NAMED, LONGEST_NAMED = 4, 12
"""People named in a refusal, and words of a topic or a name repeated in it."""


def nothing_by(name: str, topic: str, others: Sequence[Said], *, held: int, nearest: bool, when: str = "") -> str:
    """Say that nothing by a person is plainly on a topic, who did speak on it, and how much by that person there is;
    ``nearest`` that what comes nearest is shown.

    Other words may mean the same, so this is never said of what the person did, only of what was found.
    """
    on = f" that is plainly on “{_clipped(topic)}”" if topic else ""
    lines = [f"The archive has no statement by {name}{on}{f', {when}' if when else ''}."]
    if others:
        named = list(dict.fromkeys(credit(said) for said in others))[:MOST_NAMED]
        those = "Those it reports on that are" if len(named) > 1 else "The one it reports on that is"
        lines.append(f"{those} {listed(named, '; ')}.")
    if held and nearest:
        what = "The one statement" if held == 1 else f"The nearest of the {held:,} statements"
        lines.append(f"{what} it has by {name} {'comes' if held == 1 else 'come'} below.")
    elif held:
        what = "one statement" if held == 1 else f"{held:,} statements"
        lines.append(f"It has {what} by {name} in all.")
    return " ".join(lines)


def unknown(asked: str, nearest: Sequence[str]) -> str:
    """Say that nobody of a name is quoted, and who has a name like it."""
    said = f"The archive has no statements by “{asked}”."
    return (
        f"{said} The nearest {'names' if len(nearest) > 1 else 'name'} it has: {listed(nearest)}." if nearest else said
    )


def ambiguous(asked: str, people: Sequence[Person]) -> str:
    """Say whom a name may mean, and ask."""
    named = [introduced(person) for person in people]
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return f"Several people the archive quotes may be “{asked}”: {listed([*named[:MOST_NAMED], *more])}. Who is meant?"


def introduced(person: Person) -> str:
    """Give a name with its role: "Ada Quay (harbour master)"."""
    return f"{person.name} ({person.roles[0].removeprefix('the ')})" if person.roles else person.name


def brief(lines: Sequence[str], names: Sequence[str], limit: int) -> str:
    """Join what is said of each name, in at most ``limit`` words: where that is more, only whose words are missing."""
    text = " ".join(lines)
    if words_in(text) <= limit:
        return text
    several = [_clipped(name) for name in names[:MOST_NAMED]]
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    each = ": ask for each by name" if len(names) > 1 else ""
    return f"The archive has nothing that is plainly by {listed([*several, *more])}{each}."


def _clipped(words: str) -> str:
    kept = words.split()[:LONGEST_NAMED]
    return words if len(kept) == len(words.split()) else f"{' '.join(kept)} …"


def silent(text: str, closest: Sequence[Said], texts: dict[str, str], notices: tuple[str, ...] = ()) -> Draft:
    """Give the refusal, with the statements that come closest."""
    citations = tuple(
        Citation(n, said.article, span.start, span.end, span.of(texts[said.article.id]), speaker_of(said))
        for n, said in enumerate(closest, start=1)
        for span in said.statement.quotable[:1]
    )
    return Draft(text, None, 0.0, abstained=True, claims=(), citations=(), closest=citations, notices=notices)


def listed(names: Sequence[str], comma: str = ", ") -> str:
    """Join names as a sentence does: A, B and C."""
    return " and ".join([comma.join(names[:-1]), names[-1]] if len(names) > 1 else names)
