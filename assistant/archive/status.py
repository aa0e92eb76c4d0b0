"""Count what an archive holds."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

from assistant.archive import catalogue_read as read
from assistant.archive.catalogue import generation, read_model
from assistant.archive.catalogue_caches import read_state
from assistant.archive.catalogue_census import unread
from assistant.archive.catalogue_statements import holds_statements
from assistant.archive.entries import Status
from assistant.archive.folders import disk_bytes
from assistant.archive.units import PASSAGES, STATEMENTS


def take_status(connection: sqlite3.Connection, folder: Path) -> Status:
    """Give the status of the archive in ``folder``; outlets with the most articles come first."""
    articles, words = read.totals(connection)
    published = read_state(connection, PASSAGES.vectors)
    counts: Counter[str] = Counter()
    for _, name, host, count in read.outlets(connection):
        counts[name or host] += count
    first, last = read.edge_record(connection, last=False), read.edge_record(connection, last=True)
    run = read.last_run(connection)
    return Status(
        articles=articles,
        passages=read.count_units(connection, PASSAGES),
        statements=read.count_units(connection, STATEMENTS) if holds_statements(connection) else 0,
        words=words,
        outlets=dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        first_published=None if first is None else first.published,
        last_published=None if last is None else last.published,
        generation=generation(connection),
        model=read_model(connection),
        vectors_published=published.held,
        vectors_tail=read.count_units(connection, PASSAGES, after=published.through),
        disk_bytes=disk_bytes(folder),
        last_run=run,
        unreadable=len(unread(connection)),
    )
