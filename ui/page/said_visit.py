"""Which view a visit is at: what its address says, kept in step with the fields and presses of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

import streamlit as st

from assistant.domain import StatementKind
from ui.page.said_view import Order, View, query, read

_VIEW, _ADDRESS, _FAULTS, _OPENED = "said-view", "said-address", "said-faults", "said-opened"


class Changes(TypedDict, total=False):
    """What a press or a field may change of a view; the first page is shown of whatever it brings."""

    speaker: str
    about: str
    since: date | None
    until: date | None
    outlets: tuple[str, ...]
    kinds: tuple[StatementKind, ...]
    order: Order
    exact: bool
    name: str
    page: int


def current() -> View:
    """Give the view of this run; an address that was changed from outside (a link, "back") goes before the fields."""
    written = {name: st.query_params.get_all(name) for name in st.query_params}
    if _VIEW not in st.session_state or written != st.session_state.get(_ADDRESS):
        view, faults = read(written)
        st.session_state[_VIEW], st.session_state[_ADDRESS], st.session_state[_FAULTS] = view, written, faults
    return kept()


def kept() -> View:
    """Give the view of the last run: for what is called by a press or a field."""
    view: View = st.session_state.get(_VIEW, View())
    return view


def faults() -> tuple[str, ...]:
    """Give what the address said that says nothing."""
    found: tuple[str, ...] = st.session_state.get(_FAULTS, ())
    return found


def change(**changes: Unpack[Changes]) -> None:
    """Have this run, or the next, show another view: for what is called by a press or a field."""
    changes.setdefault("page", 1)
    show(replace(kept(), **changes))


def show(view: View) -> None:
    """Have this run, or the next, show a view, and the address name it."""
    written = {name: [value] if isinstance(value, str) else value for name, value in query(view).items()}
    st.session_state[_VIEW], st.session_state[_FAULTS] = view, ()
    if written != st.session_state.get(_ADDRESS):
        st.session_state[_ADDRESS] = written
        st.query_params.from_dict(written)


def open_statement(id_: int) -> None:
    """Have the next run of the page open the article of a statement."""
    st.session_state[_OPENED] = id_


def opened() -> int | None:
    """Take the statement chosen by ``open_statement``, once."""
    id_: int | None = st.session_state.pop(_OPENED, None)
    return id_
