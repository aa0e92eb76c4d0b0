from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import Span
from assistant.errors import ArchiveError
from ingest.statements.attributions import Attribution
from ingest.statements.tagging import tagger

Dateline = Callable[..., Any]


class FirstWord:
    """Takes "Name said words" for an attribution, and the first text asked for to be the last one done."""

    fingerprint = "first-word"

    def __init__(self) -> None:
        self.others = threading.Event()

    def extract(self, text: str) -> list[Attribution]:
        if text.startswith("Slow"):
            assert self.others.wait(10)
        if text.startswith("Last"):
            self.others.set()
        name, said, _ = text.partition(" said ")
        if not said:
            return []
        start = len(name) + 1
        return [Attribution(Span(0, len(name)), Span(start, start + 4), (Span(start + 5, len(text)),))]


@pytest.fixture
def extracting(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    extractor = FirstWord()
    monkeypatch.setattr(tagger, "load_extractor", lambda: extractor)
    monkeypatch.setenv("DATELINE_THREADS", "2")
    return dateline


def lines(*texts: str) -> str:
    return "".join(json.dumps({"doc_id": f"d{place}", "text": text}) + "\n" for place, text in enumerate(texts))


def test_each_text_gets_a_line_with_its_attributions(extracting: Dateline) -> None:
    Path("texts.jsonl").write_text(lines("Ann Lee said yes, she would come."))
    finished = extracting("extract", "texts.jsonl")
    found = json.loads(finished.out)
    assert (finished.code, finished.err) == (0, "")
    assert (found["doc_id"], len(found["attributions"])) == ("d0", 1)
    assert found["seconds"] >= 0
    attribution = found["attributions"][0]
    assert attribution["source"] == [[0, 7]]
    assert attribution["cue"] == [[8, 12]]
    assert attribution["content"] == [[13, 33]]
    assert "speaker" in attribution


def test_a_text_without_attributions_gives_none_silently(extracting: Dateline) -> None:
    finished = extracting("extract", "-", stdin=lines("The ferry sails.", ""))
    assert [json.loads(line)["attributions"] for line in finished.out.splitlines()] == [[], []]
    assert (finished.code, finished.err) == (0, "")


def test_the_order_is_that_of_the_file_though_texts_are_read_at_once(extracting: Dateline) -> None:
    texts = ["Slow said no", *(f"Text {number}" for number in range(6)), "Last one"]
    finished = extracting("extract", "-", stdin=lines(*texts))
    assert [json.loads(line)["doc_id"] for line in finished.out.splitlines()] == [f"d{place}" for place in range(8)]


def test_bad_lines_are_told_and_the_rest_goes_on(extracting: Dateline) -> None:
    broken = b'{broken\n\n[]\n{"doc_id": "x"}\n{"doc_id": 7, "text": "t"}\n{"doc_id": "y", "text": "\xff"}\n'
    Path("texts.jsonl").write_bytes(broken + lines("Ann Lee said yes.").encode())
    finished = extracting("extract", "texts.jsonl")
    assert finished.code == 3
    assert [json.loads(line)["doc_id"] for line in finished.out.splitlines()] == ["d0"]
    told = finished.err.splitlines()
    assert [line.partition(": ")[2].partition(": ")[0] for line in told[:5]] == [
        f"texts.jsonl:{number}" for number in (1, 3, 4, 5, 6)
    ]
    assert 'no "text" in the line' in told[2]
    assert "not UTF-8" in told[4]
    assert told[5:] == ["dateline: 5 of 6 lines of texts.jsonl could not be read; the others are done"]


def test_nothing_but_bad_lines_is_wrong_input_and_a_missing_file_too(extracting: Dateline) -> None:
    assert extracting("extract", "-", stdin="{").code == 2
    assert extracting("extract", "-").code == 0
    finished = extracting("extract", "nowhere.jsonl")
    assert (finished.code, finished.out, finished.err.count("\n")) == (2, "", 1)
    assert "nowhere.jsonl: No such file or directory; extract takes a file of JSON lines" in finished.err


def test_a_missing_model_is_one_line(extracting: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        fingerprint = "broken"

        def extract(self, text: str) -> list[Attribution]:
            raise ArchiveError("the attribution model is damaged; install Dateline again")

    monkeypatch.setattr(tagger, "load_extractor", lambda: Broken())
    finished = extracting("extract", "-", stdin=lines("one", "two"))
    assert (finished.code, finished.out) == (1, "")
    assert finished.err == "dateline: the attribution model is damaged; install Dateline again\n"


def test_a_text_that_breaks_the_reading_is_told_and_the_rest_goes_on(
    extracting: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Breaking(FirstWord):
        def extract(self, text: str) -> list[Attribution]:
            if text == "broken":
                raise IndexError("out of range")
            return super().extract(text)

    monkeypatch.setattr(tagger, "load_extractor", lambda: Breaking())
    finished = extracting("extract", "-", stdin=lines("broken", "Venn said it was late"))
    assert finished.code == 3
    assert "-:1: its statements could not be read (IndexError: out of range)" in finished.err
    assert [json.loads(line)["doc_id"] for line in finished.out.splitlines()] == ["d1"]
