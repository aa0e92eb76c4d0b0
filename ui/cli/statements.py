"""Show statements on a terminal: who, in what capacity, where and when; then the very words, or the paper's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.directory import Person
from assistant.domain import Said, Span
from ui.cli.reply import GUTTER, heading
from ui.cli.terminal import Palette, one_line, out, wrapped

_QUOTED = re.compile(r"\s*[\"“„«‘'].*[\"”»’'][.,;:!?]?\s*", re.DOTALL)
_PARTICIPLE = re.compile(r"\w+ing\b")
_PAPERS_WORDS = "in the paper’s words: "


def show(found: Sequence[Said], texts: Mapping[str, str], colours: Palette) -> None:
    """Write statements to stdout, newest publication first; ``texts`` are their articles' by id."""
    for one in sorted(found, key=_newest_first):
        out(colours.bold(speaker(one)) + manner(one, texts[one.article.id]))
        out(f"  {heading(one.article)}")
        out(wrapped(words(one), GUTTER))
        out(colours.dim(f"    dateline show {one_line(one.article.id)}") + "\n")


def speaker(said: Said) -> str:
    """Give who spoke and in what capacity; as the article writes it where it can't be told who that is."""
    known = said.statement.speaker
    if known is None:
        return one_line(said.source) if said.source else "somebody unnamed"
    return one_line(f"{known.name}, {known.role}" if known.role else known.name)


def manner(said: Said, text: str) -> str:
    """Give the verb, to whom or where, and the day where the article tells it: ", told reporters, on 29 May 2025"."""
    statement = said.statement
    day = f", on {statement.said_on}" if statement.said_on else ""
    return f", {one_line(_verb(said.cue.rstrip(' ,:'), statement.cue, statement.setting, text))}{day}"


def _verb(cue: str, at: Span, setting: Span | None, text: str) -> str:
    if setting is None:
        return cue
    where = setting.of(text)
    if setting.start < at.end and at.start < setting.end:  # "wrote on X": the one holds the other, or its end
        return text[min(at.start, setting.start) : max(at.end, setting.end)].rstrip(" ,:")
    if setting.start < at.start:
        where = where[0].lower() + where[1:]
    return f"{cue}, {where}" if _PARTICIPLE.match(where) else f"{cue} {where}"


def words(said: Said) -> str:
    """Give direct words verbatim in quotation marks; anything else is marked as the paper's wording."""
    if said.statement.kind != "direct":
        return f"{_PAPERS_WORDS}{said.content}"
    return said.content if _QUOTED.fullmatch(said.content) else f"“{said.content}”"


def introduce(person: Person, colours: Palette) -> str:
    """Give a person on one line: name, roles, how often they are quoted, under which other names."""
    others = [one_line(name) for name in person.variants[1:]]
    role = f", {one_line(person.roles[0])}" if person.roles else ""
    also = colours.dim(f" (also {', '.join(others)})") if others else ""
    return f"{person.statements:>6,}  {colours.bold(one_line(person.name))}{role}{also}"


def _newest_first(said: Said) -> tuple[bool, float, str, int]:
    published = said.article.published
    return published is None, -published.at.timestamp() if published else 0.0, said.article.id, said.id
