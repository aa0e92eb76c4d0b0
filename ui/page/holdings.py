"""How much the archive holds, counted once for all visits until it changes: in a large one counting is slow."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assistant.archive.archive import Archive
from assistant.archive.census import Census
from assistant.archive.entries import Status
from assistant.archive.latest import Latest


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of an open archive."""

    status: Latest[Status]
    census: Latest[Census]


def status(archive: Archive) -> Status:
    """Count what it holds."""
    return _counts(archive.number, archive).status.recent()


def census(archive: Archive) -> Census:
    """Count its articles by outlet and day."""
    return _counts(archive.number, archive).census.recent()


@st.cache_resource(max_entries=1, show_spinner=False)
def _counts(number: int, _archive: Archive) -> Counts:  # noqa: ARG001  # what is kept is kept under it
    return Counts(Latest(_archive, _archive.status), Latest(_archive, _archive.census))
