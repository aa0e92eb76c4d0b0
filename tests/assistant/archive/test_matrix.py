"""The matrix holds what is published, in the order of ids, and finds among a selection what exact search finds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.archive.archive import Archive
from assistant.archive.catalogue_caches import read_state
from assistant.archive.doctor import check, repair
from assistant.archive.entries import Finding, Policy
from assistant.archive.folders import CacheError, is_sealed, seal
from assistant.archive.matrix import IDS, ROWS, Matrix, extend
from assistant.archive.units import PASSAGES
from assistant.archive.vectors import DATABASE
from assistant.domain import Moment, Period, Scope
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

SMALL = Policy(exact_up_to=22, publish_over=2, publish_share=0.0, tail_limit=5)


def rows(count: int, seed: int = 0) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)


def held(folder: Path, keep: list[int]) -> dict[int, NDArray[np.float32]]:
    found: dict[int, NDArray[np.float32]] = {}
    for ids, vectors in Matrix(folder, 8).chosen(np.array(sorted(keep), np.int64)):
        found.update(zip(ids.tolist(), vectors, strict=True))
    return found


@given(
    added=st.lists(st.integers(1, 6), min_size=1, max_size=5),
    deleted=st.sets(st.integers(0, 40), max_size=12),
    keep=st.sets(st.integers(0, 50)),
)
def test_it_holds_what_was_added_and_not_deleted(
    tmp_path_factory: pytest.TempPathFactory, added: list[int], deleted: set[int], keep: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("matrix")
    matrix = rows(sum(added))
    at, here = 0, set[int]()
    for n, count in enumerate(added):
        gone = deleted if n == len(added) - 1 and n else set()
        extend(folder, gone, [(np.arange(at, at + count), matrix[at : at + count])])
        seal(folder, mutable=frozenset({ROWS}))
        here = (here - gone) | set(range(at, at + count))
        at += count
    found = held(folder, list(keep))
    assert found.keys() == here & keep
    assert all(np.allclose(vector, matrix[id_], atol=2e-3) for id_, vector in found.items())


def test_files_of_another_size_are_refused(tmp_path: Path) -> None:
    extend(tmp_path, [], [(np.arange(3), rows(3))])
    seal(tmp_path, mutable=frozenset({ROWS}))
    with pytest.raises(CacheError, match="bytes for 3 vectors"):
        Matrix(tmp_path, 7)
    (tmp_path / IDS).unlink()
    with pytest.raises(CacheError, match=r"no readable .*matrix\.ids"):
        Matrix(tmp_path, 8)


def day(n: int) -> datetime:
    return datetime(2025, 5, n, tzinfo=UTC)


@pytest.mark.parametrize("damage", ["none", "missing", "cut"])
def test_a_selection_is_searched_as_exactly_with_the_matrix_as_without(tmp_path: Path, damage: str) -> None:
    embedder = WordEmbedder()
    texts = [f"ferry {n} barrier {n % 7} storm {n % 3}" for n in range(24)]
    with Archive.open(tmp_path, embedder, create=True, policy=SMALL) as archive, archive.writer() as writer:
        for n, text in enumerate(texts):
            writer.add([prepared(article(f"a{n}", text, published=Moment(day(1 + n), "day", "test")))])
    for file in tmp_path.glob(f"vectors/*/{ROWS}"):
        if damage == "missing":
            file.unlink()
        elif damage == "cut":
            file.write_bytes(file.read_bytes()[:-2])
    query = embedder.encode(["storm barrier 3"])[0]
    with (
        Archive.open(tmp_path, embedder, policy=SMALL) as archive,
        Archive.open(tmp_path, embedder, policy=Policy(exact_up_to=10**6)) as exact,
    ):
        selection = archive.select(Scope(period=Period(day(4), day(13))))
        assert selection is not None and selection.keep is not None and len(selection.keep) <= SMALL.exact_up_to
        found, wanted = archive.dense(query, 5, selection), exact.dense(query, 5, selection)
    assert [id_ for id_, _ in found] == [id_ for id_, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted])


def filled(folder: Path, count: int = 24) -> WordEmbedder:
    embedder = WordEmbedder()
    texts = [f"ferry {n} barrier {n % 7} storm {n % 3}" for n in range(count)]
    with Archive.open(folder, embedder, create=True, policy=SMALL) as archive, archive.writer() as writer:
        for n, text in enumerate(texts):
            writer.add([prepared(article(f"a{n}", text, published=Moment(day(1 + n), "day", "test")))])
    return embedder


def published(folder: Path) -> Path:
    with Archive.open(folder, WordEmbedder(), policy=SMALL) as archive, archive._catalogue.reading() as connection:
        return folder / "vectors" / read_state(connection, PASSAGES.vectors).location


def matrix_findings(folder: Path) -> list[Finding]:
    return [one for one in check(folder, WordEmbedder()) if one.what.startswith("matrix of passages")]


@pytest.mark.parametrize("damage", ["zeroed", "turned round", "another id"])
def test_damaged_ids_hide_nothing_of_a_period_and_are_said(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    embedder = filled(tmp_path)
    assert matrix_findings(tmp_path)[0].ok
    file = published(tmp_path) / IDS
    ids = np.fromfile(file, np.int64)
    changed = {"zeroed": ids * 0, "turned round": ids[::-1], "another id": np.append(ids[:-1], ids[-1] + 7)}[damage]
    changed.tofile(file)
    with Archive.open(tmp_path, embedder, policy=SMALL) as archive:
        selection = archive.select(Scope(period=Period(day(4), day(24))))
        query = embedder.encode(["storm barrier 3"])[0]
        assert len(archive.dense(query, 5, selection)) == len(archive.dense(query, 5, selection)) == 5
    said = [record.getMessage() for record in caplog.records if "in the catalogue, slower" in record.getMessage()]
    assert len(said) == 1 and str(file) in said[0] and "doctor --repair" in said[0]
    [finding] = matrix_findings(tmp_path)
    assert not finding.ok and "was changed" in finding.what
    repair(tmp_path)
    assert matrix_findings(tmp_path)[0].ok


def test_ids_that_no_seal_covers_must_ascend(tmp_path: Path) -> None:
    extend(tmp_path, [], [(np.arange(3)[::-1], rows(3))])
    seal(tmp_path, mutable=frozenset({IDS, ROWS}))
    with pytest.raises(CacheError, match="do not ascend"):
        Matrix(tmp_path, 8)


@pytest.mark.parametrize("lacking", ["the files", "the seal"])
def test_a_folder_of_a_version_without_it_gets_it_at_the_next_publishing(tmp_path: Path, lacking: str) -> None:
    embedder = filled(tmp_path)
    before = published(tmp_path)
    if lacking == "the files":
        for name in (IDS, ROWS):
            (before / name).unlink()
        [finding] = matrix_findings(tmp_path)
        assert finding.ok and "not there" in finding.what and finding.remedy
    seal(before, mutable=frozenset({IDS, ROWS, DATABASE}))
    with Archive.open(tmp_path, embedder, policy=SMALL) as archive, archive.writer() as writer:
        for n in range(24, 30):
            writer.add([prepared(article(f"a{n}", f"ferry {n}", published=Moment(day(1 + n), "day", "test")))])
    after = published(tmp_path)
    assert after != before and is_sealed(after, IDS)
    [finding] = matrix_findings(tmp_path)
    assert finding.ok and "30, as in the catalogue" in finding.what


def test_rows_that_are_not_the_catalogues_are_found(tmp_path: Path) -> None:
    filled(tmp_path)
    file = published(tmp_path) / ROWS
    file.write_bytes(bytes(file.stat().st_size))
    [finding] = matrix_findings(tmp_path)
    assert not finding.ok and "24 with another vector" in finding.what
