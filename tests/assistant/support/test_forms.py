"""A word meets its inflections and synonyms in its form, and no word that only looks like it."""

from __future__ import annotations

import pytest

from assistant.support.forms import form


@pytest.mark.parametrize(
    ("one", "other"), [("electricity", "power"), ("electric", "power"), ("elected", "election"), ("hurt", "wound")]
)
def test_alike(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("elected", "power"),
        ("elected", "electric"),
        ("wind", "injured"),
        ("leaves", "leaf"),
        ("scour", "score"),
        ("flour", "floor"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert form(one) != form(other)
