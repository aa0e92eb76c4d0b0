"""One statement that several papers print of one agency's text: the Said page counts and lists it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import streamlit as st

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.entries import Outline
from assistant.archive.latest import Latest
from assistant.directory import CurrentDirectory
from assistant.repeated import repeated

MOST = 100_000
"""Statements up to which copies are looked for, once for all visits: 43,266 take 1.7 s."""
_LATEST = datetime.max.replace(tzinfo=UTC)


def copies(assistant: Assistant) -> Mapping[int, int] | None:
    """Give for each statement that repeats another paper's that one's id; None where the archive has too many."""
    if sum(person.statements for person in assistant.speakers.get().people) > MOST:
        return None
    archive = assistant.archive
    return _copies(archive.number, archive, assistant.speakers).get()


@st.cache_resource(max_entries=1, show_spinner=False)
def _copies(
    number: int,  # noqa: ARG001  # what is kept is kept under it
    _archive: Archive,
    _speakers: CurrentDirectory,
) -> Latest[Mapping[int, int]]:
    def make() -> Mapping[int, int]:
        names = {name: person.name for person in _speakers.get().people for name in person.variants}
        return repeated(_archive.worded(), names)

    return Latest(_archive, make)


def folded(found: Iterable[Outline], known: Mapping[int, int] | None) -> dict[Outline, tuple[Outline, ...]]:
    """Give the statements in the order given, of those that are one the first to be published, each with its copies."""
    groups: dict[int, list[Outline]] = defaultdict(list)
    every = list(found)
    for one in every:
        groups[(known or {}).get(one.id, one.id)].append(one)
    first = {key: min(group, key=_age) for key, group in groups.items()}
    return {
        one: tuple(copy for copy in groups[key] if copy.id != one.id)
        for one in every
        for key in [(known or {}).get(one.id, one.id)]
        if first[key].id == one.id
    }


def _age(one: Outline) -> tuple[datetime, int]:
    return one.published.at if one.published else _LATEST, one.id
