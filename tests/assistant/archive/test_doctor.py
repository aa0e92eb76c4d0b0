"""The doctor: clean on a sound archive, right about each fault, and able to mend what can be mended."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from assistant.archive import doctor
from assistant.archive.archive import Archive
from assistant.archive.catalogue import FILE
from assistant.archive.entries import Policy
from assistant.archive.folders import CacheError
from assistant.archive.lexical import LexicalWriter, check_sums
from assistant.archive.lock import write_lock
from assistant.archive.vectors import DATABASE
from assistant.errors import ArchiveDamaged, ArchiveLocked, ArchiveMissing
from tests.assistant.archive.newsroom import EAGER, WordEmbedder, article, found, near, prepared


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "archive"
    with Archive.open(folder, WordEmbedder(), create=True, policy=EAGER) as archive:
        with archive.writer() as writer:
            writer.add([prepared(article(f"a{n}", f"Harbour report {n}\nTide table {n}")) for n in range(20)])
        with archive.writer() as writer:
            writer.remove("a3")
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "archive"))


def faults(folder: Path) -> list[str]:
    return [finding.what for finding in doctor.check(folder, WordEmbedder()) if not finding.ok]


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file but those in which SQLite marks its own locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != DATABASE}


def change(folder: Path, statement: str) -> None:
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute(statement)
    connection.close()


def mend(folder: Path) -> None:
    assert all(finding.ok for finding in doctor.repair(folder))
    with Archive.open(folder, WordEmbedder(), policy=EAGER) as archive:
        assert near(archive, "Tide table 7", 1) == ["Tide table 7"]
        assert len(found(archive, "harbour", 50)) == 19
    assert [len(list((folder / cache).iterdir())) for cache in ("lexical", "vectors")] == [1, 1]


def test_a_sound_archive_has_no_faults_and_is_left_alone(folder: Path) -> None:
    before = contents(folder)
    findings = doctor.check(folder, WordEmbedder())
    assert contents(folder) == before
    assert [finding for finding in findings if not finding.ok] == []
    said = "\n".join(finding.what for finding in findings)
    assert "lexical index (tantivy): 38 passages, as in the catalogue" in said
    assert "vector index (Chroma): 38 passages, as in the catalogue" in said


def test_a_garbled_chroma_folder_is_found_and_mended(folder: Path) -> None:
    for file in (folder / "vectors").rglob("data_level0.bin"):
        file.write_bytes(b"\x07" * file.stat().st_size)
    assert "data_level0.bin" in " ".join(faults(folder))
    mend(folder)


def test_a_chroma_that_crashes_takes_only_the_probe_with_it(folder: Path) -> None:
    from assistant.archive.folders import seal

    for published in (folder / "vectors").iterdir():
        for file in published.rglob("*.bin"):
            file.write_bytes(b"\x07" * file.stat().st_size)
        seal(published, mutable=frozenset({DATABASE}))
    assert "vector index (Chroma)" in " ".join(faults(folder))
    mend(folder)


def test_vectors_that_are_not_the_catalogues_are_found(folder: Path) -> None:
    change(folder, "UPDATE vectors SET vector = (SELECT vector FROM vectors WHERE key = 1) WHERE key = 2")
    assert faults(folder) == [
        "vector index (Chroma): 1 with another vector",
        "matrix of passages: 1 with another vector",
    ]
    mend(folder)
    assert faults(folder) == []


def test_a_lexical_index_that_lacks_and_doubles_passages_is_found(folder: Path) -> None:
    from assistant.archive.catalogue_caches import IndexText

    location = next((folder / "lexical").iterdir())
    with LexicalWriter.open(location) as writer:
        writer.delete([1])
        writer.add([IndexText(2, "", "double"), IndexText(999, "", "stray")])
        writer.commit()
    assert faults(folder) == ["lexical index (tantivy): 1 missing, 1 that are not in the catalogue, 1 twice"]
    mend(folder)


def test_a_garbled_lexical_index_is_found_and_mended(folder: Path) -> None:
    next((folder / "lexical").rglob("meta.json")).write_text("{}")
    assert "can't be" in " ".join(faults(folder))


@pytest.mark.parametrize("suffix", [".idx", ".term"])
def test_a_changed_byte_of_the_lexical_index_is_found(folder: Path, suffix: str) -> None:
    file = next(file for file in (folder / "lexical").rglob("*") if file.suffix == suffix)
    content = bytearray(file.read_bytes())
    content[len(content) // 8] ^= 1
    file.write_bytes(content)
    with pytest.raises(CacheError, match="was changed"):
        check_sums(file.parent)


def test_passages_outside_their_text_and_broken_vectors_are_found(folder: Path) -> None:
    change(folder, 'UPDATE passages SET "end" = 9999 WHERE id = 5')
    change(folder, "UPDATE vectors SET vector = x'0000' WHERE key = 4")
    change(folder, "INSERT INTO vectors (digest, vector) VALUES ('unused', zeroblob(96))")
    said = " ".join(faults(folder))
    assert "1 do not lie in their article's text" in said
    assert "2 are broken" in said
    with (
        Archive.open(folder, WordEmbedder(), policy=Policy()) as archive,
        pytest.raises(ArchiveDamaged, match="24 dim"),
    ):
        near(archive, "Tide")


def test_dangling_references_are_found(folder: Path) -> None:
    change(folder, "DELETE FROM articles WHERE id = 'a5'")
    assert any("points to a missing articles" in fault for fault in faults(folder))


def test_leftover_folders_and_unused_vectors_are_swept(folder: Path) -> None:
    (folder / "vectors" / "99.tmp").mkdir()
    change(folder, "INSERT INTO vectors (digest, vector) SELECT 'unused', vector FROM vectors WHERE key = 1")
    said = "\n".join(finding.what for finding in doctor.check(folder))
    assert "vectors/99.tmp" in said
    assert "1 are used by nothing" in said
    assert "deleted 1 vectors" in "\n".join(finding.what for finding in doctor.repair(folder))
    assert not (folder / "vectors" / "99.tmp").exists()


def test_another_model_is_a_finding(folder: Path) -> None:
    class Other(WordEmbedder):
        model_id = "other"

    [fault] = [finding for finding in doctor.check(folder, Other()) if not finding.ok]
    assert "not with other" in fault.what
    assert "DATELINE_EMBEDDING_MODEL" in fault.remedy


def test_a_damaged_catalogue_is_a_finding(folder: Path) -> None:
    (folder / FILE).write_bytes(b"garbage!" * 4096)
    [fault] = doctor.check(folder)
    assert not fault.ok
    assert "damaged" in fault.what
    assert "backup" in fault.remedy


def test_no_archive_is_no_patient(tmp_path: Path) -> None:
    with pytest.raises(ArchiveMissing):
        doctor.check(tmp_path / "nowhere")
    with pytest.raises(ArchiveMissing):
        doctor.repair(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_repair_waits_for_nobody(folder: Path) -> None:
    with write_lock(folder):
        assert "an ingest is going on" in "\n".join(finding.what for finding in doctor.check(folder))
        with pytest.raises(ArchiveLocked):
            doctor.repair(folder)


def test_a_small_archive_is_published_too(folder: Path) -> None:
    doctor.repair(folder)
    assert len(list((folder / "vectors").iterdir())) == 1
    assert faults(folder) == []
