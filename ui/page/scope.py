"""What a question is answered from: chosen beside the line it is typed in, shown as chips, taken away by a press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import streamlit as st

from assistant.domain import INSTANT, Period, Scope
from ui import request
from ui.page.day_field import day_field, exchanged
from ui.page.days import EARLIEST, LATEST, between
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink
from ui.page.session import Asking
from ui.page.wording import ANY_DATE, day, limited

DAYS, NAMES = ("as_of", "since", "until"), ("outlets", "authors", "speakers")
"""The fields of the bar by what they hold; their keys begin with "next-"."""
AS_OF = "The day that “today” and “this week” mean. Empty is today."
MOST_NAMES = 500
"""Speakers offered by name, the most quoted first; others can be typed."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The names a reader can choose from."""

    outlets: tuple[str, ...]
    speakers: tuple[str, ...]
    authors: tuple[str, ...] = ()


def offered(desk: Desk, authors: tuple[str, ...] = ()) -> Offered:
    """Give the outlets and the most quoted people of the archive; ``authors`` are those met so far."""
    people = desk.assistant.speakers.get().people[:MOST_NAMES]
    return Offered(tuple(sorted(desk.status.outlets)), tuple(person.name for person in people), authors)


def bar(desk: Desk, authors: tuple[str, ...]) -> Asking:
    """Draw, above the line a question is typed in, what it will be answered from; give that."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        place = st.container()
        with st.popover("Narrow", help="Dates, outlets, authors and speakers for the questions that follow"):
            asking = fields("next", offered(desk, authors))
    with place:
        ink([chips(asking.as_of, asking.scope, droppable=True)], "scope", _clear)
    return asking


def fields(name: str, names: Offered, given: Asking = Asking()) -> Asking:  # noqa: B008  # frozen
    """Draw the fields of a scope, filled with what is ``given``; give what they say. ``name`` begins their keys."""
    first, last = _days(given.scope.period)
    clock = given.as_of.date() if given.as_of else None
    asked = day_field("Asked as of", f"{name}-as_of", clock, hint=AS_OF)
    left, right = st.columns(2)
    with left:
        since = day_field("Published from", f"{name}-since", first)
    with right:
        until = day_field("Published until", f"{name}-until", last)
    exchanged(since, until, f"{name}-exchanged")
    chosen = [
        st.multiselect(
            label,
            list(dict.fromkeys((*options, *default))),
            default=list(default) or None,
            placeholder=f"Every {label.lower().removesuffix('s')}" if label != "Speakers" else "Anybody",
            key=f"{name}-{label.lower()}",
            accept_new_options=label != "Outlets",
        )
        for label, options, default in (
            ("Outlets", names.outlets, given.scope.outlets),
            ("Speakers", names.speakers, given.scope.speakers),
            ("Authors", names.authors, given.scope.authors),
        )
    ]
    return asking_of(asked, since, until, *chosen)


def asking_of(
    asked: date | None,
    since: date | None,
    until: date | None,
    outlets: list[str],
    speakers: list[str],
    authors: list[str],
) -> Asking:
    """Turn a reader's choices into values; days given the wrong way round are exchanged."""
    within = request.filters(between(since, until), outlets, authors, speakers, None)
    return Asking(request.clock(asked.isoformat()) if asked else None, within)


def chips(as_of: datetime | None, within: Scope, *, droppable: bool) -> Block:
    """Give the clock and the limits of a question as chips; what the question itself implied is marked so.

    A chip's button is named "drop outlets" after its field.
    """
    clock = f"as of {day(as_of)}" if as_of else f"as of today, {day(datetime.now(UTC))}"
    runs = [Run(clock, "chip")]
    for limit in limited(within):
        inferred = " (inferred)" if limit.inferred else ""
        style = "inferred" if limit.inferred else "chosen"
        if droppable:
            runs.append(
                Run(
                    f"{limit.words}{inferred} ×",
                    style,
                    f"drop {limit.field}",
                    title=f"{limit.words}{inferred} ×, take away",
                )
            )
        else:
            runs.append(Run(f"{limit.words}{inferred}", style))
    return Block("chips", tuple(runs))


def given(as_of: datetime | None, within: Scope) -> Asking:
    """Give what a reader had chosen, without what the question implied."""
    empty = Scope()
    implied = {
        field: getattr(empty, field)
        for field in ("period", "outlets", "authors", "speakers")
        if field in within.inferred
    }
    return Asking(as_of, replace(within, inferred=(), why="", **implied))


def without(asking: Asking, field: str, within: Scope, outlets: tuple[str, ...]) -> Asking:
    """Give the asking without one limit of the scope ``within`` that it was answered in.

    What the question implied is overruled, not left open again: any date, or every one of ``outlets``.
    """
    implied = field in within.inferred
    match field:
        case "period":
            return replace(asking, scope=replace(asking.scope, period=ANY_DATE if implied else Period()))
        case "outlets":
            return replace(asking, scope=replace(asking.scope, outlets=outlets if implied else ()))
        case "authors":
            return replace(asking, scope=replace(asking.scope, authors=()))
        case _:
            return replace(asking, scope=replace(asking.scope, speakers=()))


def clear() -> None:
    """Empty the fields of the bar, for a conversation that has nothing to do with the one before."""
    for name in (*DAYS, *NAMES):
        st.session_state[f"next-{name}"] = None if name in DAYS else []


def _clear(pressed: str) -> None:
    """Empty the fields behind a chip of the bar."""
    field = pressed.removeprefix("drop ")
    for name in ("since", "until") if field == "period" else (field,):
        st.session_state[f"next-{name}"] = None if field == "period" else []


def _days(period: Period) -> tuple[date | None, date | None]:
    """Give the first and the last day of a period, None where a field could not hold it."""
    first = (period.start + INSTANT).date() if period.start else None
    last = (period.end - INSTANT).date() if period.end else None
    return first if first and first >= EARLIEST else None, last if last and last <= LATEST else None
