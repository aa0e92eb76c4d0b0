from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ui.cli import progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def at(**given: Any) -> Any:
    return SimpleNamespace(
        **{"read": 50, "stored": 50, "passages": 80, "words": 9000, "seconds": 10.0, "total": 200, **given}
    )


def test_progress_names_the_rate_and_the_time_left() -> None:
    assert progress.line(at()) == "read 50 of 200, 5.0 articles/s, 900 words/s, 0:00:30 left"


def test_without_a_known_total_no_time_left_is_claimed() -> None:
    assert progress.line(at(total=None)) == "read 50, 5.0 articles/s, 900 words/s"
    assert progress.remaining(at(read=0)) == ""
    assert progress.remaining(at(read=201)) == "0:00:00"


def test_plain_lines_come_after_a_second_and_then_every_few(capsys: pytest.CaptureFixture[str]) -> None:
    moments = iter([0.0, 0.9, 1.1, 1.1, 6.0, 6.1, 6.1])
    report = progress.plain_lines(lambda: next(moments))
    for read in (10, 20, 30, 40):
        report(at(read=read))
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in lines] == ["20", "40"]


def test_off_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.reporting() as report:
        report(at())
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_a_bar_tells_the_rate_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.reporting() as report:
        report(at())
    assert "read 50 of 200, 5.0 articles/s, 900 words/s, 0:00:30 left" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[1A\x1b[2K")
