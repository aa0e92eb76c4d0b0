"""`dateline said`: who said what, when, in the words of the articles."""

from __future__ import annotations

import re
import shlex
import sys
import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import opening
from ui.cli.options import Archive, AsJson, Exclude, From, Outlets, To
from ui.cli.terminal import out, palette, tell

if TYPE_CHECKING:
    from assistant import Assistant
    from assistant.directory import Directory, Person
    from assistant.domain import Said, Scope

Speaker = Annotated[
    str | None,
    typer.Argument(metavar="[SPEAKER]", help="Who spoke: a name, or a role that one person has.", show_default=False),
]
About = Annotated[str | None, typer.Option("--about", metavar="TOPIC", help="What it is about.")]
Article = Annotated[str | None, typer.Option("--article", metavar="ID", help="In this article (its id or URL).")]
Count = Annotated[int, typer.Option("--k", metavar="N", min=1, max=10_000, help="How many statements.")]
MOST_NAMED = 8
"""People named who spoke on a topic, or who bear a name."""
LONGEST_ROLE = 48
"""Letters of a role that tell somebody from a namesake."""


def said(
    speaker: Speaker = None,
    about: About = None,
    since: From = None,
    until: To = None,
    outlet: Outlets = None,
    exclude: Exclude = None,
    article: Article = None,
    k: Count = 20,
    as_json: AsJson = False,
    archive: Archive = None,
) -> None:
    """List what somebody said, the newest first. Without SPEAKER, what anybody did (on a topic the best first); with
    nothing at all, who speaks.
    """
    from assistant.errors import InputError
    from assistant.ledger import NO_STATEMENTS
    from ui import spoken as telling
    from ui.contract import dumps
    from ui.request import filters, period

    scope = filters(period(since, until), outlet, None, None, exclude)
    with opening.assistant(archive) as assistant:
        missing = telling.unread(assistant)
        if missing and not assistant.archive.speakers():
            raise InputError(NO_STATEMENTS)
        if missing:
            tell(f"note: {missing}")
        directory = assistant.speakers.get()
        person = None if speaker is None else _who(assistant, directory, speaker, scope)
        told = telling.spoken(assistant, person, about, scope, article, k)
    if as_json:
        out(dumps(telling.as_json(told, missing)))
    elif told.people is not None:
        _list(told.people, len(directory.people))
    elif told.found:
        _show(told.found, told.texts)
        if len(told.found) == k:
            shown = "best" if person is None and about else "newest"
            tell(f"note: the {shown} {k:,} are shown; a greater --k shows more, if there are any")
    else:
        tell(silence(person, about, told.others))


def silence(person: Person | None, about: str | None, others: dict[str, int]) -> str:
    """Say that nothing was found, who did speak on the topic, and where else to look."""
    on = f" about “{about}”" if about else ""
    if person is None:
        return f"The archive reports no statements{on} here; try other words or fewer filters."
    text = f"The archive reports no statements by {person.name}{on} here."
    if others:
        named = ", ".join(f"{name} ({count})" for name, count in list(others.items())[:MOST_NAMED])
        return f"{text} On that it has {named}."
    return f"{text} It has {person.statements:,} of theirs in all; fewer filters show more."


def which(query: str, people: tuple[Person, ...], directory: Directory) -> str:
    """Ask which of several people a name means: who they are, how often quoted, and what to type for the first."""
    named = "; ".join(_introduced(person) for person in people[:MOST_NAMED])
    more = f"; and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
    typed = next((person.name for person in people if directory.find(person.name) == person), None)
    example = f", as in dateline said {_quoted(typed)}" if typed else " or a title with it"
    return f"{query!r} may be {named}{more}: give the full name{example}"


def _quoted(name: str) -> str:
    """Give a name as it can be typed at a shell, in double quotes where they are enough."""
    return shlex.quote(name) if re.search(r'["$`!\\]', name) else f'"{name}"'


def _introduced(person: Person) -> str:
    role = f", {textwrap.shorten(person.roles[0], LONGEST_ROLE, placeholder='…')}" if person.roles else ""
    return f"{person.name}{role} ({person.statements:,} statement{'s' if person.statements != 1 else ''})"


def _who(assistant: Assistant, directory: Directory, query: str, scope: Scope) -> Person:
    """Give the one person a query means, of an office its holder then. Raises InputError naming those it may mean, or
    the nearest names.
    """
    from datetime import UTC, datetime

    from assistant.directory import Several
    from assistant.errors import InputError
    from assistant.holding import holder
    from assistant.ledger import speaker_named

    found = directory.find(query)
    if isinstance(found, Several):
        held = query[:1].islower() and holder(assistant.archive, query, found.people, scope.period, datetime.now(UTC))
        if not held:
            raise InputError(which(query, found.people, directory))
        tell(f"note: “{query}” is read as {held.name}")
        return held
    return speaker_named(directory, query)


def _show(found: list[Said], texts: dict[str, str]) -> None:
    from ui.cli.statements import show

    show(found, texts, palette(sys.stdout))


def _list(people: tuple[Person, ...], total: int) -> None:
    from ui.cli.statements import introduce

    if not people:
        tell("Nobody is quoted in this archive.")
        return
    colours = palette(sys.stdout)
    for person in people:
        out(introduce(person, colours))
    if total > len(people):
        tell(f"{total - len(people):,} more; --k {total} lists them all")
