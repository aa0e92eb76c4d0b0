from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.units import Unit
from ingest.summary import Progress

Dateline = Callable[..., Any]

ARTICLE = {
    "id": "ferry-1",
    "url": "https://example.org/ferry",
    "title": "The ferry runs again",
    "text": "The ferry runs again. Ann Lee told reporters on Thursday that “the landing stage is safe”.",
    "authors": ["Tom Marsk"],
    "published": "2025-05-29",
    "outlet": "The Quay",
    "tags": ["harbour"],
}
COUNTS = ("read", "added", "updated", "unchanged", "duplicates", "failed")


def counted(finished: Any) -> dict[str, int]:
    summary = json.loads(finished.out)
    return {name: summary[name] for name in COUNTS if summary[name]}


def test_standard_input_is_ingested_once_and_an_edit_updates_it(dateline: Dateline) -> None:
    assert counted(dateline("ingest", "-", "--json", stdin=json.dumps(ARTICLE))) == {"read": 1, "added": 1}
    assert counted(dateline("ingest", "-", "--json", stdin=json.dumps(ARTICLE))) == {"read": 1, "unchanged": 1}
    edited = {**ARTICLE, "text": ARTICLE["text"] + " Crossings start at six."}
    assert counted(dateline("ingest", "-", "--json", stdin=json.dumps(edited))) == {"read": 1, "updated": 1}
    shown = json.loads(dateline("show", "ferry-1", "--json").out)
    assert shown["text"].endswith("Crossings start at six.")
    assert {name: shown[name] for name in ("title", "url", "authors", "published", "outlet", "tags")} == {
        name: ARTICLE[name] for name in ("title", "url", "authors", "published", "outlet", "tags")
    }


def test_the_summary_of_an_ingest_has_every_field_of_the_contract(dateline: Dateline) -> None:
    summary = json.loads(dateline("ingest", "-", "--json", stdin=json.dumps(ARTICLE)).out)
    assert set(summary) == {*COUNTS, "passages", "statements", "words", "seconds", "failures", "notices"}
    assert (summary["passages"], summary["failures"]) == (1, [])


def test_the_summary_for_reading_leaves_zeros_out(dateline: Dateline) -> None:
    finished = dateline("ingest", "-", stdin=json.dumps(ARTICLE))
    rows = dict(line.split() for line in finished.out.splitlines()[:-1])
    assert rows == {"read": "1", "added": "1", "passages": "1", "statements": "1", "words": "16"}
    assert (finished.code, finished.err) == (0, "")


def test_an_article_is_removed_by_id_or_url(dateline: Dateline) -> None:
    for name in ("ferry-1", "https://example.org/ferry"):
        dateline("ingest", "-", stdin=json.dumps(ARTICLE))
        finished = dateline("remove", name)
        assert (finished.code, finished.out) == (0, "removed ferry-1: The ferry runs again\n")
        assert dateline("show", "ferry-1").code == 2
        assert dateline("search", "ferry", "--json").code == 0


@pytest.mark.parametrize(
    ("stored", "told"),
    [(0, "nothing new was stored yet"), (1, "one article is stored"), (1300, "the 1,300 stored so far are kept")],
)
def test_an_interrupted_ingest_says_what_is_kept(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, stored: int, told: str
) -> None:
    def interrupted(*given: object, progress: Callable[[Progress], None], **named: object) -> None:
        progress(Progress(stored, stored, stored, 10 * stored, 0.1))
        raise KeyboardInterrupt

    monkeypatch.setattr("ingest.pipeline.ingest", interrupted)
    finished = dateline("ingest", "-", stdin=json.dumps(ARTICLE))
    assert (finished.code, finished.err) == (
        130,
        f"dateline: interrupted; {told}: run the same command again to go on\n",
    )


def test_repair_rebuilds_what_was_lost(dateline: Dateline) -> None:
    dateline("ingest", "-", stdin=json.dumps(ARTICLE))
    shutil.rmtree(Path("archive-data") / "lexical")
    wrong = dateline("doctor")
    assert wrong.code == 1
    assert "WRONG  lexical index" in wrong.out
    assert "dateline doctor --repair" in wrong.out
    assert dateline("doctor", "--repair").code == 0
    assert json.loads(dateline("doctor", "--json").out)["ok"] is True
    assert json.loads(dateline("search", "ferry", "--json").out)["hits"]


def test_repair_publishes_each_folder_once(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    import assistant.archive.caches
    import assistant.archive.doctor
    import assistant.archive.writer

    published: list[str] = []
    publish = assistant.archive.caches.publish_vectors

    def note(catalogue: object, folder: object, unit: Unit, *given: object, **named: object) -> None:
        published.append(unit.table)
        publish(catalogue, folder, unit, *given, **named)  # type: ignore[arg-type]  # passed on as it came

    dateline("ingest", "-", stdin=json.dumps(ARTICLE))
    with sqlite3.connect(Path("archive-data") / "catalogue.sqlite3") as connection:
        connection.execute("DELETE FROM extractions")
    connection.close()
    for module in (assistant.archive.doctor, assistant.archive.writer):
        monkeypatch.setattr(module, "publish_vectors", note)
    finished = dateline("doctor", "--repair")
    assert finished.code == 0
    assert "statements: 1 articles were read for them" in finished.out
    assert published == ["passages", "statements"]


def test_repair_names_the_article_whose_statements_it_cannot_read(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: object, extractor: object) -> None:
        raise KeyError("no such rule")

    with monkeypatch.context() as patched:
        patched.setattr("ingest.preparing.statements", fail)
        stored = dateline("ingest", "-", stdin=json.dumps(ARTICLE))
        assert stored.code == 0
        assert "its statements could not be read" in stored.err
        failed = dateline("doctor", "--repair")
    assert failed.code == 1
    assert "WRONG  statements of ferry-1: its statements could not be read (KeyError: 'no such rule')" in failed.out
    assert dateline("doctor", "--repair").code == 0


def test_a_title_cannot_steer_the_terminal(dateline: Dateline) -> None:
    evil = {**ARTICLE, "title": "Ferry \x1b]0;owned\x07 runs", "text": ARTICLE["text"] + " \x9b2J"}
    dateline("ingest", "-", stdin=json.dumps(evil))
    for command in (
        ["show", "ferry-1"],
        ["show", "ferry-1", "--json"],
        ["search", "ferry"],
        ["ask", "is the ferry safe"],
        ["status"],
        ["remove", "ferry-1"],
    ):
        finished = dateline(*command)
        assert not {"\x1b", "\x9b", "\x07"} & set(finished.out + finished.err), command
