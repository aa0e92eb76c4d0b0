"""The archive as its users have it: readers beside a writer, caches that come and go, a model that stays."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from assistant.archive.archive import Archive
from assistant.archive.entries import Policy
from assistant.archive.folders import disk_bytes
from assistant.archive.lock import write_lock
from assistant.archive.writer import ArchiveWriter
from assistant.domain import Article, Scope
from assistant.errors import ArchiveLocked, ArchiveMissing, ModelMismatch
from tests.assistant.archive.newsroom import EAGER, LAZY, WordEmbedder, article, found, near, prepared, spoken

ROOT = Path(__file__).parents[3]


def filled(path: Path, count: int = 20, policy: Policy = EAGER) -> Path:
    with (
        Archive.open(path / "archive", WordEmbedder(), create=True, policy=policy) as archive,
        archive.writer() as writer,
    ):
        writer.add([prepared(article(f"a{n}", f"Harbour report {n}\nTide table {n}")) for n in range(count)])
    return path / "archive"


class AnArchive(RuleBasedStateMachine):
    """Whatever is added, changed and removed, in whatever batches, an open reader finds exactly what there is."""

    folder: Path
    policy: Policy
    lines = st.lists(
        st.sampled_from(["ferry", "mill", "strike", "Ada Brook said: river flood", "Bo Lund said: council vote"]),
        min_size=1,
        max_size=3,
    )

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.model: dict[str, Article] = {}
        self.reader = Archive.open(self.folder, WordEmbedder(), create=True, policy=self.policy)
        self.writer: ArchiveWriter = self.reader.writer().__enter__()

    @rule(
        names=st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4),
        lines=lines,
        title=st.sampled_from(["News", "More"]),
    )
    def add(self, names: list[str], lines: list[str], title: str) -> None:
        batch = [article(name, "\n".join(f"{line} {name}" for line in lines), title) for name in names]
        expected = []
        for item in batch:
            former = self.model.get(item.id)
            expected.append("added" if former is None else "unchanged" if former == item else "updated")
            self.model[item.id] = item
        assert self.writer.add([spoken(item) for item in batch]) == expected

    @rule(name=st.sampled_from("abcdef"))
    def remove(self, name: str) -> None:
        assert self.writer.remove(name) == (name in self.model)
        self.model.pop(name, None)

    @rule()
    def close_and_write_again(self) -> None:
        self.writer.__exit__(None, None, None)
        self.writer = self.reader.writer().__enter__()

    @rule()
    def fail_and_write_again(self) -> None:
        self.writer.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        self.writer = self.reader.writer().__enter__()

    @rule()
    def read_anew(self) -> None:
        self.reader.close()
        self.reader = Archive.open(self.folder, WordEmbedder(), policy=self.policy)

    @invariant()
    def the_reader_finds_what_there_is(self) -> None:
        passages = sorted((item.id, line) for item in self.model.values() for line in item.text.split("\n"))
        status = self.reader.status()
        assert (status.articles, status.passages) == (len(self.model), len(passages))
        words = "ferry mill strike river flood council vote"
        assert sorted((h.article.id, h.text) for h in self.reader.hits(self.reader.lexical(words, 50))) == passages
        vector = WordEmbedder().encode(["anything"])[0]
        assert sorted((h.article.id, h.text) for h in self.reader.hits(self.reader.dense(vector, 50))) == passages
        said = sorted((id_, line.partition(" said: ")[2]) for id_, line in passages if " said: " in line)
        assert status.statements == len(said)
        for ids in (
            self.reader.latest_statements(None, self.reader.select_statements(Scope())),
            [id_ for id_, _ in self.reader.statement_lexical(words, 50)],
            [id_ for id_, _ in self.reader.statement_dense(vector, 50)],
        ):
            assert (
                sorted((one.article.id, one.content.rpartition(" said: ")[2]) for one in self.reader.said(ids)) == said
            )
        assert sum(speaker.statements for speaker in self.reader.speakers()) == len(said)
        for item in self.model.values():
            assert self.reader.article(item.id) == item
            line = item.text.split("\n")[0]
            assert near(self.reader, line, 1, item.record.title) == [line]

    def teardown(self) -> None:
        self.writer.__exit__(None, None, None)
        self.reader.close()


@pytest.mark.parametrize(
    "policy", [EAGER, Policy(exact_up_to=6, publish_over=3, publish_share=0.2, flush_seconds=60.0)]
)
def test_an_open_reader_finds_exactly_what_there_is(tmp_path: Path, policy: Policy) -> None:
    machine = type("Here", (AnArchive,), {"folder": tmp_path / "archive", "policy": policy})
    run_state_machine_as_test(machine, settings=settings(max_examples=6, stateful_step_count=8, deadline=None))


def test_a_reader_beside_a_writer_finds_a_new_article_at_once(tmp_path: Path) -> None:
    with Archive.open(filled(tmp_path, policy=LAZY), WordEmbedder(), policy=LAZY) as reader:
        assert near(reader, "Volcano erupts", 1) != ["Volcano erupts"]
        with Archive.open(tmp_path / "archive", WordEmbedder(), policy=LAZY) as other, other.writer() as writer:
            writer.add([prepared(article("new", "Volcano erupts"))])
            assert found(reader, "volcano") == ["Volcano erupts"]
            assert near(reader, "Volcano erupts", 1) == ["Volcano erupts"]
            writer.remove("new")
            assert found(reader, "volcano") == []
            assert near(reader, "Volcano erupts", 1) != ["Volcano erupts"]


def test_a_reader_follows_a_publication(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as reader:
        assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
        for round_ in range(3):
            with reader.writer() as writer:
                writer.add([prepared(article(f"n{round_}", f"Volcano {round_}"))])
            assert near(reader, f"Volcano {round_}", 1) == [f"Volcano {round_}"]
    assert len(list((folder / "vectors").iterdir())) == 2


def test_threads_share_an_archive(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def read(reader: Archive, number: int) -> None:
        try:
            for _ in range(20):
                assert near(reader, f"Tide table {number}", 1) == [f"Tide table {number}"]
                assert found(reader, f"table {number}", 1) == [f"Tide table {number}"]
        except BaseException as fault:  # noqa: BLE001 - reported by the main thread
            faults.append(fault)

    with Archive.open(filled(tmp_path), WordEmbedder(), policy=EAGER) as reader:
        threads = [threading.Thread(target=read, args=(reader, number)) for number in range(6)]
        for thread in threads:
            thread.start()
        with reader.writer() as writer:
            for n in range(5):
                writer.add([prepared(article(f"x{n}", f"Unrelated {n}"))])
        for thread in threads:
            thread.join()
    assert faults == []


def test_another_model_is_refused_naming_both_and_the_ways_out(tmp_path: Path) -> None:
    folder = filled(tmp_path, 1)

    class Wider(WordEmbedder):
        dimension = 48

    class Renamed(WordEmbedder):
        model_id = "letters"

    class Retrained(WordEmbedder):
        fingerprint = "ffff"

    for other in (Wider(), Renamed(), Retrained()):
        for create in (False, True):
            with pytest.raises(
                ModelMismatch, match=r"filled with .*words \(24 dim.*not with .*DATELINE_EMBEDDING_MODEL.*--archive"
            ):
                Archive.open(folder, other, create=create)
    with Archive.open(folder) as archive, pytest.raises(ValueError, match="without an embedder"):
        _ = archive.embedder


def test_opening_is_cheap_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        Archive.open(tmp_path / "archive")
    assert list(tmp_path.iterdir()) == []
    folder = filled(tmp_path, 1)
    before = disk_bytes(folder)
    Archive.open(folder).close()
    assert disk_bytes(folder) == before


@pytest.mark.parametrize("cache", ["lexical", "vectors"])
@pytest.mark.parametrize("how", ["gone", "garbled", "emptied"])
def test_a_reader_heals_a_cache_and_finds_everything(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cache: str, how: str
) -> None:
    folder = filled(tmp_path)
    damage(folder / cache, how)
    with caplog.at_level(logging.WARNING), Archive.open(folder, WordEmbedder(), policy=EAGER) as reader:
        assert len(found(reader, "harbour", 50)) == 20
        assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
    assert "anew from the catalogue" in caplog.text
    caplog.clear()
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as reader:
        assert len(found(reader, "harbour", 50)) == 20
        assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
    assert caplog.text == ""


@pytest.mark.parametrize("cache", ["lexical", "vectors"])
def test_a_reader_does_without_a_cache_while_somebody_writes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cache: str
) -> None:
    folder = filled(tmp_path)
    damage(folder / cache, "garbled")
    with write_lock(folder), Archive.open(folder, WordEmbedder(), policy=EAGER) as reader:
        for _ in range(2):
            assert len(found(reader, "harbour", 50)) == 20
            assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
    assert caplog.text.count("for now") == 1


@pytest.mark.parametrize("cache", ["lexical", "vectors"])
@pytest.mark.parametrize("how", ["gone", "garbled", "emptied"])
def test_the_next_writer_mends_a_cache(tmp_path: Path, caplog: pytest.LogCaptureFixture, cache: str, how: str) -> None:
    folder = filled(tmp_path)
    damage(folder / cache, how)
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as archive, archive.writer() as writer:
        writer.add([prepared(article("new", "Volcano erupts"))])
    caplog.clear()
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as reader:
        assert len(found(reader, "harbour", 50)) == 20
        assert found(reader, "volcano") == ["Volcano erupts"]
        assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
    assert caplog.text == ""


def test_a_writer_that_adds_nothing_restores_a_lost_folder(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    shutil.rmtree(folder / "vectors")
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as archive, archive.writer():
        pass
    assert [entry.name for entry in (folder / "vectors").iterdir()] == ["2"]


def test_many_vectors_are_not_rebuilt_while_a_question_waits(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = filled(tmp_path)
    damage(folder / "vectors", "gone")
    with Archive.open(folder, WordEmbedder(), policy=Policy(exact_up_to=0, heal_up_to=10)) as reader:
        assert near(reader, "Tide table 3", 1) == ["Tide table 3"]
    assert "doctor --repair" in caplog.text


def test_a_small_archive_is_searched_without_loading_chroma(tmp_path: Path) -> None:
    folder = filled(tmp_path, 3, Policy())
    code = (
        "import sys; from pathlib import Path; from assistant.archive.archive import Archive;"
        "from tests.assistant.archive.newsroom import *;"
        f"a = Archive.open(Path({str(folder)!r}), WordEmbedder()); print('tantivy' in sys.modules);"
        "print(near(a, 'Tide table 2', 1), found(a, 'harbour', 1) != [], 'chromadb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["False", "['Tide table 2'] True False"]


def test_a_second_writer_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with Archive.open(filled(tmp_path, 1), WordEmbedder()) as archive, archive.writer(), pytest.raises(ArchiveLocked):
        archive.writer().__enter__()


def damage(root: Path, how: str) -> None:
    """Damage every folder of a cache."""
    for folder in list(root.iterdir()):
        if how == "gone":
            shutil.rmtree(folder)
            continue
        for file in folder.rglob("*"):
            if file.is_file() and not file.name.endswith(".lock"):
                file.write_bytes(b"" if how == "emptied" else b"\x07garbage" * (1 + file.stat().st_size // 8))
