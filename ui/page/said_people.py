"""Those who speak, by number of statements: a list to search, to narrow and to page through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from assistant.directory import Directory, Person, Several
from ui.page import said_fields, said_visit, states
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.said_copies import copies
from ui.page.said_ledger import Speaking, everybody, matching, nearest, people
from ui.page.said_view import View
from ui.page.said_words import speaking
from ui.page.wording import counted

PAGE = 40
"""People on a page of the list."""
AROUND = 2
"""Numbers of pages named on either side of the one that is shown."""


def draw(desk: Desk, view: View) -> None:
    """Draw the fields, and below them who is quoted within them."""
    who, what, rest = st.columns([5, 5, 2], vertical_alignment="bottom")
    with who:
        said_fields.text("name", "Who", "A name or a role", view.name, lambda name: said_visit.change(name=name))
    with what:
        said_fields.text("about", "On what", "A topic, whoever spoke on it", view.about, partial(_topic, desk))
    with rest:
        said_fields.narrow(desk, view)
    said_fields.chips(view)
    directory = desk.assistant.speakers.get()
    every = everybody(desk.assistant, view)
    found = matching(every.speaking, directory, view.name)
    if not found:
        nobody(desk, view)
        return
    shown = found[(view.page - 1) * PAGE : view.page * PAGE]
    if not shown:
        shown, view = found[:PAGE], replace(view, page=1)
    said = line("meta", total(found, view))
    ink([said, *_beside(desk, every.nameless, view)], "said-total", aloud=total(found, view))
    listing(shown, directory, "said-people")
    pager(len(found), view.page, PAGE)


def _topic(desk: Desk, about: str) -> None:
    """Show what was said on a topic, by whoever the other field has narrowed the list to."""
    view = said_visit.kept()
    directory = desk.assistant.speakers.get()
    found = matching(people(desk.assistant, view), directory, view.name) if view.name else ()
    if len(found) == 1:
        take(directory, found[0].person, about)
    else:
        said_visit.change(about=about, speaker=view.name, name="")


def total(found: Sequence[Speaking], view: View) -> str:
    """Say how many are in the list, and how many statements of theirs."""
    statements = sum(one.statements for one in found)
    whom = f" for “{view.name}”" if view.name else ""
    people = f"{len(found):,} {'person or organisation' if len(found) == 1 else 'people and organisations'}"
    return f"{people}{whom}, {counted(statements, 'statement')}, the most quoted first"


def _beside(desk: Desk, nameless: int, view: View) -> list[Block]:
    """Say what the list does not count: what nobody of a name said, and, in a very large archive, which are copies."""
    told = ""
    if nameless and not view.name:
        told = (
            f"{counted(nameless, 'more statement')} are of somebody without a name, found by topic."
            if nameless > 1
            else ("1 more statement is of somebody without a name, found by topic.")
        )
    if copies(desk.assistant) is None:
        told += " Words that several papers print are counted for each: the archive is too large to tell them apart."
    return [line("meta", told.strip())] if told else []


def listing(shown: Sequence[Speaking], directory: Directory, key: str) -> None:
    """Draw people as buttons that open what they said."""
    persons = {f"speaker {one.person.name}": one.person for one in shown}

    def choose(pressed: str) -> None:
        take(directory, persons[pressed])

    ink([speaking(one, press) for press, one in zip(persons, shown, strict=True)], key, choose)


def take(directory: Directory, person: Person, about: str = "") -> None:
    """Show what one person said (on a topic), within the limits that are set."""
    said_visit.change(speaker=person.name, exact=directory.find(person.name) != person, about=about, name="")


def nobody(desk: Desk, view: View) -> None:
    """Say that the list is empty, and what would fill it."""
    if not view.name:
        states.empty("Nobody is quoted within these limits.", "Take one of them away, above.", "said-nobody")
        return
    directory = desk.assistant.speakers.get()
    elsewhere = matching(people(desk.assistant, View()), directory, view.name)
    if elsewhere:
        title = f"Nobody of the name “{view.name}” is quoted within these limits."
        ink([line("nothing", title), line("remedy", "Within others the archive quotes:")], "said-nobody")
        listing(elsewhere[:PAGE], directory, "said-elsewhere")
    else:
        unclear(desk, view.name, nearest(directory, view.name))


def unclear(desk: Desk, asked: str, found: Several | tuple[str, ...]) -> None:
    """Say whom a name may mean, or which names are nearest to it, with those to press."""
    directory = desk.assistant.speakers.get()
    several = isinstance(found, Several)
    wanted = [person.name for person in found.people] if isinstance(found, Several) else list(found)
    rows = {one.person.name: one for one in people(desk.assistant, View())}
    shown = [rows[name] for name in wanted if name in rows]
    if several:
        title, more = f"“{asked}” may be any of {len(wanted):,}.", "Whom do you mean?"
    elif shown:
        title, more = f"The archive has no statements by “{asked}”.", "The nearest names it has:"
    else:
        title, more = f"The archive has no statements by “{asked}”.", "No name in it comes near; try another spelling."
    ink([line("nothing", title), line("remedy", more)], "said-unclear")
    listing(shown[:PAGE], directory, "said-meant")
    if len(shown) > PAGE:
        ink([line("meta", f"{len(shown) - PAGE:,} more; type a full name.")], "said-more")


def pager(many: int, page: int, size: int) -> None:
    """Draw the numbers of the pages, where there are several."""
    last = -(-many // size)
    if last < 2:
        return
    numbers = [n for n in range(1, last + 1) if n in {1, last} or abs(n - page) <= AROUND]
    runs: list[Run] = []
    for before, n in zip([0, *numbers], numbers, strict=False):
        if n - before > 1:
            runs.append(Run("…", "quiet"))
        runs.append(Run(f"{n:,}", "page", press=f"page {n}", title=f"Page {n:,} of {last:,}", on=n == page))
    ink(
        [Block("pager", tuple(runs))],
        "said-pager",
        lambda pressed: said_visit.change(page=int(pressed.removeprefix("page "))),
    )
