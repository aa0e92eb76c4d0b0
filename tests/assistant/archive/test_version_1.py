"""An archive made before there were statements: read as it is, and brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.archive import catalogue, doctor
from assistant.archive.archive import Archive
from assistant.archive.catalogue import FILE, latest_version
from assistant.archive.entries import SpeakerCount
from assistant.archive.lock import write_lock
from assistant.archive.units import UNITS
from assistant.domain import Period, Scope
from tests.assistant.archive.ledgers import everything, fresh, searched, sound
from tests.assistant.archive.newsroom import EAGER, WordEmbedder, article, found, near, prepared, spoken

START = datetime(2025, 5, 1, tzinfo=UTC)


def test_an_archive_of_version_1_is_read_as_it_is_until_it_can_be_migrated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = version_1(tmp_path)
    findings = doctor.check(folder, WordEmbedder())
    assert [finding for finding in findings if not finding.ok] == []
    assert "statements: an archive of version 1 has none" in "\n".join(finding.what for finding in findings)
    with write_lock(folder), Archive.open(folder, WordEmbedder(), policy=EAGER) as archive:
        assert "as an archive of version 1 for now" in caplog.text
        assert archive.speakers() == []
        assert archive.worded() == archive.outlines() == []
        selection = archive.select_statements(Scope(Period(START)), speakers=["Ada Brook"], article="a1")
        assert archive.latest_statements(None, selection) == []
        assert archive.said([1, 2]) == []
        assert archive.statement_lexical("tide", 5, selection) == []
        assert archive.statement_dense(WordEmbedder().encode(["tide"])[0], 5) == []
        assert archive.without_statements("lines") == [f"a{n}" for n in range(12)]
        assert archive.status().statements == 0
        assert found(archive, "tide table 7", 1) == ["Tide table 7"]
        assert near(archive, "Tide table 7", 1) == ["Tide table 7"]
        assert archive.versions("a1")[0].number == 1
    assert schema(folder) == 1


def test_a_writer_migrates_an_archive_that_was_opened_as_version_1(tmp_path: Path) -> None:
    folder = version_1(tmp_path)
    with write_lock(folder):
        archive = Archive.open(folder, WordEmbedder(), policy=EAGER)
    with archive:
        with archive.writer() as writer:
            assert schema(folder) == latest_version()
            made = spoken(article("a12", "Ada Brook said: at last"))
            writer.add([made])
            assert everything(archive) == ["a12 at last"]
        assert searched(archive, "last") == ["at last"]
        assert archive.speakers() == [SpeakerCount("Ada Brook", None, 1, 1)]
        assert near(archive, "Tide table 7", 1) == ["Tide table 7"]
    assert sound(folder)


def test_opening_migrates_an_archive_of_version_1_where_nobody_writes(tmp_path: Path) -> None:
    folder = version_1(tmp_path)
    Archive.open(folder).close()
    assert schema(folder) == latest_version()
    doctor.repair(folder)
    assert sound(folder)
    with Archive.open(folder, WordEmbedder()) as archive:
        assert len(archive.without_statements("lines")) == archive.status().articles == 12


def version_1(tmp_path: Path) -> Path:
    """Give an archive that Dateline wrote before there were statements: its schema and its folders."""
    folder = tmp_path / "archive"
    with fresh(tmp_path, EAGER) as archive, archive.writer() as writer:
        writer.add([prepared(article(f"a{n}", f"Harbour report {n}\nTide table {n}")) for n in range(12)])
    script = (catalogue._MIGRATIONS / "0001_catalogue.sql").read_text(encoding="utf-8")
    with sqlite3.connect(tmp_path / "old") as old:
        old.executescript(f"{script} PRAGMA user_version = 1; PRAGMA journal_mode = WAL;")
        old.execute("ATTACH ? AS later", (str(folder / FILE),))
        for (table,) in old.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall():
            old.execute(f"DELETE FROM main.{table}")
            columns = ", ".join(f'"{name}"' for _, name, *_ in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} SELECT {columns} FROM later.{table}")
        old.execute("DELETE FROM index_state WHERE cache LIKE 'statements%'")
        old.execute("DELETE FROM sqlite_sequence WHERE name LIKE 'statement%'")
    old.close()
    for leftover in folder.glob(f"{FILE}*"):
        leftover.unlink()
    (tmp_path / "old").rename(folder / FILE)
    for unit in UNITS[1:]:
        for cache in (unit.lexical, unit.vectors):
            shutil.rmtree(folder / cache, ignore_errors=True)
    return folder


def schema(folder: Path) -> int:
    connection = sqlite3.connect(folder / FILE)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return version
