from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.cli.terminal import Palette, one_line, palette, safe, wrapped


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jwiped", "␛[2Jwiped"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "�31m"),
        ("over\rwritten", "over␍written"),
        ("back\x08space \x7f", "back␈space ␡"),
        ("evil\u202etxt.exe", "evil�txt.exe"),
        ("kept\r\nlines\tand tabs", "kept\nlines\tand tabs"),
        ("half \ud800", "half �"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(st.characters(codec=None, categories=None)))
def test_no_control_character_survives_in_any_text(text: str) -> None:
    for shown in (safe(text), wrapped(text), one_line(text)):
        assert not any((ord(sign) < 0x20 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0 for sign in shown)
    assert "\n" not in one_line(text)


def test_ordinary_text_of_any_script_is_left_alone() -> None:
    text = "Zelensky’s “plan” — Песков, 北京, עִבְרִית, café 🕊"
    assert safe(text) == text


def test_words_and_addresses_are_not_torn_when_lines_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    address = "https://example.org/" + "long-" * 20
    lines = wrapped(f"First words that fill a line and then some. {address}\n\nNext.", "  ").split("\n")
    assert f"  {address}" in lines
    assert lines[-2:] == ["", "  Next."]
    assert all(len(line) <= 50 for line in lines if address not in line)


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert palette(Screen()).on
    assert not palette(io.StringIO()).on
    monkeypatch.setenv("NO_COLOR", "1")
    assert not palette(Screen()).on
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not palette(Screen()).on


def test_a_marked_passage_is_seen_without_colour() -> None:
    assert Palette(False).mark("words") == "»words«"
    assert Palette(True).mark("words") == "\x1b[7mwords\x1b[0m"
