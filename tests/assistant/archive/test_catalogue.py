"""The catalogue: what is stored comes back whole, and a bad file is told apart from no file."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.archive import catalogue
from assistant.archive.archive import Archive
from assistant.archive.catalogue import FILE, latest_version, open_catalogue
from assistant.archive.catalogue_read import find_article
from assistant.archive.records import record_from_json, record_to_json, url_key
from assistant.domain import Moment, Record
from assistant.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveMissing,
    ArchiveTooNew,
    DocumentError,
    InputError,
)
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, prepared

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
moments = st.builds(
    Moment,
    st.datetimes(min_value=datetime(1850, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis wants naive bounds
    st.sampled_from(["second", "minute", "day", "month", "year"]),
    texts,
)
records = st.builds(
    Record,
    id=texts,
    title=texts,
    url=st.none() | texts,
    outlet=st.none() | texts,
    published=st.none() | moments,
    updated=st.none() | moments,
    authors=st.lists(texts, max_size=3).map(tuple),
    agencies=st.lists(texts, max_size=2).map(tuple),
    language=st.none() | texts,
    section=st.none() | texts,
    tags=st.lists(texts, max_size=3).map(tuple),
)


def fresh(path: Path) -> Archive:
    return Archive.open(path / "archive", WordEmbedder(), create=True, policy=LAZY)


def kept(archive: Archive, id_: str) -> list[tuple[int, int, int]]:
    """Give (id, start, end) of an article's passages in reading order."""
    with open_catalogue(archive.path, readonly=True) as opened, opened.reading() as connection:
        query = 'SELECT id, start, "end" FROM passages WHERE article = ? ORDER BY start, id'
        return connection.execute(query, (find_article(connection, id_),)).fetchall()


@settings(deadline=None)
@given(records)
def test_a_record_comes_back_as_it_was_stored(record: Record) -> None:
    assert record_from_json(record_to_json(record)) == record


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.com/a/", "http://example.com/a"),
        ("https://Example.com/a#top", "https://example.com/a"),
        ("not a url", "not a url"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


def test_a_query_makes_another_page() -> None:
    assert url_key("https://example.com/?id=1") != url_key("https://example.com/?id=2")


def test_an_article_is_stored_whole_and_found_by_id_url_and_alias(tmp_path: Path) -> None:
    stored = article("a1", "Line one — “quoted”.\nLine two 😀.", authors=("Jane Carter", "Ann O'Neil"), tags=("x",))
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            assert writer.add([prepared(stored)]) == ["added"]
            assert writer.alias("a1", "https://mirror.example.org/copy")
            assert not writer.alias("nobody", "x")
            assert writer.find("http://example-times.com/a1/") == "a1"
        for name in ("a1", "http://example-times.com/a1", "http://mirror.example.org/copy/"):
            assert archive.article(name) == stored
        assert [stored.text[start:end] for _, start, end in kept(archive, "a1")] == stored.text.split("\n")
        with pytest.raises(InputError, match=r"no article 'a2'.*dateline search"):
            archive.article("a2")


def test_an_equal_article_changes_nothing(tmp_path: Path) -> None:
    with fresh(tmp_path) as archive, archive.writer() as writer:
        one = prepared(article("a1", "Some news."))
        writer.add([one])
        before = archive.generation
        assert writer.add([one]) == ["unchanged"]
        assert archive.generation == before
        assert writer.existing("a1") is not None
        assert writer.existing("a2") is None


def test_an_edited_article_keeps_its_former_versions_and_its_former_url(tmp_path: Path) -> None:
    first = article("a1", "Three dead.")
    second = article("a1", "Four dead.", url="https://example-times.com/a1-corrected")
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            assert [*writer.add([prepared(first)]), *writer.add([prepared(second)])] == ["added", "updated"]
        assert [(version.number, version.article) for version in archive.versions("a1")] == [(1, first), (2, second)]
        assert archive.article("https://example-times.com/a1") == second


def test_an_edit_keeps_the_ids_of_the_passages_it_does_not_touch(tmp_path: Path) -> None:
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([prepared(article("a1", "One.\nTwo."))])
        before = kept(archive, "a1")
        writer.add([prepared(article("a1", "One.\nTwo.", tags=("new",)))])
        assert kept(archive, "a1") == before
        writer.add([prepared(article("a1", "One.\nThree."))])
        assert {id_ for id_, *_ in kept(archive, "a1")}.isdisjoint(id_ for id_, *_ in before)


def test_nothing_is_embedded_twice_and_unused_vectors_go(tmp_path: Path) -> None:
    one, two = prepared(article("a1", "Shared line.\nOwn line.")), prepared(article("a2", "Shared line."))
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            writer.add([one])
            assert writer.known([*one.digests, "unknown"]) == set(one.digests)
            bare = type(two)(two.article, two.content_digest, two.record_digest, two.spans, two.digests)
            assert writer.add([bare]) == ["added"]
            assert writer.remove("a1")
            assert not writer.remove("a1")
            assert writer.known(one.digests) == set(one.digests)
        with archive.writer() as writer:
            assert writer.known(one.digests) == set(two.digests)


def test_a_digest_without_a_vector_stores_nothing_of_the_batch(tmp_path: Path) -> None:
    good, two = prepared(article("a1", "Fine.")), prepared(article("a2", "No vector."))
    bare = type(two)(two.article, two.content_digest, two.record_digest, two.spans, two.digests)
    with fresh(tmp_path) as archive, archive.writer() as writer:
        with pytest.raises(ValueError, match="no vector of dimension 24"):
            writer.add([good, bare])
        assert archive.status().articles == 0


def test_wire_copy_in_another_outlet_is_no_duplicate(tmp_path: Path) -> None:
    one = prepared(article("a1", "Wire copy."))
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([one])
        assert writer.find_duplicate(one.content_digest, "the example times") == "a1"
        assert writer.find_duplicate(one.content_digest, "Other Paper") is None
        assert writer.find_duplicate("unknown", "The Example Times") is None


def test_half_a_character_is_a_fault_of_the_document() -> None:
    with pytest.raises(DocumentError, match=r"a1.txt: half a character"):
        prepared(article("a1", "Bad \ud800 text."))


def test_runs_and_their_failures_are_kept(tmp_path: Path) -> None:
    with fresh(tmp_path) as archive:
        assert archive.status().last_run is None
        with archive.writer() as writer:
            run = writer.begin_run(["folder", "-"])
            writer.record_failure(run, "bad.bin", "is binary")
            writer.finish_run(run, {"added": 3})
        status = archive.status()
        assert status.last_run is not None
        assert (status.last_run.sources, status.last_run.counts) == (("folder", "-"), {"added": 3})
        assert status.last_run.failures == (("bad.bin", "is binary"),)
        assert status.unreadable == 1


def test_a_missing_archive_a_file_and_a_foreign_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("x")
    with pytest.raises(ArchiveMissing, match=r"no archive at .*dateline ingest"):
        Archive.open(tmp_path / "nowhere")
    with pytest.raises(ArchiveMissing, match="is a file, not an archive"):
        Archive.open(tmp_path / "file")
    with pytest.raises(ArchiveMissing, match="is a file, not an archive"):
        Archive.open(tmp_path / "file", WordEmbedder(), create=True)
    with pytest.raises(ArchiveMissing, match=r"holds other things \(letter.txt\)"):
        Archive.open(tmp_path / "documents", WordEmbedder(), create=True)
    assert [entry.name for entry in (tmp_path / "documents").iterdir()] == ["letter.txt"]


def test_an_archive_of_a_later_version_is_refused_naming_both(tmp_path: Path) -> None:
    fresh(tmp_path).close()
    with sqlite3.connect(tmp_path / "archive" / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveTooNew, match=rf"version 99, .* reads up to {latest_version()}; upgrade"):
        Archive.open(tmp_path / "archive")


def test_creation_that_was_cut_short_is_taken_up_again(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / FILE).touch()
    with fresh(tmp_path) as archive, archive.writer() as writer:
        assert writer.add([prepared(article("a1", "News."))]) == ["added"]


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(ArchiveError, match="not a Dateline archive"):
        Archive.open(tmp_path)
    with pytest.raises(ArchiveError, match="not a Dateline archive"):
        Archive.open(tmp_path, WordEmbedder(), create=True)


@pytest.mark.parametrize("how", ["header", "middle"])
def test_a_damaged_catalogue_says_what_to_do(tmp_path: Path, how: str) -> None:
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([prepared(article(f"a{n}", f"Line of {n}.\n" * 40)) for n in range(20)])
    file = tmp_path / "archive" / FILE
    whole = file.read_bytes()
    file.write_bytes(
        b"garbage!" * 512 + whole[4096:] if how == "header" else whole[:8192] + b"\xff" * (len(whole) - 8192)
    )
    with pytest.raises(ArchiveDamaged, match="restore it from a backup"), Archive.open(tmp_path / "archive") as archive:
        archive.article("a3")


def test_a_full_disk_names_the_path_and_loses_nothing_acknowledged(tmp_path: Path) -> None:
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            writer.add([prepared(article("a1", "Acknowledged."))])
            with writer._catalogue.reading() as connection:
                pages = connection.execute("PRAGMA page_count").fetchone()[0]
                connection.execute(f"PRAGMA max_page_count = {pages + 4}")
            with pytest.raises(ArchiveError, match=r"disk is full at .*: [\d,]+ bytes are free.*make room"):
                writer.add([prepared(article("a2", "Too long. " * 20_000))])
            assert archive.status().articles == 1
            with writer._catalogue.reading() as connection:
                connection.execute("PRAGMA max_page_count = 1000000")
            assert writer.add([prepared(article("a2", "Too long. " * 20_000))]) == ["added"]
        assert archive.article("a1").text == "Acknowledged."


def test_an_old_archive_is_migrated_at_opening_and_a_failed_migration_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([prepared(article("a1", "Old news."))])
    scripts = Path(shutil.copytree(catalogue._MIGRATIONS, tmp_path / "migrations"))
    number = latest_version() + 1
    monkeypatch.setattr(catalogue, "_MIGRATIONS", scripts)
    broken = scripts / f"{number:04}_broken.sql"
    broken.write_text("CREATE TABLE added (x); INSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Archive.open(tmp_path / "archive")
    broken.write_text("CREATE TABLE added (x);")
    with Archive.open(tmp_path / "archive") as archive, archive._catalogue.reading() as connection:
        assert connection.execute("SELECT count(*) FROM added").fetchone() == (0,)
        assert archive.article("a1").text == "Old news."


def test_a_reader_can_not_write(tmp_path: Path) -> None:
    fresh(tmp_path).close()
    with (
        open_catalogue(tmp_path / "archive", readonly=True) as catalogue,
        pytest.raises(ArchiveError, match="readonly"),
        catalogue.writing() as connection,
    ):
        connection.execute("DELETE FROM articles")
