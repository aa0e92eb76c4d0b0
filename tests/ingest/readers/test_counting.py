import gzip
from pathlib import Path

import pytest

from assistant.errors import InputError
from ingest.readers.counting import expected


def test_lines_are_counted_and_other_files_are_one_document_each(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n{}\n{}")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n"))
    (tmp_path / "c.txt").write_text("A title\n\nA text.")
    assert expected(str(tmp_path)) == 6


@pytest.mark.parametrize("name", ["rows.csv", "list.json"])
def test_a_table_or_a_list_tells_its_number_only_when_it_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title,text\n")
    assert expected(str(tmp_path)) is None


def test_standard_input_has_no_known_number() -> None:
    assert expected("-") is None


def test_a_path_that_is_not_there_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        expected(str(tmp_path / "nowhere"))


def test_a_damaged_archive_of_lines_counts_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 100)[:-20])
    assert expected(str(tmp_path)) in range(101)
