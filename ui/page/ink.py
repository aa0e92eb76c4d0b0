"""The one way that words of articles, questions, feeds and models reach the browser: as text nodes, never as markup.

Streamlit offers three roads for such words. ``st.markdown`` parses them, and no escaping stops its linker from turning
a bare ``https://…`` into a link. ``st.html`` parses them and then sanitises. ``st.text`` is safe but can mark no words.
So the page draws with a component of its own: Python sends data, ``ink.js`` makes elements from a fixed table and sets
their ``textContent``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.page.wording import web_address

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

Kind = str
"""A class of ink.css or of the sheet of the page that draws it; ink.js says which elements some of them are made of."""
Style = str
"""The same, for words within a block."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. ``press`` makes them a button that reports that name; ``href`` a link, where it is http(s).

    ``title`` is what a screen reader says in place of the words; ``on`` makes the button one of a pair or more that
    can be switched, and tells whether it is. ``copy`` makes the words a button that puts that text on the clipboard,
    ``link`` one that puts the page's address with that query there.
    """

    text: str
    style: Style = "text"
    press: str | None = None
    href: str | None = None
    title: str = ""
    on: bool | None = None
    copy: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the page; ``press`` makes the whole of it a button that reports that name.

    ``current`` tells that it is the one of its list that is open.
    """

    kind: Kind
    runs: tuple[Run, ...]
    press: str | None = None
    current: bool = False


def line(kind: Kind, text: str) -> Block:
    """Make a block of plain words."""
    return Block(kind, (Run(text),))


def ink(
    blocks: Sequence[Block],
    key: str,
    pressed: Callable[[str], None] | None = None,
    *,
    arrived: bool = False,
    then: str = "",
) -> None:
    """Draw the blocks. ``pressed`` is called with the name of the button, before the page runs again.

    ``arrived`` brings the first block to the top of the window, where reading starts. ``then`` is a button that presses
    itself once the blocks are there: for what may come after them, when the page has done and can be typed in again.
    """
    drawn = [
        {**asdict(block), "runs": [{**asdict(run), "href": web_address(run.href)} for run in block.runs]}
        for block in blocks
    ]

    def report() -> None:
        name = st.session_state[key].get("pressed")
        if pressed is not None and isinstance(name, str):
            if name != then:
                st.session_state["pressed"] = True
            pressed(name)

    _component()(key=key, data={"blocks": drawn, "arrived": arrived, "then": then}, on_pressed_change=report)


def _component() -> ComponentRenderer:
    css, js = _sources()
    return st.components.v2.component("dateline.ink", html='<div id="ink"></div>', css=css, js=js)


@cache
def _sources() -> tuple[str, str]:
    """Read ink.css with the pages' own sheets after it, and ink.js."""
    here = Path(__file__)
    sheets = sorted(here.parent.glob("*.css"), key=lambda sheet: (sheet.stem != here.stem, sheet.stem))
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets), here.with_suffix(".js").read_text("utf-8")
