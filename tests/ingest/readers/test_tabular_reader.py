from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain import Article
from ingest.readers import Failure, Outcome, read

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def outcomes(folder: Path, raw: str | bytes, name: str = "a.csv") -> list[Outcome]:
    path = folder / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(read(str(path), NOW))


@pytest.mark.parametrize(
    "raw",
    [
        "title,text,date,author,link\nRoad,The council voted.,2025-05-29,Ann Lee,https://e.com/a\n",
        "\ufeffHeadline;Body;Date;Author;Link\r\nRoad;The council voted.;2025-05-29;Ann Lee;https://e.com/a\r\n",
        "sep=;\r\ntitle;text;date;author;link\r\nRoad;The council voted.;2025-05-29;Ann Lee;https://e.com/a\r\n",
        "title\tcontent\tpub_date\tbyline\turl\nRoad\tThe council voted.\t2025-05-29\tBy Ann Lee\thttps://e.com/a\n",
        "title|text|date|author|link\nRoad|The council voted.|2025-05-29|Ann Lee|https://e.com/a",
    ],
)
def test_tables_are_read_whatever_parts_their_cells(tmp_path: Path, raw: str) -> None:
    (article,) = outcomes(tmp_path, raw)
    assert isinstance(article, Article)
    record = article.record
    assert (record.title, record.url, record.authors, article.text) == (
        "Road",
        "https://e.com/a",
        ("Ann Lee",),
        "The council voted.",
    )
    assert record.published is not None
    assert record.published.at == datetime(2025, 5, 29, tzinfo=UTC)
    assert article.origin.endswith("a.csv:2")


def test_quoted_newlines_and_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    first, second = outcomes(tmp_path, 'title,text\nRoad,"He said ""go"".\n\nThey went."\nShip,"It sank, fast."\n')
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.text == 'He said "go".\n\nThey went.'
    assert second.origin.endswith(":3")


def test_bad_rows_are_failures_by_their_row_and_blank_rows_nothing(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "title,text\nRoad,\n,,,\nA,b,c\nShip,It sank.\n")
    assert [type(item) for item in found] == [Failure, Failure, Article]
    assert [item.source.rpartition(":")[2] for item in found if isinstance(item, Failure)] == ["2", "4"]


def test_a_header_without_title_or_text_is_one_failure(tmp_path: Path) -> None:
    (failure,) = outcomes(tmp_path, "name,amount\nRoad,5\n")
    assert isinstance(failure, Failure)
    assert "no column text and no column title" in failure.reason


def test_long_cells_and_old_encodings_are_read(tmp_path: Path) -> None:
    (article,) = outcomes(tmp_path, "title,text\nRoad," + "word " * 100_000 + "\n")
    assert isinstance(article, Article)
    (article,) = outcomes(
        tmp_path,
        "title;text\nДорога;Совет города проголосовал за новую дорогу, которую никто не хотел.\n".encode("cp1251"),
    )
    assert isinstance(article, Article)
    assert article.record.title == "Дорога"


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_empty_and_binary_tables_are_failures(tmp_path: Path, raw: bytes) -> None:
    (failure,) = outcomes(tmp_path, raw)
    assert isinstance(failure, Failure)
