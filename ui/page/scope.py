"""The sidebar: what the archive holds, and what a question may be answered from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from assistant.archive.entries import Status
from assistant.domain import Scope
from assistant.settings import Settings
from ui import request
from ui.page import session
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import counted, day, limits

EARLIEST, LATEST = date(1700, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Asking:
    """The day a question is asked on (None is now) and what the reader narrowed it to."""

    as_of: datetime | None
    scope: Scope


def choose(status: Status, settings: Settings) -> Asking:
    """Draw the sidebar and give what the reader chose there."""
    ink([line("label", "The archive"), *facts(status), line("label", "Ask within")], "facts")
    asked = _date("Asking date", "asked", "The day that “today” and “this week” mean. Empty is today.")
    since = _date("Published from", "since")
    until = _date("Published until", "until")
    outlets = st.multiselect("Outlets", sorted(status.outlets), placeholder="Every outlet", key="outlets")
    st.button("New conversation", on_click=session.start_again, width="stretch")
    ink([line("meta", answerer(settings))], "answerer")
    return asking(asked, since, until, outlets)


def asking(asked: date | None, since: date | None, until: date | None, outlets: list[str]) -> Asking:
    """Turn the reader's choices into values; days given the wrong way round are exchanged."""
    if since is not None and until is not None:
        since, until = sorted((since, until))
    published = request.period(since.isoformat() if since else None, until.isoformat() if until else None)
    within = request.filters(published, outlets, None, None, None)
    return Asking(request.clock(asked.isoformat()) if asked else None, within)


def facts(status: Status) -> Iterator[Block]:
    """Yield what the archive holds and how fresh it is."""
    yield _fact("Holds", f"{counted(status.articles, 'article')} of {counted(len(status.outlets), 'outlet')}")
    yield _fact("Oldest article", str(status.first_published or "none has a date"))
    yield _fact("Newest article", str(status.last_published or "none has a date"))
    if status.last_run:
        yield _fact("Last ingest", day(status.last_run.started))


def clock(asking: Asking, status: Status) -> None:
    """Draw the line under the title: how much is read, on which day, within which limits."""
    today = day(asking.as_of) if asking.as_of else f"today, {day(datetime.now(UTC))}"
    parts = [f"Asking {counted(status.articles, 'article')} as of {today}", *limits(asking.scope)]
    ink([line("folio", " · ".join(parts))], "folio")


def answerer(settings: Settings) -> str:
    """Say who writes the answers."""
    if settings.model is None:
        return "No model is set: answers quote the archive, word for word."
    return f"Answers are written by {settings.model} and checked against the archive, claim by claim."


def _fact(name: str, value: str) -> Block:
    return Block("fact", (Run(name, "name"), Run(value, "value")))


def _date(label: str, key: str, hint: str | None = None) -> date | None:
    return st.date_input(
        label, value=None, min_value=EARLIEST, max_value=LATEST, format="DD/MM/YYYY", help=hint, key=key
    )
