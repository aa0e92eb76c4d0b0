from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import EndpointError, InputError
from ui.cli import opening
from ui.cli.app import app, run

Dateline = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--nonsense"], "No such option: --nonsense (dateline --help lists"),
        (["asc"], "No such command 'asc'. Did you mean 'ask'?"),
        (["ask", "q", "--as-of"], "Option '--as-of' requires an argument. (dateline ask --help lists"),
        (["ask", "q", "more"], "unexpected extra argument"),
        (["ask"], "give either a QUESTION or --batch FILE"),
        (["ask", "q", "--batch", "f"], "give either a QUESTION or --batch FILE"),
        (["ask", "q", "--model", "m", "--no-llm"], "--model and --no-llm exclude each other"),
        (["ask", "q", "--as-of", "soon"], "--as-of 'soon' is not a date; write 2025-05-30"),
        (["ask", "q", "--from", "2025-06-02", "--to", "2025-06-01"], "is after --to 2025-06-01"),
        (["search"], "give either a QUERY or --batch FILE"),
        (["search", "q", "--k", "ten"], "Invalid value for '--k'"),
        (["search", "q", "--k", "0"], "Invalid value for '--k'"),
        (["show"], "Missing argument 'ARTICLE_ID'"),
        (["ingest"], "Missing argument 'SOURCE...'"),
        (["remove"], "Missing argument 'ARTICLE_ID'"),
        (["ui", "--port", "0"], "Invalid value for '--port'"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_is_wrong(
    arguments: list[str], message: str, dateline: Dateline
) -> None:
    finished = dateline(*arguments)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.startswith("dateline: ")
    assert finished.err.count("\n") == 1
    assert message in finished.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        *([command.callback.__name__, "--help"] for command in app.registered_commands if command.callback),
    ],
)
def test_help_is_data_and_no_error(arguments: list[str], dateline: Dateline) -> None:
    finished = dateline(*arguments)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith("Usage: dateline")


def test_the_version_is_told(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.cli.app.installed_version", {"dateline": "1.2.3"}.__getitem__)
    assert dateline("--version").out == "dateline 1.2.3\n"


def raising(error: BaseException) -> Callable[..., object]:
    def fail(*given: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("too long; shorten it"), 2, "dateline: too long; shorten it"),
        (EndpointError("no answer\nfrom \x1b[2J"), 1, "dateline: no answer from ␛[2J"),
        (KeyboardInterrupt(), 130, "dateline: interrupted; nothing that was stored is lost"),
        (ValueError("odd"), 1, "dateline: fault: ValueError: odd (run with DATELINE_DEBUG=1 for the traceback)"),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    error: BaseException, code: int, line: str, dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "assistant", raising(error))
    finished = dateline("ask", "q")
    assert (finished.code, finished.out, finished.err) == (code, "", f"{line}\n")


def test_the_traceback_of_a_fault_is_shown_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "assistant", raising(ValueError("odd")))
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        run(["ask", "q"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--archive", "before", "ask", "q"], "before"),
        (["ask", "q", "--archive", "after"], "after"),
        (["--archive", "before", "ask", "q", "--archive", "after"], "after"),
        (["ask", "q"], "from-environment"),
    ],
)
def test_the_archive_is_named_before_or_after_the_command_or_by_the_environment(
    arguments: list[str], expected: str, dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_ARCHIVE", "from-environment")
    seen = []

    def remember(archive: Path | None, model: str | None = None) -> object:
        seen.append(opening.settings(archive, model).archive)
        raise InputError("seen")

    monkeypatch.setattr(opening, "assistant", remember)
    dateline(*arguments)
    assert seen == [Path(expected)]


def test_without_any_word_of_it_the_archive_is_archive_data() -> None:
    assert opening.settings(None).archive == Path("archive-data")


def test_what_is_piped_is_utf_8_whatever_the_terminal_speaks() -> None:
    call = [sys.executable, "-c", "from ui.cli.app import main; main()", "ask", "--help"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(call, stdout=subprocess.PIPE, env=environment, check=True)
    assert "{id, question, …}" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        call = [sys.executable, "-c", "from ui.cli.app import main; main()", "--help"]
        done = subprocess.run(call, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
