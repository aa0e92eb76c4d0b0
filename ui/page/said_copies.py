"""One statement that several papers print of one agency's text: the Said page counts and lists it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import streamlit as st

from assistant import Assistant
from assistant.archive.entries import Outline
from assistant.repeated import repeated

MOST = 100_000
"""Statements up to which copies are looked for, once for all visits: 43,266 take 1.7 s."""
KEPT = 2
"""Archives, or states of one, of which the copies are kept."""
_LATEST = datetime.max.replace(tzinfo=UTC)


def copies(assistant: Assistant) -> Mapping[int, int] | None:
    """Give for each statement that repeats another paper's that one's id; None where the archive has too many."""
    archive = assistant.archive
    if sum(person.statements for person in assistant.speakers.get().people) > MOST:
        return None
    return _copies(archive.number, archive.generation, assistant)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _copies(archive: int, generation: int, _assistant: Assistant) -> Mapping[int, int]:  # noqa: ARG001
    people = _assistant.speakers.get().people
    return repeated(_assistant.archive.worded(), {name: person.name for person in people for name in person.variants})


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
