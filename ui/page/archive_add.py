"""Adding to the archive from the page: files handed in, how far they are, what became of them, what failed before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.archive.archive import Archive
from assistant.archive.census import Unread
from assistant.errors import DatelineError
from assistant.settings import Settings
from ingest.readers.files import SUFFIXES
from ui.page import handing_in, states, uploads
from ui.page.desk import Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.intake import SAMPLE, Arrival, intake_of
from ui.page.wording import counted, day

READ_ONLY = "This desk is shared and read-only: nothing can be added or removed from here."
STRIKING = "archive-striking"
EVERY_S = 1.0
SEEN = "archive-seen"
"""Where a visit keeps the number of the last ingest whose outcome it has dismissed."""
FAILURES_SHOWN, FAILURES_TOLD = 20, 5
"""Documents listed, and listed of one ingest."""
OUTCOMES = (
    ("added", "added"),
    ("updated", "updated"),
    ("unchanged", "held already"),
    ("duplicates", "duplicate"),
    ("failed", "could not be read"),
)


def watch(settings: Settings) -> bool:
    """Show the ingest under way, or what became of those before, on top of every view; tell whether one is."""
    intake = intake_of(settings.archive)
    seen: int = st.session_state.setdefault(SEEN, intake.old(datetime.now(UTC)))
    if not intake.running:
        _outcomes(intake.outcomes(seen))
        return False

    @st.fragment(run_every=EVERY_S)
    def under_way() -> None:
        now = intake.arrival
        if now is None or not now.running:
            st.rerun()  # the whole page: what it holds has changed
        else:
            ink(list(progress(now)), "archive-progress")
            st.button("Stop", on_click=intake.stop, disabled=now.stopping, key="archive-stop")

    under_way()
    return True


def progress(arrival: Arrival) -> Iterator[Block]:
    """Yield how far an ingest is."""
    yield line("label", "Being read in")
    counts = arrival.counts
    if not counts:
        yield line("standing", f"{arrival.what}: loading what reads them …")
        return
    of = f" of {arrival.total:,}" if arrival.total else ""
    yield line("standing", f"{arrival.what}: {counts['read']:,}{of} documents read, {counts['stored']:,} stored.")
    if arrival.stopping:
        yield line("remedy", "Stopping: what has been read is being stored.")
    else:
        yield line("remedy", "What is stored can be asked about at once. You may leave this page; this goes on.")


def _outcomes(arrivals: Sequence[Arrival]) -> None:
    if not arrivals:
        return

    def done(_: str) -> None:
        st.session_state[SEEN] = arrivals[-1].number  # for this visit: others have not read it yet

    told = [block for arrival in arrivals for block in outcome(arrival)]
    ink([*told, Block("actions", (Run("Done", "action", press="done"),))], "archive-outcome", done)


def outcome(arrival: Arrival) -> Iterator[Block]:
    """Yield what became of an ingest: counts, then every document that failed, with the reason."""
    yield line("label", "Brought in")
    if arrival.fault:
        yield line("notice", f"{arrival.what}: {arrival.fault}")
    if arrival.counts:
        parts = [f"{arrival.counts[name]:,} {words}" for name, words in OUTCOMES if arrival.counts.get(name)]
        yield line("standing", f"{arrival.what}: {', '.join(parts) or 'nothing in them'}.")
    for notice in arrival.notices[:FAILURES_TOLD]:
        yield line("remedy", shown(notice))
    for source, reason in arrival.failures[:FAILURES_TOLD]:
        yield Block("failure", (Run(shown(source), "entry"), Run(shown(reason), "reason")))
    if (more := len(arrival.failures) - FAILURES_TOLD) > 0:
        yield line("meta", f"{more:,} more could not be read; Add and mend lists them.")


def shown(words: str) -> str:
    """Give words about a handed-in file without the folder it lay in."""
    return words.removeprefix(f"{uploads.FOLDER}/")


def draw(desk: Desk) -> None:
    """Draw what can be added, and what could not be read before."""
    if desk.settings.read_only:
        states.empty("Nothing is added from here.", READ_ONLY, "archive-read-only")
        if unread := len(desk.assistant.archive.unread()):
            states.failed(
                f"{counted(unread, 'document')} could not be read; whoever runs this page sees which.", "unread"
            )
        return
    upload(desk.settings)
    _failed(desk, desk.assistant.archive)


def upload(settings: Settings) -> None:
    """Offer to hand in files."""
    intake = intake_of(settings.archive)
    limit = st.get_option("server.maxUploadSize")
    ink(
        [
            line("label", "Add articles"),
            line(
                "remedy",
                f"Files of up to {limit} MB each; {uploads.MOST_FILES} files and {uploads.MOST_MB} MB at once. "
                "They are read, then removed: only the articles stay.",
            ),
            line(
                "remedy",
                "Dateline does not fetch pages or feeds from the web: save them and hand in the files. The "
                "command dateline ingest reads whole folders.",
            ),
        ],
        "archive-upload-head",
    )
    number = st.session_state.setdefault("archive-upload-number", 0)
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
    again = {each.source for each in unread[:FAILURES_SHOWN] if can_retry(each)}
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


def can_retry(document: Unread) -> bool:
    """Tell whether a document can be read again: its file is still there, and reading it is what failed."""
    return not document.stored and not uploads.is_upload(document.source) and Path(document.file).is_file()


def remedy(document: Unread) -> str:
    """Say why a document can't be tried again from here; "" where it can."""
    if document.stored:
        return ""  # its reason names the command
    if uploads.is_upload(document.source):
        return " · handed in as a file: mend it and hand it in again"
    return "" if Path(document.file).is_file() else " · the file is no longer there"


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
            files = list(dict.fromkeys(document.file for document in chosen if can_retry(document)))
            intake_of(desk.settings.archive).begin(files, counted(len(files), "file"), desk.settings)
        elif what == "strike":
            st.session_state[STRIKING] = source
        elif what == "off" and source == asked and not desk.settings.read_only:
            with desk.assistant.archive.writer() as writer:
                writer.forget_failures([source])
    except DatelineError as error:
        st.session_state["archive-mend-fault"] = str(error)
