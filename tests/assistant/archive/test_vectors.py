"""Dense search: exact where little is compared, Chroma where much is, and never a damaged folder."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.archive.entries import Policy, Selection
from assistant.archive.exact import nearest
from assistant.archive.folders import CacheError, check_seal, next_folder, seal
from assistant.archive.vectors import DATABASE, Published, _batches, publish
from assistant.archive.vectors import _client as chroma
from tests.assistant.archive.newsroom import EAGER, WordEmbedder, article, near, prepared

NAME = "passages"


def unit(rows: int, dimension: int = 24, seed: int = 0) -> NDArray[np.float32]:
    matrix = np.random.default_rng(seed).normal(size=(rows, dimension)).astype(np.float32)
    normed: NDArray[np.float32] = matrix / np.linalg.norm(matrix, axis=1, keepdims=True)
    return normed


@settings(deadline=None)
@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 12), st.integers(1, 9))
def test_exact_search_equals_a_full_sort_however_it_is_cut_up(values: list[int], k: int, chunk: int) -> None:
    ids = np.arange(len(values), dtype=np.int64)
    matrix = np.array(values, np.float32).reshape(-1, 1)
    blocks = [(ids[at : at + chunk], matrix[at : at + chunk]) for at in range(0, len(ids), chunk)]
    expected = sorted(((int(i), float(v)) for i, v in zip(ids, values, strict=True)), key=lambda p: (-p[1], p[0]))[:k]
    assert nearest(blocks, np.ones(1, np.float32), k) == expected


def test_a_published_folder_gives_the_vectors_back_and_finds_them(tmp_path: Path) -> None:
    matrix = unit(300)
    publish(tmp_path / "1", None, [], [(np.arange(300), matrix)], 300, NAME, [])
    with Published(tmp_path / "1", NAME) as published:
        assert published.count() == 300
        assert published.ids() == set(range(300))
        assert np.array_equal(published.vectors([7])[7], matrix[7])
        [(id_, cosine)] = published.nearest(matrix[42], 1)
    assert id_ == 42
    assert cosine == pytest.approx(1.0, abs=1e-5)


def test_publishing_upon_a_folder_leaves_that_folder_as_it_was(tmp_path: Path) -> None:
    matrix = unit(30)
    publish(tmp_path / "1", None, [], [(np.arange(20), matrix[:20])], 20, NAME, [])
    publish(tmp_path / "2", tmp_path / "1", [3, 4], [(np.arange(20, 30), matrix[20:])], 28, NAME, [])
    with Published(tmp_path / "1", NAME) as former, Published(tmp_path / "2", NAME) as latter:
        assert former.ids() == set(range(20))
        assert latter.ids() == set(range(30)) - {3, 4}
    publish(tmp_path / "3", tmp_path / "2", [28, 29], [], 26, NAME, [])
    with Published(tmp_path / "3", NAME) as last:
        assert last.ids() == set(range(28)) - {3, 4}


@pytest.mark.parametrize("deleted", [0, 1, 2, 5])
@pytest.mark.parametrize("added", [0, 1, 2, 5])
def test_a_folder_is_never_changed_by_opening_it(tmp_path: Path, deleted: int, added: int) -> None:
    matrix = unit(30)
    publish(tmp_path / "1", None, [], [(np.arange(20), matrix[:20])], 20, NAME, [])
    change = list(range(deleted)), [(np.arange(20, 20 + added), matrix[20 : 20 + added])]
    if max(deleted, added) == 1:
        with pytest.raises(CacheError, match="after a single change"):
            publish(tmp_path / "2", tmp_path / "1", *change, 20 - deleted + added, NAME, [])
        assert [entry.name for entry in tmp_path.iterdir()] == ["1"]
        return
    publish(tmp_path / "2", tmp_path / "1", *change, 20 - deleted + added, NAME, [])
    for _ in range(2):
        with Published(tmp_path / "2", NAME) as published:
            assert published.ids() == set(range(deleted, 20 + added))
            assert published.nearest(matrix[19], 1)[0][0] == 19
            if added:
                assert published.nearest(matrix[19 + added], 1)[0][0] == 19 + added
        check_seal(tmp_path / "2")


@given(st.lists(st.integers(0, 9), max_size=8), st.integers(2, 7))
def test_batches_hold_every_vector_once_and_end_with_two(lengths: list[int], size: int) -> None:
    ids = np.arange(sum(lengths), dtype=np.int64)
    matrix = ids.astype(np.float32).reshape(-1, 1)
    ends = np.cumsum([0, *lengths])
    blocks = [(ids[a:b], matrix[a:b]) for a, b in pairwise(ends)]
    batches = list(_batches(blocks, size))
    assert [int(id_) for batch, _ in batches for id_ in batch] == ids.tolist()
    assert [float(row[0]) for _, rows in batches for row in rows] == ids.tolist()
    assert all(1 <= len(batch) <= size for batch, _ in batches)
    assert not batches or len(batches[-1][0]) >= min(2, len(ids))


@pytest.mark.parametrize("passages", [1, 2, 3])
def test_the_smallest_archives_are_published_opened_and_sound(tmp_path: Path, passages: int) -> None:
    folder = tmp_path / "a"
    lines = [f"line {n}" for n in range(passages)]
    with Archive.open(folder, WordEmbedder(), create=True, policy=EAGER) as archive, archive.writer() as writer:
        writer.add([prepared(article("a1", "\n".join(lines)))])
    for repaired in (False, True):
        if repaired:
            doctor.repair(folder)
        for _ in range(2):
            with Archive.open(folder, WordEmbedder(), policy=EAGER) as archive:
                assert archive.status().vectors_published == (passages if passages > 1 else 0)
                assert [near(archive, line, 1) for line in lines] == [[line] for line in lines]
            assert [finding for finding in doctor.check(folder, WordEmbedder()) if not finding.ok] == []


def test_an_archive_that_shrinks_to_one_passage_gives_its_folder_up_and_grows_again(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with Archive.open(folder, WordEmbedder(), create=True, policy=EAGER) as reader:
        with reader.writer() as writer:
            writer.add([prepared(article(f"a{n}", f"line {n}")) for n in range(3)])
        assert near(reader, "line 1", 1) == ["line 1"]
        for published, change in ((2, "a0"), (0, "a1"), (0, "a2")):
            with reader.writer() as writer:
                writer.remove(change)
            assert reader.status().vectors_published == published
            assert len(near(reader, "line 2")) == 3 - 1 - int(change[1])
        for published, change in ((0, "b0"), (2, "b1"), (3, "b2")):
            with reader.writer() as writer:
                writer.add([prepared(article(change, f"line {change}"))])
            assert reader.status().vectors_published == published
            assert near(reader, f"line {change}", 1) == [f"line {change}"]
    assert [finding for finding in doctor.check(folder, WordEmbedder()) if not finding.ok] == []


@pytest.mark.parametrize("times", [1, 2])
def test_one_more_than_chroma_takes_at_a_time_is_published_whole(tmp_path: Path, times: int) -> None:
    with chroma(tmp_path / "scratch") as client:
        count = times * client.get_max_batch_size() + 1
    matrix, last = unit(count, seed=3), count - 1
    publish(tmp_path / "1", None, [], [(np.arange(count), matrix)], count, NAME, [])
    for _ in range(2):
        with Published(tmp_path / "1", NAME) as published:
            assert published.count() == count
            assert [published.nearest(matrix[n], 1)[0][0] for n in (0, last - 1, last)] == [0, last - 1, last]
        check_seal(tmp_path / "1")


@pytest.mark.parametrize("how", ["garbled", "emptied"])
def test_a_database_that_chroma_could_not_start_can_be_opened_once_mended(tmp_path: Path, how: str) -> None:
    publish(tmp_path / "1", None, [], [(np.arange(5), unit(5))], 5, NAME, [])
    sound = (tmp_path / "1" / DATABASE).read_bytes()
    (tmp_path / "1" / DATABASE).write_bytes(b"garbage!" * 1024 if how == "garbled" else b"")
    with pytest.raises(CacheError, match="can't be used"):
        Published(tmp_path / "1", NAME)
    for leftover in (tmp_path / "1").glob(f"{DATABASE}-*"):
        leftover.unlink()
    (tmp_path / "1" / DATABASE).write_bytes(sound)
    with Published(tmp_path / "1", NAME) as published:
        assert published.ids() == set(range(5))


def test_a_wrong_count_publishes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="holds 5 vectors instead of 6"):
        publish(tmp_path / "1", None, [], [(np.arange(5), unit(5))], 6, NAME, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["data_level0.bin", "header.bin", "index_metadata.pickle", "link_lists.bin", "length.bin"]
)
@pytest.mark.parametrize("how", ["flip", "truncate", "remove"])
def test_damage_is_seen_before_chroma_is_given_the_files(tmp_path: Path, name: str, how: str) -> None:
    folder = tmp_path / "1" / "segment"
    folder.mkdir(parents=True)
    for other in ("data_level0.bin", "header.bin", "index_metadata.pickle", "link_lists.bin", "length.bin"):
        (folder / other).write_bytes(bytes(range(100)))
    seal(tmp_path / "1")
    check_seal(tmp_path / "1")
    match how:
        case "flip":
            (folder / name).write_bytes(bytes(range(1, 101)))
        case "truncate":
            (folder / name).write_bytes(bytes(range(50)))
        case _:
            (folder / name).unlink()
    with pytest.raises(CacheError, match=name):
        check_seal(tmp_path / "1")


def test_a_folder_without_a_seal_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    with pytest.raises(CacheError, match="no readable seal"):
        Published(tmp_path / "1", NAME)
    with pytest.raises(CacheError, match="missing"):
        Published(tmp_path / "2", NAME)


def test_a_number_is_not_used_again_while_a_leftover_has_it(tmp_path: Path) -> None:
    (tmp_path / "7.tmp").mkdir()
    (tmp_path / "notes").mkdir()
    assert next_folder(tmp_path, "").name == "8"
    assert next_folder(tmp_path, "11").name == "12"


@settings(deadline=None)
@given(
    st.none() | st.sets(st.integers(0, 20)).map(sorted),
    st.sets(st.integers(0, 20)).map(sorted),
    st.lists(st.integers(0, 25)),
)
def test_a_selection_masks_like_sets(keep: list[int] | None, drop: list[int], ids: list[int]) -> None:
    selection = Selection(None if keep is None else np.array(keep, np.int64), np.array(drop, np.int64))
    expected = [(keep is None or id_ in keep) and id_ not in drop for id_ in ids]
    assert selection.mask(np.array(ids, np.int64)).tolist() == expected


@pytest.mark.parametrize("exact_up_to", [0, 50, 10_000])
def test_every_way_of_searching_gives_what_a_full_comparison_gives(tmp_path: Path, exact_up_to: int) -> None:
    policy = Policy(exact_up_to=exact_up_to, publish_over=0, publish_share=0.0)
    items = [article(f"a{n}", f"alpha{n % 7} beta{n % 11} gamma{n}", outlet=f"Paper {n % 3}") for n in range(200)]
    vectors = WordEmbedder().encode([f"News {item.text}" for item in items])
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True, policy=policy) as archive:
        with archive.writer() as writer:
            writer.add([prepared(item) for item in items[:150]])
        with archive.writer() as writer:
            for n in range(5, 30):
                writer.remove(f"a{n}")
            writer.add([prepared(item) for item in items[150:]])
            alive = [n for n in range(200) if not 5 <= n < 30]
            of_one = [n for n in alive if n % 3 == 1]
            wanted = vectors[160] + 0.5 * vectors[3]
            wanted /= np.linalg.norm(wanted)
            selection = Selection(np.array([n + 1 for n in of_one], np.int64), np.array([4, 161], np.int64))
            for among, chosen in ((alive, None), ([n for n in of_one if n not in (160, 3)], selection)):
                order = sorted(among, key=lambda n: (-float(vectors[n] @ wanted), n))[:10]
                got = archive.dense(wanted, 10, chosen)
                assert [score for _, score in got] == pytest.approx(
                    [float(vectors[n] @ wanted) for n in order], abs=1e-5
                )
                assert len({id_ for id_, _ in got}) == 10


def test_a_large_publication_is_found_whole(tmp_path: Path) -> None:
    matrix = unit(12_001, seed=3)
    publish(tmp_path / "1", None, [], [(np.arange(12_001), matrix)], 12_001, NAME, [])
    with Published(tmp_path / "1", NAME) as published:
        found = [published.nearest(matrix[n], 1)[0][0] for n in (0, 6_000, 11_999, 12_000)]
    assert found == [0, 6_000, 11_999, 12_000]


def test_many_deletions_publish_from_nothing(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True, policy=EAGER) as archive:
        with archive.writer() as writer:
            writer.add([prepared(article(f"a{n}", f"line {n}")) for n in range(20)])
        with archive.writer() as writer:
            for n in range(12):
                writer.remove(f"a{n}")
        assert archive.status().vectors_published == 8
