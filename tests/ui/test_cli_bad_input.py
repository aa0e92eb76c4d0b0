"""What a user gets wrong ends in one clear line (what, where, what to do) and the right exit code; the rest is kept."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]

TEXT = "The ferry runs again. Ann Lee told reporters on Thursday that “the landing stage is safe” and thanked the crew."
GOOD = {"url": "https://example.org/good", "title": "The ferry runs again", "text": TEXT, "published": "2025-05-29"}


def lines(*articles: dict[str, str]) -> str:
    return "\n".join(json.dumps(article) for article in articles)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_text(lines(GOOD))
    return path


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere.txt", "there is no file or folder nowhere.txt; check the path"),
        ("ftp://lantern.example/a", "only http and https addresses are read; save the page and name the file"),
        ("lantern.example/a", "check the path, or begin a web address with https://"),
        ("https://10.0.0.1/a", "10.0.0.1 is a private or reserved address, where nothing is fetched"),
        ("", "the source is empty; name a file"),
        ("empty-folder", "no articles in the folder empty-folder; Dateline reads"),
        ("*.nothing", "nothing matches *.nothing; Dateline reads"),
    ],
)
def test_a_source_that_is_not_there_is_told_before_anything_is_read(
    source: str, message: str, good: Path, dateline: Dateline
) -> None:
    Path("empty-folder").mkdir()
    finished = dateline("ingest", good, source)
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert finished.err.startswith("dateline: ")
    assert message in finished.err
    assert not Path("archive-data").exists()


@pytest.mark.parametrize(
    ("name", "data", "where", "reason"),
    [
        ("empty.txt", b"", "empty.txt", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100), "picture.txt", "not text"),
        ("nuls.md", b"title\x00\x00\x00text" * 50, "nuls.md", "binary"),
        ("broken.jsonl", (lines(GOOD) + "\n{broken\n").encode(), "broken.jsonl:2", "JSON"),
        ("untitled.jsonl", json.dumps({"text": TEXT, "published": "2025-05-29"}).encode(), "untitled.jsonl:1", "title"),
        ("textless.jsonl", json.dumps({"title": "Nothing"}).encode(), "textless.jsonl:1", "text"),
        ("array.jsonl", b"[1]", "array.jsonl:1", ""),
        ("huge.txt", b"A long story. " * 4_000_000, "huge.txt", "MB"),
        ("nested.json", b"[" * 100_000, "nested.json", ""),
    ],
)
def test_a_document_that_cannot_be_read_is_listed_and_the_others_are_kept(
    name: str, data: bytes, where: str, reason: str, good: Path, dateline: Dateline
) -> None:
    Path(name).write_bytes(data)
    finished = dateline("ingest", name, good, "--json")
    summary = json.loads(finished.out)
    assert finished.code == 3
    assert summary["added"] == 1
    (failure,) = summary["failures"]
    assert failure["source"] == where
    assert reason in failure["reason"]
    told = [said for said in finished.err.splitlines() if not said.startswith("read ")]  # where it takes a second
    assert told == [f"failed: {where}: {failure['reason']}"]
    assert "Traceback" not in finished.err


def test_where_nothing_could_be_read_the_input_is_wrong(dateline: Dateline) -> None:
    Path("empty.txt").write_bytes(b"")
    assert dateline("ingest", "empty.txt").code == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_listed(good: Path, dateline: Dateline) -> None:
    Path("secret.txt").write_text(TEXT)
    Path("secret.txt").chmod(0)
    finished = dateline("ingest", "secret.txt", good)
    assert finished.code == 3
    assert "Permission denied" in finished.err


@pytest.mark.parametrize(("published", "told"), [("", False), ("soon", True), ("2099-01-01", True)])
def test_an_article_without_a_date_that_can_be_true_is_kept_without_one(
    published: str, told: bool, dateline: Dateline
) -> None:
    Path("a.jsonl").write_text(lines({**GOOD, "published": published}))
    finished = dateline("ingest", "a.jsonl", "--json")
    assert (finished.code, json.loads(finished.out)["added"]) == (0, 1)
    assert finished.err.startswith("note: a.jsonl:1: ") is told
    assert json.loads(dateline("show", GOOD["url"], "--json").out)["published"] is None


def test_a_text_in_another_encoding_is_read_or_refused_but_never_garbled(dateline: Dateline) -> None:
    story = "Паром снова ходит\n\n29 мая 2025\n\nВ четверг в порту сообщили, что причал безопасен для пассажиров.\n" * 3
    Path("cyrillic.txt").write_bytes(story.encode("cp1251"))
    finished = dateline("ingest", "cyrillic.txt", "--json")
    summary = json.loads(finished.out)
    if summary["added"]:
        assert "причал безопасен" in dateline("search", "причал").out
    else:
        assert (finished.code, len(summary["failures"])) == (2, 1)


@pytest.mark.parametrize("question", ["", "   ", "?!"])
def test_an_empty_question_is_refused(question: str, dateline: Dateline, sample_archive: Path) -> None:
    for command in ("ask", "search"):
        finished = dateline(command, question, "--archive", sample_archive)
        assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
        assert "question" in finished.err


@pytest.mark.parametrize(
    "arguments", [["ask", "q"], ["search", "q"], ["show", "a"], ["chat"], ["status"], ["doctor"], ["remove", "a"]]
)
def test_an_unknown_archive_is_told_with_the_way_to_make_one(arguments: list[str], dateline: Dateline) -> None:
    finished = dateline(*arguments, "--archive", "nowhere")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert "nowhere" in finished.err
    assert "dateline ingest" in finished.err
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("arguments", [["ask", "q"], ["ingest", "GOOD"], ["status"]])
def test_an_archive_of_a_newer_version_is_left_alone(
    arguments: list[str], good: Path, dateline: Dateline, sample_archive: Path
) -> None:
    shutil.copytree(sample_archive, "newer")
    database = Path("newer/catalogue.sqlite3")
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    finished = dateline(*(str(good) if word == "GOOD" else word for word in arguments), "--archive", "newer")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert "newer" in finished.err


@pytest.mark.parametrize("arguments", [["ingest", "GOOD"], ["remove", "ARTICLE"], ["doctor", "--repair"]])
def test_a_locked_archive_names_who_holds_it_and_can_still_be_asked(
    arguments: list[str], good: Path, dateline: Dateline, sample_archive: Path
) -> None:
    from assistant.archive.lock import write_lock

    shutil.copytree(sample_archive, "held")
    article = json.loads(dateline("search", "memorandum", "--archive", "held", "--json").out)["hits"][0]["article_id"]
    words = {"GOOD": str(good), "ARTICLE": article}
    with write_lock(Path("held")):
        finished = dateline(*(words.get(word, word) for word in arguments), "--archive", "held")
        assert dateline("ask", "what did Peskov say about the memorandum", "--archive", "held").code == 0
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert f"process {os.getpid()}" in finished.err


def test_an_article_that_is_not_there_is_told(dateline: Dateline, sample_archive: Path, tmp_path: Path) -> None:
    shutil.copytree(sample_archive, "copy")
    for command in ("show", "remove"):
        finished = dateline(command, "no-such", "--archive", "copy")
        assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
        assert "'no-such'" in finished.err


@pytest.mark.parametrize("option", ["--outlet", "--author"])
def test_a_filter_that_nothing_has_is_told(option: str, dateline: Dateline, sample_archive: Path) -> None:
    finished = dateline("ask", "what happened?", option, "Nobody Gazette", "--archive", sample_archive)
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert "Nobody Gazette" in finished.err


def test_a_setting_that_is_wrong_names_its_variable(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TIMEOUT_S", "never")
    finished = dateline("ask", "q")
    assert (finished.code, finished.err.count("\n")) == (2, 1)
    assert "DATELINE_TIMEOUT_S" in finished.err


def test_a_dead_endpoint_costs_the_model_and_not_the_answer(
    dateline: Dateline, sample_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-key")
    question = "what did Peskov say about the memorandum"
    finished = dateline("ask", question, "--as-of", "2025-05-30", "--model", "m", "--archive", sample_archive)
    assert finished.code == 0
    assert "not constructive" in finished.out
    assert finished.err.startswith("note: ")
    assert "sk-canary-key" not in finished.out + finished.err
