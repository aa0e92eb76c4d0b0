"""The one way that words of articles, questions, feeds and models reach the browser: as text nodes, never as markup.

Streamlit offers three roads for such words. ``st.markdown`` parses them, and no escaping stops its linker from turning
a bare ``https://…`` into a link. ``st.html`` parses them and then sanitises. ``st.text`` is safe but can mark no words.
So the page draws with a component of its own: Python sends data, ``ink.js`` makes elements from a fixed table and sets
their ``textContent``.

The script and the sheets come with the nameplate, which stands on every page; all else that is drawn waits for them
(``inkwell.js``). They would be 25 kB with each element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui.page.wording import web_address

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__)
SCRIPTS = ("ink", "reader", "aloud", "streamlits")
"""Joined into one: drawing, where the reader is, what is read aloud, what of Streamlit's own is drawn otherwise."""

Kind = str
"""A class of ink.css or of the sheet of the page that draws it; ink.js says which elements some of them are made of."""
Style = str
"""The same, for words within a block."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. ``press`` makes them a button that reports that name; ``href`` a link, where it is http(s).

    ``title`` is what a screen reader says in place of the words, and begins with them; ``on`` makes the button one of a
    pair or more that can be switched, and tells whether it is. ``copy`` makes the words a button that puts that text on
    the clipboard, ``link`` one that puts the page's address with that query there.
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
    """Make a block of plain words; in a notice what stands between backticks is a command to be typed."""
    if kind != "notice" or text.count("`") % 2:
        return Block(kind, (Run(text),))
    parts = enumerate(text.split("`"))
    return Block(kind, tuple(Run(part, "command" if n % 2 else "text") for n, part in parts if part))


def ink(
    blocks: Sequence[Block],
    key: str,
    pressed: Callable[[str], None] | None = None,
    *,
    arrived: bool = False,
    then: str = "",
    aloud: str = "",
    first: bool = False,
) -> None:
    """Draw the blocks. ``pressed`` is called with the name of the button, before the page runs again.

    A name says which thing it is about, "open" and the id of an article, never its place in a list: the reader presses
    what the browser shows, and by then the server may have drawn another list under the same key. A name that is not
    among those drawn last is such a late press, and nothing is called. What is drawn of one conversation, article or
    person alone has that in its key, so that a late press never meets another's.

    ``arrived`` brings the first block to the top of the window, where reading starts. ``then`` is a button that presses
    itself once the blocks are there: for what may come after them, when the page has done and can be typed in again.
    ``aloud`` is said to those who hear the page, once, when it is new. ``first`` is for the nameplate: it brings the
    script and the sheets.
    """
    drawn = [
        {**asdict(block), "runs": [{**asdict(run), "href": web_address(run.href)} for run in block.runs]}
        for block in blocks
    ]
    key = key.replace("__", "_.")  # Streamlit parts its own names by two of them
    names = {*_names(blocks), then} - {""}

    def report() -> None:
        name = st.session_state.get(key, {}).get("pressed")
        if pressed is None or name not in names:
            return
        if name != then:
            st.session_state["pressed"] = True
        pressed(name)

    data = {"blocks": drawn, "arrived": arrived, "then": then, "aloud": aloud}
    if first:
        data["sheet"] = sheets()
    _component(first)(key=key, data=data, on_pressed_change=report)


def _names(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the names of the buttons of some blocks."""
    for block in blocks:
        yield block.press or ""
        yield from (run.press or "" for run in block.runs)


@cache
def _component(first: bool) -> ComponentRenderer:
    scripts = SCRIPTS if first else ("inkwell",)
    js = "\n".join(HERE.with_name(f"{name}.js").read_text("utf-8") for name in scripts)
    return st.components.v2.component(f"dateline.{scripts[0]}", html='<div id="ink"></div>', js=js)


@cache
def sheets() -> str:
    """Give ink.css with the pages' own sheets after it."""
    found = sorted(HERE.parent.glob("*.css"), key=lambda sheet: (sheet.stem != HERE.stem, sheet.stem))
    return "\n".join(sheet.read_text("utf-8") for sheet in found)
