"""Adding to the archive from the page: files handed in, addresses fetched, and what could not be read before."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from assistant.archive.archive import Archive
from assistant.archive.census import Unread
from assistant.errors import DatelineError, InputError
from assistant.settings import Settings
from ingest.readers.files import SUFFIXES
from ingest.urls import has_web_scheme
from ingest.web.addresses import ROBOTS_SAY_NO, ROBOTS_UNREAD, check
from ui.page import archive_address, handing_in, states, uploads
from ui.page.archive_arrival import shown
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.intake import SAMPLE, intake_of
from ui.page.wording import counted, day

READ_ONLY = "This desk is shared and read-only: nothing can be added or removed from here."
STRIKING = "archive-striking"
FAILURES_SHOWN = 20
"""Documents listed."""


def draw(desk: Desk) -> None:
    """Draw what can be added, and what could not be read before."""
    if desk.settings.read_only:
        states.empty("Nothing is added from here.", READ_ONLY, "archive-read-only")
        if unread := len(desk.assistant.archive.unread()):
            states.failed(
                f"{counted(unread, 'document')} could not be read; whoever runs this page sees which.", "unread"
            )
        return
    offer(desk.settings)
    _failed(desk, desk.assistant.archive)


def offer(settings: Settings) -> None:
    """Offer to fetch from the web and to hand in files."""
    archive_address.fetch(settings)
    upload(settings)


def upload(settings: Settings) -> None:
    """Offer to hand in files."""
    intake = intake_of(settings.archive)
    limit = st.get_option("server.maxUploadSize")
    ink(
        [
            line("label", "Add files"),
            line(
                "remedy",
                f"Files of up to {limit} MB each; {uploads.MOST_FILES} files and {uploads.MOST_MB} MB at once. "
                f"They end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}, or in .gz after that; others are refused. "
                "They are read, then removed: only the articles stay. The command dateline ingest reads whole folders.",
            ),
        ],
        "archive-upload-head",
    )
    number = st.session_state.get("archive-upload-number", 0)
    if f"archive-upload-{number}" not in st.session_state:
        number += 1  # not drawn the last time: Streamlit has emptied it, and shows another
    st.session_state["archive-upload-number"] = number
    handing_in.offer(number)
    files = st.file_uploader(
        "Files with articles",
        type=[suffix.removeprefix(".") for suffix in (*SUFFIXES, ".gz")],
        accept_multiple_files=True,
        key=f"archive-upload-{number}",
        label_visibility="collapsed",
    )
    if st.button("Add to the archive", type="primary", disabled=not files or intake.running, key="archive-add"):
        try:
            intake.upload(files, settings)
        except DatelineError as error:
            states.failed(str(error), "archive-upload-fault")
            return
        st.session_state["archive-upload-number"] = number + 1  # a new field: the old one's bytes are let go
        st.rerun()


def sample(settings: Settings) -> None:
    """Offer to build an archive from the articles that ship with Dateline."""
    intake = intake_of(settings.archive)
    if st.button("Make the sample archive", type="primary", disabled=intake.running, key="archive-sample"):
        try:
            intake.begin([str(SAMPLE)], "The sample articles", settings)
        except DatelineError as error:
            states.failed(str(error), "archive-sample-fault")
            return
        st.rerun()


def _failed(desk: Desk, archive: Archive) -> None:
    """List what could not be read, with what can be done about it."""
    unread = archive.unread()
    blocks = [line("label", "Could not be read")]
    if not unread:
        blocks.append(line("remedy", "Everything that was brought in could be read."))
    again = {each.source for each in unread[:FAILURES_SHOWN] if can_retry(each, desk.settings)}
    for document in unread[:FAILURES_SHOWN]:
        acts: list[Run] = []
        if document.source in again:
            acts.append(
                Run("Try again", "action", f"again {document.source}", title=f"Try again: {shown(document.source)}")
            )
        acts += _striking(document.source)
        blocks.append(
            Block(
                "failure",
                (
                    Run(shown(document.source), "entry"),
                    Run(shown(document.reason), "reason"),
                    Run(f"{day(document.tried)}{remedy(document)}", "credit"),
                ),
            )
        )
        if acts:
            blocks.append(Block("actions", tuple(acts)))
    if (more := len(unread) - FAILURES_SHOWN) > 0:
        blocks.append(line("meta", f"{more:,} more are not shown."))
    if len(again) > 1:
        blocks.append(Block("actions", (Run("Try all again", "action", press="every"),)))
    ink(blocks, "archive-failed", partial(_mend, desk, unread))
    if fault := st.session_state.pop("archive-mend-fault", ""):
        states.failed(fault, "archive-mend-fault-line")


def can_retry(document: Unread, settings: Settings) -> bool:
    """Tell whether a document can be read again: its file is still there, or its site may give it another time.

    An address that is never fetched would keep all the others from being tried; one that a feed named, and whose site
    says no or can't be asked, is not asked for past it.
    """
    if document.stored or uploads.is_upload(document.source):
        return False
    if has_web_scheme(document.source):
        return not document.reason.startswith((ROBOTS_SAY_NO, ROBOTS_UNREAD)) and _is_fetched(document.file, settings)
    return Path(document.file).is_file()


def _is_fetched(address: str, settings: Settings) -> bool:
    try:
        check(address, settings)
    except InputError:
        return False
    return True


def remedy(document: Unread) -> str:
    """Say why a document can't be tried again from here; "" where it can."""
    if document.stored:
        return ""  # its reason names the command
    if uploads.is_upload(document.source):
        return " · handed in as a file: mend it and hand it in again"
    if has_web_scheme(document.source) or Path(document.file).is_file():
        return ""  # the reason says what can be done
    return " · the file is no longer there"


def _striking(source: str) -> tuple[Run, ...]:
    """Give the buttons that take a document off the list; the first press asks, as it does for an article."""
    if st.session_state.get(STRIKING) != source:
        return (Run("Strike off", "action", f"strike {source}", title=f"Strike off: {shown(source)}"),)
    return (
        Run("Keep it", "action", f"keep {source}", title=f"Keep it: {shown(source)}"),
        Run("Strike it off", "action", f"off {source}", title=f"Strike it off: {shown(source)}"),
    )


def _mend(desk: Desk, unread: list[Unread], pressed: str) -> None:
    what, _, source = pressed.partition(" ")
    asked = st.session_state.pop(STRIKING, "")
    try:
        if what in {"again", "every"}:
            chosen = [each for each in unread if what == "every" or each.source == source]
            files = list(dict.fromkeys(document.file for document in chosen if can_retry(document, desk.settings)))
            if files:  # a press may be late
                intake_of(desk.settings.archive).begin(files, counted(len(files), "document"), desk.settings)
        elif what == "strike":
            st.session_state[STRIKING] = source
        elif what == "off" and source == asked and not desk.settings.read_only:
            with desk.assistant.archive.writer() as writer:
                writer.forget_failures([source])
    except DatelineError as error:
        st.session_state["archive-mend-fault"] = str(error)
