"""A short form is spelled out by what stands behind it."""

from __future__ import annotations

import time

import pytest

from assistant.domain import Claim
from assistant.support.contracted import spelled_out
from assistant.support.speakers import speakers_of


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("She’d resigned in May.", "She had resigned in May."),
        ("Quay'd already left the harbour.", "Quay had already left the harbour."),
        ("It’d been shut.", "It had been shut."),
        ("They'd quietly taken the boat.", "They had quietly taken the boat."),
        ("He’d resign in May.", "He would resign in May."),
        ("He'd really need the money.", "He would really need the money."),
        ("They’d put the fare up.", "They would put the fare up."),
        ("We'll go where you've been.", "We will go where you have been."),
        ("Quay said “I’d gone” and she’d seen it.", "Quay said “I’d gone” and she’d seen it."),
        ("The band's boat.", "The band's boat."),
    ],
)
def test_what_follows_tells_had_from_would(text: str, whole: str) -> None:
    assert spelled_out(text) == whole


def test_one_who_had_told_is_no_name() -> None:
    assert speakers_of([Claim("He’d told reporters that the pier was safe.", (), supported=True)]) == [()]


@pytest.mark.parametrize("piece", ["really ", "she'd ", "she’d really "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    begun = time.process_time()
    spelled_out("she'd " + piece * 3000)
    assert time.process_time() - begun < 0.5
