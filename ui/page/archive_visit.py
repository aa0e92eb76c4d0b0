"""Where a visit is on the Archive page: ``?view=articles`` and ``?article=ID``, followed and kept true."""

from __future__ import annotations

import streamlit as st

VIEWS = {"held": "What is held", "articles": "Articles", "add": "Add and mend"}
"""The views by the words of the address, the first one shown where it has none."""
HELD, ARTICLES, ADD = VIEWS
_VIEW, _ADDRESS, _OPENED = "archive-view", "archive-address", "archive-open"


def current() -> str:
    """Give the view of this run; an address that was changed from outside (a link, "back") goes before the last."""
    written = st.query_params.to_dict()
    if written != st.session_state.get(_ADDRESS):
        article = written.get("article", "")
        view = ARTICLES if article else written.get("view", HELD)
        st.session_state.update({_VIEW: view if view in VIEWS else HELD, _ADDRESS: written})
        if article:
            st.session_state[_OPENED] = article
    view = st.session_state[_VIEW]
    return view if isinstance(view, str) else HELD


def turn_to(view: str) -> None:
    """Have the next run show another view."""
    st.session_state[_VIEW] = view
    _name({} if view == HELD else {"view": view})


def open_article(id_: str) -> None:
    """Have the next run show the articles, this one open beside them."""
    st.session_state[_VIEW], st.session_state[_OPENED] = ARTICLES, id_
    _name({"article": id_})


def opened() -> str | None:
    """Take the article that was chosen, once."""
    chosen = st.session_state.pop(_OPENED, None)
    return chosen if isinstance(chosen, str) else None


def _name(written: dict[str, str]) -> None:
    st.session_state[_ADDRESS] = written
    st.query_params.from_dict(written)
