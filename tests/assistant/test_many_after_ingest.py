"""When a batch has come, what is made of the whole archive is made once, however many ask."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import ParamSpec, TypeVar

import pytest

from assistant import Assistant, directory
from assistant.archive.archive import Archive
from assistant.archive.lexical import LexicalIndex
from assistant.archive.vectors_reader import VectorsReader
from assistant.settings import load
from ingest.pipeline import ingest

NOON = datetime(2025, 5, 30, 12, tzinfo=UTC)
READERS = 10
NEW = {
    "title": "A gate is painted",
    "outlet": "The Osk Lantern",
    "published": "2025-05-28",
    "text": "The gate of Osk was painted green on Monday, Dmitry Peskov said. It had been red for forty years.",
}
Given, Made = ParamSpec("Given"), TypeVar("Made")


def test_ten_readers_after_a_batch_make_anew_once(
    sample_archive: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Counter[str]()

    def counted(name: str, make: Callable[Given, Made]) -> Callable[Given, Made]:
        def counting(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            made[name] += 1
            return make(*args, **kwargs)

        return counting

    monkeypatch.setattr("assistant.directory.directory", counted("directory", directory.directory))
    monkeypatch.setattr(Archive, "_read_outlets", counted("outlets", Archive._read_outlets))
    monkeypatch.setattr(Archive, "_count_passages", counted("passages", Archive._count_passages))
    monkeypatch.setattr(LexicalIndex, "reload", counted("index", LexicalIndex.reload))
    monkeypatch.setattr(VectorsReader, "_load_tail", counted("vectors", VectorsReader._load_tail))
    path = Path(shutil.copytree(str(sample_archive), tmp_path / "archive"))
    together = Barrier(READERS)

    def ask(assistant: Assistant, number: int) -> None:
        together.wait()
        assistant.ask(f"What did Peskov say about the {'gate' if number % 2 else 'memorandum'}?", as_of=NOON)

    with Assistant.open(path) as assistant, ThreadPoolExecutor(READERS) as pool:
        assistant.ask("What did Peskov say about the gate?", as_of=NOON)
        made.clear()
        list(pool.map(lambda number: ask(assistant, number), range(READERS)))
        assert not made
        (tmp_path / "new.jsonl").write_text(json.dumps(NEW), encoding="utf-8")
        ingest([str(tmp_path / "new.jsonl")], path, load(archive=path), now=NOON)
        made.clear()
        list(pool.map(lambda number: ask(assistant, number), range(READERS)))
    assert [made[name] for name in ("directory", "outlets", "passages")] == [1, 1, 1]
    assert made["index"] in (1, 2) and made["vectors"] in (1, 2)  # those of passages and of statements
