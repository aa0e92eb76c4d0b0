"""Who does something to whom is read in either voice, in the present, and with those to whom something is given."""

from __future__ import annotations

import pytest

from assistant.support.deeds import deeds


def _read(sentence: str) -> list[tuple[str, set[str], set[str]]]:
    return [(deed.told, set(deed.doer), set(deed.done_to)) for deed in deeds(sentence)]


@pytest.mark.parametrize(
    ("sentence", "told", "doer", "done_to"),
    [
        ("The guild pays the miller.", "pays", {"guild"}, {"mill"}),
        ("The tenants owe the miller rent.", "owe", {"tenan"}, {"mill", "rent"}),
        ("The guild will warn him.", "warn", {"guild"}, {"he"}),
        ("Rooke sent the barley to the guild.", "sent", {"rook"}, {"barl", "guild"}),
        ("He was thanked by the guild.", "thanked", {"guild"}, {"he"}),
        ("He kept the barrels and has sent them to her.", "sent", {"he"}, {"it", "she"}),
        ("She knew Bo Rooke of Hallow, who warned him.", "warned", {"rook"}, {"he"}),
        ("She once warned him.", "warned", {"she"}, {"he"}),
        ("It left after it had warned the guild.", "warned", {"it"}, {"guild"}),
    ],
)
def test_a_deed_is_read(sentence: str, told: str, doer: set[str], done_to: set[str]) -> None:
    assert (told, doer, done_to) in _read(sentence)


@pytest.mark.parametrize(
    "sentence", ["The guild’s sales figures fell.", "By the mill.", "He was warned by letter.", "The ships of Hallow"]
)
def test_no_deed_is_made_up(sentence: str) -> None:
    assert not [deed for deed in _read(sentence) if deed[0] in ("sales", "ships", "fell")]
