"""The fields that narrow the Said page, and the limits that are set, as chips to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

import streamlit as st

from assistant.domain import Scope, StatementKind
from ui.page import said_visit
from ui.page.day_field import day_field, exchanged
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink
from ui.page.said_view import LONGEST, View
from ui.page.said_words import KINDS, in_a_line
from ui.page.wording import limited


def text(name: str, label: str, hint: str, value: str, then: Callable[[str], None]) -> None:
    """Draw a line to type in that tells ``then`` of what is typed, once the typing pauses."""
    key = f"said-{name}"
    _set(key, value)
    st.text_input(
        label,
        key=key,
        placeholder=hint,
        max_chars=LONGEST,
        live="400ms",
        on_change=lambda: then(st.session_state[key].strip()),
    )


def narrow(desk: Desk, view: View) -> None:
    """Draw the fields for dates, outlets and, where statements are shown, whose words they are."""
    for key, value in (
        ("said-from", view.since),
        ("said-to", view.until),
        ("said-outlets", list(view.outlets)),
        ("said-kinds", list(view.kinds)),
    ):
        _set(key, value)
    with st.popover("Narrow", help="Dates and outlets, and whose words"):
        left, right = st.columns(2)
        for column, key, label in ((left, "said-from", "Published from"), (right, "said-to", "Published until")):
            with column:
                day_field(label, key, then=_take)
        exchanged(view.since, view.until, "said-exchanged")
        outlets = sorted({*desk.status.outlets, *view.outlets})
        st.multiselect("Outlets", outlets, key="said-outlets", placeholder="Every outlet", on_change=_take)
        if not view.lists_people:
            st.multiselect(
                "Whose words",
                list(KINDS),
                format_func=lambda kind: KINDS[kind],
                key="said-kinds",
                placeholder="Their own and the paper’s",
                on_change=_take,
            )


def chips(view: View) -> None:
    """Draw the limits of a view; each is taken away by a press."""
    runs = list(_chips(view))
    if runs:
        ink([Block("chips", tuple(runs))], "said-chips", _drop)


def _chips(view: View) -> Iterator[Run]:
    scope = Scope(period=view.period, outlets=view.outlets)
    for limit in limited(scope):
        yield Run(f"{limit.words} ×", "chosen", f"drop {limit.field}", title=f"{limit.words} ×, take away")
    for kind in view.kinds if not view.lists_people else ():
        words = in_a_line(kind)
        yield Run(f"{words} ×", "chosen", f"drop {kind}", title=f"{words} ×, take away")


def _drop(pressed: str) -> None:
    match pressed.removeprefix("drop "):
        case "period":
            said_visit.change(since=None, until=None)
        case "outlets":
            said_visit.change(outlets=())
        case kind:
            said_visit.change(kinds=tuple(each for each in said_visit.kept().kinds if each != kind))


def _take() -> None:
    kept = st.session_state
    changes = said_visit.Changes(since=kept["said-from"], until=kept["said-to"], outlets=tuple(kept["said-outlets"]))
    if "said-kinds" in kept:
        changes["kinds"] = tuple(kind for kind in get_args(StatementKind) if kind in kept["said-kinds"])
    said_visit.change(**changes)


def _set(key: str, value: object) -> None:
    if st.session_state.get(key) != value or key not in st.session_state:
        st.session_state[key] = value
