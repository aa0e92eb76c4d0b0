"""Whose office a question names by what it belongs to: "the lawyer of Dunmarrow Works", "the board's spokesman"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.archive.archive import Archive
from assistant.directory import Directory, Person, Several
from assistant.domain import Said, Scope
from assistant.ledger import said
from assistant.text import normalise, paragraphs

MOST_HOLDERS, MOST_READ = 20, 10
"""People of an office who are tried, and statements of each that are read for where they are introduced."""
_OF = re.compile(r"(?P<office>[a-z][\w -]*?)\s+(?:of|for|to)\s+(?:the\s+)?(?P<body>.+)")
_OWN = re.compile(r"(?P<body>.+?)(?:['’]s|s['’])\s+(?P<office>[a-z][\w -]*)")


def holders(asked: str, directory: Directory, archive: Archive) -> list[Person]:
    """Give those of the office whom a paragraph introduces together with the body it belongs to."""
    named = _OF.fullmatch(asked) or _OWN.fullmatch(asked)
    if named is None:
        return []
    body = named["body"] + ("s" if asked[named.end("body") :].startswith(("s'", "s’")) else "")
    found = directory.find(named["office"])
    people = found.people if isinstance(found, Several) else (found,) if isinstance(found, Person) else ()
    return [
        person
        for person in people[:MOST_HOLDERS]
        if any(f" {normalise(body)} " in f" {normalise(text)} " for text in _introductions(person, archive))
    ]


def _introductions(person: Person, archive: Archive) -> Iterator[str]:
    """Give the paragraphs in which articles name somebody in full."""
    for one in said(archive, speaker=person, about=None, scope=Scope(), k=MOST_READ):
        yield _paragraph(one, archive.article(one.article.id).text)


def _paragraph(one: Said, text: str) -> str:
    named = one.statement.speaker.named if one.statement.speaker else one.statement.cue
    return next((part.of(text) for part in paragraphs(text) if part.start <= named.start < part.end), "")
