"""The articles of the archive: looked for by title, outlet and day, opened beside the list, taken out again."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.archive.archive import Archive
from assistant.domain import Period, Record
from assistant.errors import DatelineError
from ui.page import archive_visit, evidence, holdings, states
from ui.page.archive_held import NAMELESS
from ui.page.day_field import day_field, exchanged
from ui.page.days import between
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.wording import byline, counted, credit

PAGE = 20
ANY = "Any outlet"
KEEP_OR_REMOVE = Run("Keep it", "action", press="keep"), Run("Remove it", "action", press="remove")
"""In this order: a second press of one hand that meant one must not remove."""


def draw(desk: Desk) -> None:
    """Draw it."""
    archive = desk.assistant.archive
    names = [outlet.name for outlet in holdings.census(archive).outlets]
    words = st.text_input(
        "Words in the title", key="archive-words", on_change=_from_the_first, placeholder="Any title", max_chars=200
    )
    options = [ANY, *(name or NAMELESS for name in names)]
    with st.container(horizontal=True):
        at = st.selectbox(
            "Outlet",
            range(len(options)),
            format_func=options.__getitem__,
            key="archive-outlet",
            on_change=_from_the_first,
        )
        with st.container(horizontal=True, width="content"):  # on a phone the two stand side by side, under the outlet
            first = day_field("From", "archive-since", then=_from_the_first, width=150)
            last = day_field("To", "archive-until", then=_from_the_first, width=150)
    exchanged(first, last, "archive-exchanged")
    outlet = names[at - 1] if at else None
    _list(archive, words, outlet, between(first, last))
    if (chosen := archive_visit.opened()) is not None:
        st.session_state.pop("archive-removing", None)
        evidence.open_stored(desk.assistant, chosen, partial(_taking_out, desk, chosen))


def _list(archive: Archive, words: str, outlet: str | None, within: Period) -> None:
    page = st.session_state.get("archive-page", 0)
    total, found = archive.browse(words, outlet, within, k=PAGE, skip=page * PAGE)
    if not found and page:
        page = st.session_state["archive-page"] = 0
        total, found = archive.browse(words, outlet, within, k=PAGE)
    if taken := st.session_state.pop("archive-taken", ""):
        states.failed(taken, "archive-taken-line")
    if not found:
        states.empty("No article is like that.", "Fewer words, another outlet or other days find more.", "archive-none")
        return
    of = f" · {page * PAGE + 1:,} to {page * PAGE + len(found):,}" if total > PAGE else ""
    turns = [
        *([Run("Newer", "action", f"page {page - 1}", title="Newer: the page before")] if page else []),
        *(
            [Run("Older", "action", f"page {page + 1}", title="Older: the next page")]
            if (page + 1) * PAGE < total
            else []
        ),
    ]
    total_told = f"{counted(total, 'article')}{of}, newest first"
    blocks = [line("meta", total_told), *(_entry(record) for record in found)]
    if turns:
        blocks.append(Block("actions", tuple(turns)))
    ink(blocks, "archive-list", _press, aloud=total_told)


def _entry(record: Record) -> Block:
    by = byline(record)
    return Block(
        "entryline",
        (Run(record.title or "Untitled", "title"), Run(f"{credit(record)}{f' · {by}' if by else ''}", "credit")),
        f"open {record.id}",
    )


def _press(pressed: str) -> None:
    what, _, which = pressed.partition(" ")
    if what == "open":
        archive_visit.open_article(which)
    else:
        st.session_state["archive-page"] = int(which)


def _taking_out(desk: Desk, article_id: str) -> None:
    """Offer to remove the article that is open; the first press asks, the second does it."""
    if st.session_state.pop("archive-removed", None) == article_id:
        st.rerun()  # the whole page, without the drawer
    if desk.settings.read_only:
        return
    if st.session_state.get("archive-removing") != article_id:
        blocks = [Block("actions", (Run("Remove from the archive", "action", press="ask"),))]
    else:
        blocks = [
            line("notice", "Remove this article, its earlier versions and its statements? Answers can't cite it then."),
            Block("actions", KEEP_OR_REMOVE),
        ]
    ink(blocks, f"archive-taking-out-{article_id}", partial(_decide, desk, article_id))


def _decide(desk: Desk, article_id: str, pressed: str) -> None:
    if pressed == "ask":
        st.session_state["archive-removing"] = article_id
        return
    st.session_state.pop("archive-removing", None)
    if pressed == "remove":
        st.session_state["archive-taken"] = remove(desk, article_id)
        st.session_state["archive-removed"] = article_id


def remove(desk: Desk, article_id: str) -> str:
    """Take an article out of the archive; say in a line what came of it."""
    if desk.settings.read_only:
        return "This desk is read-only: nothing is removed from here."
    archive = desk.assistant.archive
    try:
        title = archive.record(article_id).title
        with archive.writer() as writer:
            writer.remove(article_id)
    except DatelineError as error:
        return str(error)
    return f"Removed: {title or 'Untitled'}."


def _from_the_first() -> None:
    st.session_state["archive-page"] = 0
