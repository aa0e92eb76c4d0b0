from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.domain import Article
from ingest.readers import Failure, Notice, Outcome, decoding, read
from ingest.readers.jsonl import read as read_stream

NOW = datetime(2025, 6, 1, tzinfo=UTC)
GOOD: dict[str, object] = {
    "id": "wire:7",
    "url": "https://e.com/a",
    "title": "Road approved",
    "text": "The council voted.\r\n\r\n\r\n\r\nNobody wanted it. \x00",
    "authors": ["Ann Lee", "AFP"],
    "published": "2025-05-29",
    "updated": "2025-05-30T10:00:00Z",
    "source": "The Town Post",
    "language": "en",
    "section": "Local",
    "tags": ["road"],
}


def lines(*rows: object) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def outcomes(raw: bytes) -> list[Outcome]:
    return list(read_stream(io.BufferedReader(io.BytesIO(raw)), "f", NOW))


def reasons(found: Sequence[Outcome]) -> dict[str, str]:
    return {item.source: item.reason for item in found if isinstance(item, Failure | Notice)}


def test_every_field_of_the_contract_is_read_and_the_text_cleaned_lightly() -> None:
    (article,) = outcomes(lines(GOOD))
    assert isinstance(article, Article)
    record = article.record
    assert (record.id, record.url, record.title, record.outlet) == (
        "wire:7",
        "https://e.com/a",
        "Road approved",
        "The Town Post",
    )
    assert (record.authors, record.agencies, record.section, record.tags) == (
        ("Ann Lee",),
        ("AFP",),
        "Local",
        ("road",),
    )
    assert record.published is not None
    assert record.updated is not None
    assert (record.published.origin, record.updated.precision) == ("json:published", "second")
    assert article.text == "The council voted.\n\nNobody wanted it."
    assert article.origin == "f:1"


def test_a_broken_line_is_one_failure_and_the_rest_is_read() -> None:
    found = outcomes(
        lines(GOOD, b'{"title": "Broken', b"", b"[1]", {"title": "No text"}, {"text": "No title."}, GOOD | {"title": 5})
    )
    assert [type(item) for item in found] == [Article, Failure, Failure, Failure, Failure, Failure]
    told = reasons(found)
    assert list(told) == ["f:2", "f:4", "f:5", "f:6", "f:7"]
    assert told["f:2"] == "broken JSON: Unterminated string starting at column 11"
    assert "not a JSON object" in told["f:4"]
    assert "no text" in told["f:5"]
    assert "no title" in told["f:6"]
    assert "'title' must be text" in told["f:7"]


@pytest.mark.parametrize("given", ["a b", "x" * 101, "ä", "../a", "a\n"])
def test_an_id_of_another_form_is_a_failure(given: str) -> None:
    found = outcomes(lines(GOOD | {"id": given + "!"}))
    assert "the id" in reasons(found)["f:1"]


def test_names_that_news_services_use_are_understood() -> None:
    row = {
        "headline": "Road approved",
        "content": "The council voted.",
        "link": "https://e.com/a",
        "publishedAt": "2025-05-29T10:00:00Z",
        "author": "By Ann Lee and Bo Chen",
        "source": {"id": None, "name": "www.townpost.example"},
        "tags": "road, council",
    }
    (article,) = outcomes(lines(row))
    assert isinstance(article, Article)
    assert article.record.authors == ("Ann Lee", "Bo Chen")
    assert article.record.outlet == "townpost.example"
    assert article.record.tags == ("road", "council")
    assert article.record.published is not None


def test_a_date_in_the_future_or_unreadable_is_left_out_with_a_notice() -> None:
    row = {"title": "Road", "text": "The council voted."}
    notice, article = outcomes(lines(row | {"published": "2031-01-01"}))
    assert isinstance(notice, Notice)
    assert "future" in notice.reason
    assert isinstance(article, Article)
    assert article.record.published is None
    notice, article = outcomes(lines(row | {"published": "05/06/2025"}))
    assert isinstance(notice, Notice)
    assert "can't be read" in notice.reason
    (article,) = outcomes(lines(row | {"published": "2025-06-02"}))
    assert isinstance(article, Article)
    assert article.record.published is not None


def test_without_a_date_the_url_may_give_one() -> None:
    (article,) = outcomes(
        lines({"title": "Road", "text": "The council voted.", "url": "https://e.com/2025/05/29/road"})
    )
    assert isinstance(article, Article)
    assert article.record.published is not None
    assert article.record.published.origin == "url"


def test_an_address_that_is_no_web_address_is_left_out_with_a_notice() -> None:
    notice, article = outcomes(lines(GOOD | {"url": "javascript:alert(1)"}))
    assert isinstance(notice, Notice)
    assert isinstance(article, Article)
    assert article.record.url is None


def test_utf16_bom_and_old_encodings_are_read() -> None:
    russian = '{"title": "Дорога одобрена", "text": "Совет города проголосовал за дорогу, которую никто не хотел."}'
    for raw in (lines(GOOD).decode().encode("utf-16"), b"\xef\xbb\xbf" + lines(GOOD), russian.encode("cp1251")):
        (article,) = outcomes(raw)
        assert isinstance(article, Article)
        assert article.record.title in ("Road approved", "Дорога одобрена")


def test_a_json_document_in_json_lines_clothing_is_read_as_one() -> None:
    for raw in (json.dumps([GOOD, GOOD], indent=2).encode(), json.dumps(GOOD, indent=2).encode()):
        assert all(isinstance(item, Article) for item in outcomes(raw))


def test_a_list_in_a_json_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([GOOD, {"title": "No text"}]))
    found = list(read(str(tmp_path / "a.json"), NOW))
    assert isinstance(found[0], Article)
    assert list(reasons(found)) == [f"{tmp_path / 'a.json'}:2"]


def test_hostile_json_is_a_failure_each() -> None:
    found = outcomes(
        lines(GOOD, b"{" + b'"a":{' * 100_000, b'{"title": ' + b"9" * 5_000 + b"}", GOOD | {"title": "\ud800x"})
    )
    assert [type(item) for item in found] == [Article, Failure, Failure, Article]


def test_json_lines_in_a_json_file_are_read_as_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(lines(GOOD, b"{", GOOD))
    assert [type(item) for item in read(str(tmp_path / "a.json"), NOW)] == [Article, Failure, Article]


def test_a_broken_json_document_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"title": "Road"},')
    (failure,) = read(str(tmp_path / "a.json"), NOW)
    assert isinstance(failure, Failure)
    assert failure.source == str(tmp_path / "a.json")


def test_numbers_stand_for_dates_and_ids() -> None:
    row = GOOD | {"id": 7, "published": 1748531045.0}
    (article,) = outcomes(lines(row))
    assert isinstance(article, Article)
    assert (article.id, str(article.record.published.at.date())) == ("7", "2025-05-29")  # type: ignore[union-attr]


def test_an_address_without_its_scheme_is_completed() -> None:
    (article,) = outcomes(lines(GOOD | {"url": "www.e.com/a", "author": "Lee, Ann"}))
    assert isinstance(article, Article)
    assert article.record.url == "https://www.e.com/a"


def test_a_text_longer_than_any_article_is_a_failure() -> None:
    found = outcomes(lines(GOOD | {"text": "word " * 1_100_000}, GOOD))
    assert [type(item) for item in found] == [Failure, Article]
    assert "over the limit of 5,000,000" in reasons(found)["f:1"]


def test_an_endless_line_is_a_failure_and_the_next_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LIMIT", 5_000)
    found = outcomes(lines(GOOD, b"x" * 200_000, GOOD))
    assert [type(item) for item in found] == [Article, Failure, Article]
    assert "over the limit" in reasons(found)["f:2"]


def test_a_decompression_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_UNWATCHED", 100_000)
    for name, raw in (("one.jsonl.gz", b" " * 20_000_000), ("many.jsonl.gz", (b" " * 999 + b"\n") * 20_000)):
        path = tmp_path / name
        path.write_bytes(gzip.compress(raw))
        *_, last = read(str(path), NOW)
        assert isinstance(last, Failure)
        assert "inflates" in last.reason


def test_a_file_of_something_else_is_given_up_after_a_thousand_lines() -> None:
    *_, last = found = outcomes(lines(GOOD) + b"{}\n" * 5_000 + lines(GOOD))
    assert len(found) == 1 + 1_000 + 1
    assert isinstance(last, Failure)
    assert "1,000 lines in a row" in last.reason


def test_a_cut_gzip_file_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(
        gzip.compress(lines(*[GOOD | {"id": f"a{n}", "text": f"{n} {hash(n * 7919)} " * 50} for n in range(2_000)]))[
            :-20
        ]
    )
    first, *_, last = read(str(path), NOW)
    assert isinstance(first, Article)
    assert isinstance(last, Failure)
    assert "what came before is kept" in last.reason


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines(GOOD, b"{"))))
    found = list(read("-", NOW))
    assert isinstance(found[0], Article)
    assert list(reasons(found)) == ["-:2"]
