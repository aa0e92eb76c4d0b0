"""The caches of statements are healed, done without and mended as those of passages are."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import nullcontext
from pathlib import Path

import pytest

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.archive.catalogue import FILE
from assistant.archive.lock import write_lock
from tests.assistant.archive.ledgers import fresh, searched, sound
from tests.assistant.archive.newsroom import EAGER, WordEmbedder, article, near, spoken


@pytest.mark.parametrize(
    ("cache", "how", "locked"),
    [
        ("statements_lexical", "garbled", False),
        ("statements_lexical", "gone", True),
        ("statements_vectors", "gone", False),
        ("statements_vectors", "garbled", True),
    ],
)
def test_a_damaged_cache_of_statements_is_healed_or_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cache: str, how: str, locked: bool
) -> None:
    folder = several(tmp_path)
    damage(folder / cache, how)
    with caplog.at_level(logging.WARNING), Archive.open(folder, WordEmbedder(), policy=EAGER) as archive:
        with write_lock(folder) if locked else nullcontext():
            assert searched(archive, "item3")[:1] == ["item3"]
        assert near(archive, "Ada Brook said: item3", 1) == ["Ada Brook said: item3"]
    assert ("for now" in caplog.text) == locked
    assert ("anew from the catalogue" in caplog.text) != locked
    assert "of statements" in caplog.text


def test_the_doctor_mends_damaged_caches_of_statements(tmp_path: Path) -> None:
    folder = several(tmp_path)
    damage(folder / "statements_lexical", "gone")
    damage(folder / "statements_vectors", "garbled")
    faults = [finding.what for finding in doctor.check(folder) if not finding.ok]
    assert [fault.partition(":")[0] for fault in faults] == [
        "lexical index of statements (tantivy)",
        "vector index of statements (Chroma)",
        "matrix of statements",
    ]
    assert "built the lexical index of statements anew: 9" in [finding.what for finding in doctor.repair(folder)]
    assert sound(folder)


def test_the_doctor_finds_misplaced_statements_and_mends_their_caches(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with fresh(tmp_path, EAGER) as archive, archive.writer() as writer:
        writer.add([spoken(article(f"a{n}", f"Ada Brook said: item{n}")) for n in range(5)])
    findings = "\n".join(finding.what for finding in doctor.check(folder))
    assert "lexical index of statements (tantivy): 5 statements, as in the catalogue" in findings
    assert "vector index of statements (Chroma): 5 statements, as in the catalogue" in findings
    assert "0 articles were not read for them" in findings
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE articles SET text = 'Ada' WHERE id = 'a1'")
        connection.execute("UPDATE statements SET statement = '{}' WHERE id = 3")
        connection.execute("INSERT INTO statement_tombstones (statement) VALUES (4)")
        connection.execute("DELETE FROM statements WHERE id = 5")
    connection.close()
    faults = [finding.what for finding in doctor.check(folder) if not finding.ok]
    assert faults == [
        "passages: 1 do not lie in their article's text",
        "statements: 2 do not lie in their article's text",
        "lexical index of statements (tantivy): 1 that are not in the catalogue",
        "vector index of statements (Chroma): 1 that are not in the catalogue",
        "matrix of statements: 1 that are not in the catalogue",
    ]


def several(tmp_path: Path) -> Path:
    with fresh(tmp_path, EAGER) as archive, archive.writer() as writer:
        writer.add([spoken(article(f"a{n}", f"Ada Brook said: item{n}")) for n in range(9)])
    return tmp_path / "archive"


def damage(root: Path, how: str) -> None:
    """Damage every folder of a cache."""
    for published in list(root.iterdir()):
        if how == "gone":
            shutil.rmtree(published)
            continue
        for file in published.rglob("*"):
            if file.is_file() and not file.name.endswith(".lock"):
                file.write_bytes(b"\x07garbage")
