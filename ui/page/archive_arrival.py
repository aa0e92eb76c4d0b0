"""An ingest that was begun from the page: how far it is while it runs, and what became of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import streamlit as st

from assistant.settings import Settings
from ui.page import archive_aloud, uploads
from ui.page.ink import Block, Run, ink, line
from ui.page.intake import Arrival, intake_of

EVERY_S = 1.0
SEEN, ALOUD = "archive-seen", "archive-aloud"
"""Where a visit keeps the number of the last ingest whose outcome it has dismissed, and what it was told aloud last."""
FAILURES_TOLD = 5
"""Documents listed of one ingest."""
HEARD = ("label", "notice", "standing")
"""What of an outcome is said aloud: the counts and a fault, not each document that failed."""
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
            heard = archive_aloud.told(now, st.session_state.get(ALOUD), time.monotonic())
            st.session_state[ALOUD] = heard
            ink(list(progress(now)), "archive-progress", aloud=heard.words)
            st.button("Stop", on_click=intake.stop, disabled=now.stopping, key="archive-stop")

    under_way()
    return True


def progress(arrival: Arrival) -> Iterator[Block]:
    """Yield how far an ingest is."""
    yield line("label", "Being read in")
    if not arrival.read:
        yield line("standing", f"{arrival.what}: loading what reads them …")
        return
    yield line("standing", f"{arrival.what}: {_so_far(arrival)}")
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
    heard = " ".join(block.runs[0].text for block in outcome(arrivals[-1]) if block.kind in HEARD)
    ink([*told, Block("actions", (Run("Done", "action", press="done"),))], "archive-outcome", done, aloud=heard)


def outcome(arrival: Arrival) -> Iterator[Block]:
    """Yield what became of an ingest: counts, then every document that failed, with the reason."""
    yield line("label", "Brought in")
    if arrival.fault:
        yield line("notice", f"{arrival.what}: {arrival.fault}")
    if arrival.counts:
        parts = [f"{arrival.counts[name]:,} {words}" for name, words in OUTCOMES if arrival.counts.get(name)]
        yield line("standing", f"{arrival.what}: {', '.join(parts) or 'nothing in them'}.")
    elif arrival.read:
        yield line("standing", f"{arrival.what}: {_so_far(arrival)}")
    for notice in arrival.notices[:FAILURES_TOLD]:
        yield line("remedy", shown(notice))
    for source, reason in arrival.failures[:FAILURES_TOLD]:
        yield Block("failure", (Run(shown(source), "entry"), Run(shown(reason), "reason")))
    if (more := len(arrival.failures) - FAILURES_TOLD) > 0:
        yield line("meta", f"{more:,} more could not be read; Add and mend lists them.")


def _so_far(arrival: Arrival) -> str:
    of = f" of {arrival.total:,}" if arrival.total else ""
    return f"{arrival.read:,}{of} documents read, {arrival.stored:,} stored."


def shown(words: str) -> str:
    """Give words about a handed-in file without the folder it lay in."""
    return words.removeprefix(f"{uploads.FOLDER}/")
