"""The one way that words of articles, questions, feeds and models reach the browser: as text nodes, never as markup.

Streamlit offers three roads for such words. ``st.markdown`` parses them, and no escaping stops its linker from turning
a bare ``https://…`` into a link. ``st.html`` parses them and then sanitises. ``st.text`` is safe but can mark no words.
So the page draws with a component of its own: Python sends data, ``ink.js`` makes elements from a fixed table and sets
their ``textContent``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

from ui.page.wording import web_address

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

Kind = Literal[
    "question", "scope", "short", "answer", "abstained", "notice", "label", "paper", "source", "example",
    "masthead", "byline", "link", "para", "lead", "folio", "fact", "meta", "colophon",
]  # fmt: skip
Style = Literal[
    "text", "leadin", "cite", "mark", "number", "speaker", "quote", "title", "credit", "kicker", "headline",
    "name", "value",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. ``opens`` makes them a button that reports that number; ``href`` a link, where it is http(s).

    ``title`` is what a screen reader says in place of the words.
    """

    text: str
    style: Style = "text"
    opens: int | None = None
    href: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the page; ``opens`` makes the whole of it a button that reports that number."""

    kind: Kind
    runs: tuple[Run, ...]
    opens: int | None = None


def line(kind: Kind, text: str) -> Block:
    """Make a block of plain words."""
    return Block(kind, (Run(text),))


def ink(
    blocks: Sequence[Block], key: str, opened: Callable[[int], None] | None = None, *, arrived: bool = False
) -> None:
    """Draw the blocks. ``opened`` is called with the number of the button that was pressed, before the page runs again.

    ``arrived`` brings the first block to the top of the window, where reading starts.
    """
    drawn = [
        {**asdict(block), "runs": [{**asdict(run), "href": web_address(run.href)} for run in block.runs]}
        for block in blocks
    ]

    def pressed() -> None:
        number = st.session_state[key].get("opened")
        if opened is not None and isinstance(number, int):
            opened(number)

    _component()(key=key, data={"blocks": drawn, "arrived": arrived}, on_opened_change=pressed)


def _component() -> ComponentRenderer:
    here = Path(__file__)
    css, js = (here.with_suffix(suffix).read_text("utf-8") for suffix in (".css", ".js"))
    return st.components.v2.component("dateline.ink", html='<div id="ink"></div>', css=css, js=js)
