"""A word that is written in two ways has one key, and another word another."""

from __future__ import annotations

import pytest

from assistant.support.spelling import one_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("harbour", "harbor"),
        ("odours", "odors"),
        ("neighbourhood", "neighborhood"),
        ("armoured", "armored"),
        ("behaviour", "behavior"),
        ("theatres", "theaters"),
        ("licence", "license"),
        ("organised", "organized"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


@pytest.mark.parametrize("word", ["scour", "scoured", "flour", "dour", "hours", "four", "tour"])
def test_our_of_a_word_of_one_vowel_is_its_own(word: str) -> None:
    assert one_spelling(word) == word
