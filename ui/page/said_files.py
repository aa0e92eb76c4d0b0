"""What the Said page shows, as files to take away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from assistant.archive.entries import Outline
from assistant.directory import Person
from ui import exported_said
from ui.exported_said import Asked
from ui.formats import Format
from ui.page.desk import Desk
from ui.page.ink import ink, line
from ui.page.said_view import View
from ui.page.said_words import KINDS
from ui.page.wording import counted

FORMS: dict[Format, tuple[str, str]] = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "md": ("Markdown", "text/markdown"),
}


def draw(desk: Desk, person: Person | None, view: View, shown: Mapping[Outline, Sequence[Outline]]) -> None:
    """Draw a button for each form; a file is made when it is asked for, of the statements of all pages."""
    every = [one for first, copies in shown.items() for one in (first, *copies)]
    more = len(every) - len(shown)
    repeats = f" and {more:,} {'copy' if more == 1 else 'copies'} in other papers" if more else ""
    ink([line("label", f"Take away {counted(len(shown), 'statement')}{repeats}, with full references")], "said-files")
    asked = Asked(person, view.about, view.period, view.outlets, tuple(KINDS[kind] for kind in view.kinds))
    ids = [one.id for one in every]
    with st.container(horizontal=True, gap="small"):
        for form, (label, mime) in FORMS.items():
            st.download_button(
                label,
                partial(text, desk, asked, ids, form),
                file_name=f"{named(person.name if person else view.about)}.{form}",
                mime=mime,
                key=f"said-file-{form}",
                on_click="ignore",
            )


def text(desk: Desk, asked: Asked, ids: Sequence[int], form: Format) -> str:
    """Give the text of a file."""
    archive = desk.assistant.archive
    found = archive.said(ids)
    texts = {id_: archive.article(id_).text for id_ in {one.article.id for one in found}}
    return exported_said.exported(asked, found, texts, form)


def named(title: str) -> str:
    """Give the name of a file without its ending: letters and figures of any script, nothing a path is made of."""
    plain = re.sub(r"[\W_]+", "-", title.casefold()).strip("-")
    return f"said-{plain[:60]}" if plain else "said"
