"""Statements as a file: Markdown to read, JSON to work with, CSV for a spreadsheet; each with its full reference."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from assistant.directory import Person
from assistant.domain import Period, Said
from assistant.errors import InputError
from eval.report.untrusted import in_markdown
from ui import contract
from ui.contract import Json
from ui.dated import day, days, moment
from ui.exported import cell, plain_url
from ui.formats import Format

COLUMNS = (
    *("speaker", "named_here", "role", "kind", "manner", "said", "in_the_article", "cue", "said_on", "setting"),
    *("outlet", "published", "article_title", "url", "article_id", "start", "end"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What statements were asked for: whose (None: anybody's), on what, and within which limits, in words."""

    person: Person | None
    about: str = ""
    period: Period = Period()  # noqa: RUF009  # frozen
    outlets: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def exported(asked: Asked, found: Sequence[Said], texts: Mapping[str, str], form: str) -> str:
    """Give statements as the text of a file; ``texts`` are those of their articles, by id.

    Raises InputError for a form that there is not.
    """
    match form:
        case "md":
            return "\n".join(_markdown(asked, found, texts)) + "\n"
        case "json":
            return contract.dumps(statements(asked, found, texts)) + "\n"
        case "csv":
            return _csv(asked, found, texts)
        case _:
            raise InputError(f"there is no format {form!r}; name one of {', '.join(get_args(Format))}")


def statements(asked: Asked, found: Sequence[Said], texts: Mapping[str, str]) -> Json:
    """Give the object of the statements: that of ``dateline said``, and what was asked for."""
    first, last = days(asked.period)
    return {
        "person": contract.person(asked.person) if asked.person else None,
        "about": asked.about or None,
        "from": first,
        "to": last,
        "outlets": list(asked.outlets),
        "kinds": list(asked.kinds),
        "statements": [contract.statement(one, texts[one.article.id]) for one in found],
    }


def _csv(asked: Asked, found: Sequence[Said], texts: Mapping[str, str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)  # RFC 4180: lines end with CR LF
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow([cell(each) for each in _row(asked, one, texts[one.article.id])])
    return text.getvalue()


def _row(asked: Asked, one: Said, text: str) -> list[str]:
    said, record = one.statement, one.article
    speaker = said.speaker
    name = speaker.name if speaker else ""
    return [
        *(asked.person.name if asked.person else name, name, (speaker.role if speaker else None) or ""),
        *(said.kind, said.manner, one.content, said.extent.of(text), one.cue, moment(said.said_on) or ""),
        *(said.setting.of(text) if said.setting else "", record.outlet or "", moment(record.published) or ""),
        *(record.title, record.url or "", record.id, str(said.extent.start), str(said.extent.end)),
    ]


def _markdown(asked: Asked, found: Sequence[Said], texts: Mapping[str, str]) -> Iterator[str]:
    whose = asked.person.name if asked.person else "Statements"
    yield f"# {in_markdown(whose + (f' on “{asked.about}”' if asked.about else ''))}"
    yield ""
    yield in_markdown("; ".join(_limits(asked, len(found))))
    for one in found:
        said, record = one.statement, one.article
        speaker = said.speaker
        who = ", ".join(part for part in (speaker.name, speaker.role or "") if part) if speaker else one.source or ""
        about = (record.outlet or "outlet unknown", day(record.published) or "undated", record.title)
        address = record.url or ""
        link = f" <{address}>" if plain_url(address) else f" {in_markdown(address)}".rstrip()
        at = f"article {in_markdown(record.id)}, characters {said.extent.start} to {said.extent.end}"
        yield ""
        yield f"> {in_markdown(said.extent.of(texts[record.id]))}"
        yield ""
        yield f"{in_markdown(who)} ({said.kind}, {said.manner}): {' · '.join(map(in_markdown, about))}.{link} ({at})"


def _limits(asked: Asked, number: int) -> Iterator[str]:
    first, last = days(asked.period)
    yield f"{number:,} statement{'' if number == 1 else 's'}"
    if first:
        yield f"from {first}"
    if last:
        yield f"to {last}"
    if asked.outlets:
        yield f"outlets {', '.join(asked.outlets)}"
    if asked.kinds:
        yield ", ".join(asked.kinds).lower()
