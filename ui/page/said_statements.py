"""What somebody said, or what was said on a topic: along time, whose words they are, each opening its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import streamlit as st

from assistant.archive.entries import Outline
from assistant.clock.almanac import described
from assistant.directory import Directory, Person
from assistant.domain import Said
from assistant.errors import InputError
from ui.page import evidence, said_fields, said_files, said_people, said_plot, said_visit, states
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.notes import Notes, Voice
from ui.page.said_copies import copies, folded
from ui.page.said_ledger import READ, days, stated, whom, within
from ui.page.said_roles import as_what, roles
from ui.page.said_view import Order, View
from ui.page.said_words import citation, entry, kinds, paper
from ui.page.wording import counted, listed

PAGE = 25
"""Statements on a page of the list."""
MOST_NAMES = 12
"""People named who spoke on a topic."""
ORDERS: dict[Order, str] = {"newest": "Newest first", "oldest": "Oldest first", "nearest": "Nearest to the topic"}


def draw(desk: Desk, view: View) -> None:
    """Draw whose statements they are, the fields, the plot, the statements and the files to take them away in."""
    directory = desk.assistant.speakers.get()
    ways = [Run("‹ Everybody who speaks", "way", press="everybody")]
    if view.speaker and view.about:
        ways.append(Run(f"‹ Everybody on “{view.about}”", "way", press="topic"))
    ink([Block("stretches", tuple(ways))], "said-back", _back)
    person = None
    if view.speaker:
        found = whom(directory, view)
        if not isinstance(found, Person):
            said_people.unclear(desk, view.speaker, found)
            return
        person = found
    try:
        with states.working("Reading what was said"):
            every, known = stated(desk.assistant, person, view), copies(desk.assistant)
    except InputError as error:  # an outlet that there is not, which a press on its chip takes away
        said_fields.chips(view)
        states.failed(f"{error}.", "said-refused")
        return
    shown = folded(within(every, view), known)
    distinct = list(folded(every.outlines, known))
    ink(list(_head(person, view, distinct, capped=every.capped)), "said-head")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        said_fields.text("about", "On what", "Any topic", view.about, lambda about: said_visit.change(about=about))
        said_fields.narrow(desk, view)
    said_fields.chips(view)
    if not every.outlines:
        _silent(desk, directory, person, view)
        return
    if person is None:
        _speakers(directory, shown)
    said_plot.draw(distinct, view)
    if not shown:
        states.empty("Nothing was said within these limits.", "Take one of them away, above.", "said-nothing")
        return
    _list(desk, person, view, shown)
    said_files.draw(desk, person, view, shown)
    _open(desk)


def _head(person: Person | None, view: View, found: Sequence[Outline], *, capped: bool) -> Iterator[Block]:
    yield line("who", person.name if person else f"On “{view.about}”")
    span = days(found)
    when = f", {described(said_plot.period(*span))}" if span else ""
    on = f" on “{view.about}”" if person and view.about else ""
    yield line("folio", f"{counted(len(found), 'statement')}{on}{when}")
    if person:
        others = [name for name in person.variants if name != person.name]
        told = [roles(found, person.name), f"also named {listed(others)}" if others else ""]
        if any(told):
            yield line("meta", "; ".join(part for part in told if part))
    if capped:
        yield line("meta", f"Only the {READ:,} statements nearest to the topic were read for it; there may be more.")


def _speakers(directory: Directory, found: Iterable[Outline]) -> None:
    """Draw who spoke on a topic, to be pressed."""
    counts = Counter(one.speaker for one in found if one.speaker)
    people: Counter[Person] = Counter()
    for person in directory.people:
        if times := sum(counts[name] for name in person.variants):
            people[person] = times
    _names(directory, people, "said-speakers")


def _names(directory: Directory, people: Counter[Person], key: str) -> None:
    persons = {f"speaker {person.name}": (person, times) for person, times in people.most_common(MOST_NAMES)}

    def choose(pressed: str) -> None:
        said_people.take(directory, persons[pressed][0])

    runs = [Run(f"{person.name} {times:,}", "chosen", press, title=f"{person.name} {counted(times, 'statement')}")
            for press, (person, times) in persons.items()]  # fmt: skip
    more = [Run(f"and {len(people) - MOST_NAMES:,} more", "chip")] if len(people) > MOST_NAMES else []
    if runs:
        ink([line("minor", "Who spoke on it"), Block("chips", (*runs, *more))], key, choose)


def _silent(desk: Desk, directory: Directory, person: Person | None, view: View) -> None:
    """Say that nothing was said on a topic, and who did speak on it."""
    by = f" by {person.name}" if person else ""
    on = f" on “{view.about}”" if view.about else ""
    where = f" in {listed(view.outlets)}" if view.outlets else ""
    states.empty(
        f"The archive reports no statements{by}{on}{where}.",
        "Other words, or fewer limits, may find some.",
        "said-silent",
    )
    if person and view.about:
        _speakers(directory, folded(stated(desk.assistant, None, view).outlines, copies(desk.assistant)))


def _list(desk: Desk, person: Person | None, view: View, shown: Mapping[Outline, Sequence[Outline]]) -> None:
    page = view.page if (view.page - 1) * PAGE < len(shown) else 1
    outlines = list(shown)[(page - 1) * PAGE : page * PAGE]
    also = {one.id: _papers(one, shown[one]) for one in outlines}
    bodies = {one.speaker for one in shown if one.of_body}
    archive = desk.assistant.archive
    orders = [order for order in ORDERS if order != "nearest" or view.about]
    ink(
        [
            line("folio", f"{counted(len(shown), 'statement')}, {kinds(shown)}"),
            Block(
                "switch",
                tuple(Run(ORDERS[order], "choice", f"order {order}", on=order == view.order) for order in orders),
            ),
        ],
        "said-order",
        _order,
    )
    blocks: list[Block] = []
    above, last = "", None
    for one in archive.said([outline.id for outline in outlines]):
        month = f"{one.article.published.at:%B %Y}" if one.article.published else "Undated"
        if one.article.published and one.article.published.precision == "year":
            month = str(one.article.published)
        if view.order != "nearest" and month != above:
            blocks.append(line("minor", month))
            above, last = month, None
        if last is None or one.article.id != last.article.id:
            blocks.append(paper(one.article))
        blocks.append(
            entry(
                one,
                archive.article(one.article.id).text,
                named=person is None,
                before=last,
                also=also[one.id],
                body=_name(one) in bodies,
            )
        )
        last = one
    ink(blocks, "said-list", _pressed)
    said_people.pager(len(shown), page, PAGE)


def _name(one: Said) -> str | None:
    return one.statement.speaker.name if one.statement.speaker else None


def _papers(one: Outline, copies: Sequence[Outline]) -> list[str]:
    """Name the other papers that print a statement."""
    return sorted({copy.outlet or "a paper without a name" for copy in copies} - {one.outlet})


def _open(desk: Desk) -> None:
    """Open the article of a statement that was pressed."""
    id_ = said_visit.opened()
    found = desk.assistant.archive.said([id_]) if id_ is not None else []
    for one in found:
        cited = citation(one, desk.assistant.archive.article(one.article.id).text)
        speaker = one.statement.speaker
        role = as_what(speaker.role if speaker else None, cited.speaker or "")
        voice = Voice(role, reported=one.statement.kind == "indirect")
        evidence.open_article(desk.assistant, cited, Notes({(one.article.id, cited.start): voice}))


def _back(pressed: str) -> None:
    if pressed == "topic":
        said_visit.change(speaker="", exact=False)
    elif pressed == "everybody":
        said_visit.change(speaker="", about="", exact=False, kinds=(), order="newest")


def _order(pressed: str) -> None:
    for order in ORDERS:
        if pressed == f"order {order}":
            said_visit.change(order=order)


def _pressed(pressed: str) -> None:
    word, _, number = pressed.partition(" ")
    if word == "open" and number.isdecimal():
        said_visit.open_statement(int(number))
