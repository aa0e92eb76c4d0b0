from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation import FILE, Threads

Dateline = Callable[..., Any]


@pytest.fixture
def archive(sample_archive: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    shutil.copytree(sample_archive, folder)
    return folder


@pytest.fixture
def talked(archive: Path, dateline: Dateline) -> Path:
    for question in ("What did Peskov say about the memorandum?", "and Umerov?", "only the Eastern Ledger"):
        done = dateline("ask", question, "--thread", "mine", "--as-of", "2025-05-30", "--archive", archive)
        assert done.code == 0, done.err
    return archive


def test_threads_are_listed_renamed_and_deleted(talked: Path, dateline: Dateline) -> None:
    listed = dateline("threads", "--archive", talked)
    assert listed.code == 0
    assert listed.out.startswith("mine  What did Peskov say about the memorandum?\n    3 questions, ")
    assert dateline("threads", "rename", "mine", "The talks", "--archive", talked).out == "mine: The talks\n"
    told = json.loads(dateline("threads", "--json", "--archive", talked).out)
    assert [(each["id"], each["title"], each["turns"]) for each in told["threads"]] == [("mine", "The talks", 3)]
    assert dateline("threads", "delete", "mine", "--archive", talked).out == "deleted mine: The talks (3 questions)\n"
    assert json.loads(dateline("threads", "--json", "--archive", talked).out) == {"threads": []}


def test_a_thread_remembers_what_it_was_narrowed_to(talked: Path, dateline: Dateline) -> None:
    asked = dateline("ask", "and Sybiha?", "--thread", "mine", "--as-of", "2025-05-30", "--archive", talked, "--json")
    told = json.loads(asked.out)
    assert told["standalone_question"] == "What did Sybiha say about the memorandum?"
    assert told["scope"]["outlets"] == ["Eastern Ledger"]
    assert "“the Eastern Ledger” kept as the only source" in told["scope"]["why"]
    assert {each["outlet"] for each in told["citations"]} == {"Eastern Ledger"}


def test_an_export_holds_what_ask_gave(talked: Path, dateline: Dateline) -> None:
    first = dateline(
        "ask", "what did Lavrov say", "--thread", "new", "--as-of", "2025-05-30", "--archive", talked, "--json"
    )
    (kept,) = json.loads(dateline("threads", "export", "new", "--format", "json", "--archive", talked).out)["asked"]
    asked = json.loads(first.out)
    assert {name: kept[name] for name in asked if name != "timings_ms"} == {
        name: value for name, value in asked.items() if name != "timings_ms"
    }


@pytest.mark.parametrize(
    ("form", "sign"), [("md", "# What did Peskov"), ("json", '{"id": "mine"'), ("csv", "thread,title,")]
)
def test_an_export_goes_to_a_file_and_not_over_an_old_one(
    form: str, sign: str, talked: Path, dateline: Dateline, tmp_path: Path
) -> None:
    target = tmp_path / f"talk.{form}"
    command = ("threads", "export", "mine", "--format", form, "--out", target, "--archive", talked)
    done = dateline(*command)
    assert (done.code, done.out) == (0, "")
    assert target.read_text("utf-8").startswith(sign)
    again = dateline(*command)
    assert again.code == 2
    assert "is there already" in again.err


def test_what_is_edited_is_asked_and_what_was_typed_is_kept(archive: Path, dateline: Dateline) -> None:
    edited = "What did Umerov say about the memorandum?"
    done = dateline(
        *(
            "ask",
            "and him?",
            "--read-as",
            edited,
            "--thread",
            "mine",
            "--as-of",
            "2025-05-30",
            "--archive",
            archive,
            "--json",
        )
    )
    told = json.loads(done.out)
    assert (told["question"], told["standalone_question"]) == ("and him?", edited)
    assert not told["abstained"]
    (kept,) = Threads(archive).turns("mine")
    assert (kept.question, kept.standalone) == ("and him?", edited)


def test_bad_requests_are_one_line_with_a_remedy(archive: Path, dateline: Dateline, tmp_path: Path) -> None:
    for arguments, line in (
        (("delete", "gone"), "there is no thread gone; `dateline threads` lists those that are kept"),
        (("export", "gone"), "there is no thread gone"),
        (("rename", "a b", "x"), "use 1 to 100 letters"),
    ):
        done = dateline("threads", *arguments, "--archive", archive)
        assert done.code == 2
        assert line in done.err
        assert done.err.count("\n") == 1
    missing = dateline("threads", "--archive", tmp_path / "nowhere")
    assert (missing.code, missing.err.count("\n")) == (2, 1)
    assert "there is no archive at" in missing.err


def test_an_archive_without_threads_says_how_to_begin_one(archive: Path, dateline: Dateline) -> None:
    done = dateline("threads", "--archive", archive)
    assert (done.code, done.out) == (0, "")
    assert "No conversation is kept yet" in done.err
    assert not (archive / FILE).exists()


def test_a_title_typed_for_an_id_is_told_with_the_id(archive: Path, dateline: Dateline) -> None:
    dateline("ask", "What did Peskov say?", "--thread", "ferry", "--as-of", "2025-05-30", "--archive", archive)
    dateline("threads", "rename", "ferry", "The ferry", "--archive", archive)
    for command in ("export", "delete"):
        refused = dateline("threads", command, "The ferry", "--archive", archive)
        assert (refused.code, refused.err) == (2, "dateline: “The ferry” is a title; its id is ferry: name that\n")
    assert dateline("threads", "list", "--archive", archive).out.startswith("ferry  The ferry\n")
