from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from assistant.domain import Answer, Scope
from assistant.events import Answered, Notice, Token, Understood
from ui.cli.draft import Draft, follow, with_option


class Screen(io.StringIO):
    """A terminal of 40 columns and 6 lines, without colour."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    for name, value in {"COLUMNS": "40", "LINES": "6", "TERM": "xterm", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    return Screen()


def test_a_draft_is_rewritten_in_place_and_taken_back(screen: Screen) -> None:
    draft = Draft(screen)
    draft.add("Some words")
    draft.add(" that go on over the end of the line.")
    draft.clear()
    assert screen.getvalue() == (
        "Some words\r\x1b[J"  # the first piece, taken back to be filled anew
        "Some words that go on over the end of\nthe line."
        "\x1b[1A\r\x1b[J"  # two lines taken back
    )


def test_a_draft_never_grows_taller_than_the_terminal(screen: Screen) -> None:
    Draft(screen).add("\n".join(str(number) for number in range(50)))
    assert screen.getvalue() == "46\n47\n48\n49"


def test_a_draft_can_steer_nothing(screen: Screen) -> None:
    Draft(screen).add("\x1b[2J")
    assert screen.getvalue() == "␛[2J"


def test_off_a_terminal_no_draft_is_shown() -> None:
    stream = io.StringIO()
    draft = Draft(stream)
    draft.add("words")
    draft.clear()
    assert stream.getvalue() == ""


def test_the_verified_answer_follows_its_draft_and_each_notice_is_told_once(
    screen: Screen, capsys: pytest.CaptureFixture[str]
) -> None:
    notices = ("The model did not answer.", "One claim was left out.")
    at = datetime(2025, 5, 30, tzinfo=UTC)
    answer = Answer("q", "q", at, Scope(), "Text.", None, False, 1.0, "extractive", notices=notices)
    events = (Understood("q", at, Scope()), Token("Te"), Notice(notices[0]), Token("Text."), Answered(answer))
    assert follow(events, screen) is answer
    assert screen.getvalue() == "Te\r\x1b[JText.\r\x1b[J"
    assert capsys.readouterr().err == f"note: {notices[0]}\nnote: {notices[1]}\n"


def test_a_notice_names_the_option_that_does_what_it_says_in_a_terminal_only() -> None:
    told = "The newest article here is of 5 May 2025; ask as of 5 May 2025 for what was so then."
    assert with_option(told).endswith("ask as of 5 May 2025 (--as-of 2025-05-05) for what was so then.")
    assert with_option("What is cited is of 5 May 2025.") == "What is cited is of 5 May 2025."
