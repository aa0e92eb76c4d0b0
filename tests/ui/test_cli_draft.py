from __future__ import annotations

import io

import pytest

from ui.cli.draft import Draft
from ui.cli.terminal import Palette


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "6")


def test_a_draft_is_rewritten_in_place_and_taken_back() -> None:
    screen = io.StringIO()
    draft = Draft(screen, Palette(False), live=True)
    draft.add("Some words")
    draft.add(" that go on over the end of the line.")
    draft.clear()
    assert screen.getvalue() == (
        "Some words\r\x1b[J"  # the first piece, taken back to be filled anew
        "Some words that go on over the end of\nthe line."
        "\x1b[1A\r\x1b[J"  # two lines taken back
    )


def test_a_draft_never_grows_taller_than_the_terminal() -> None:
    screen = io.StringIO()
    draft = Draft(screen, Palette(False), live=True)
    draft.add("\n".join(str(number) for number in range(50)))
    assert screen.getvalue() == "46\n47\n48\n49"


def test_a_draft_can_steer_nothing() -> None:
    screen = io.StringIO()
    Draft(screen, Palette(False), live=True).add("\x1b[2J")
    assert screen.getvalue() == "␛[2J"


def test_off_a_terminal_no_draft_is_shown() -> None:
    stream = io.StringIO()
    draft = Draft(stream, Palette(False), live=False)
    draft.add("words")
    draft.clear()
    assert stream.getvalue() == ""
