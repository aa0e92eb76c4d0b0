"""What the article has in one place is not told of another."""

from __future__ import annotations

import time

import pytest

from assistant.support.located import elsewhere

ARTICLE = [
    "Holm thanked his helpers in the corn hall at nine.",
    "Voss wept on the steps of the old church.",
    "The tug was moored at the north pier.",
    "A window broke in Mill Street on Sunday.",
    "The choir met in the library of the school.",
    "Guests ate at the harbour hotel.",
]


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("Holm thanked his helpers on the steps of the old church.", "steps"),
        ("The tug was moored at the harbour hotel.", "harbour hotel"),
        ("A window broke in the library of the school.", "library"),
        ("Guests ate in Mill Street.", "Mill Street"),
        ("Voss wept at the north pier.", "north pier"),
    ],
)
def test_another_place_falls(claim: str, place: str) -> None:
    assert elsewhere(claim, ARTICLE) == place


@pytest.mark.parametrize(
    "claim",
    [
        "Holm thanked his helpers in the hall at nine.",
        "Voss wept on the church steps.",
        "The tug was moored at the pier.",
        "The choir met in the school library.",
        "Guests ate in the hotel.",
        "Guests ate in a garden.",
        "The tug lay at the north pier.",
        "Holm thanked his helpers.",
    ],
)
def test_the_same_place_stands_and_one_that_the_article_does_not_know(claim: str) -> None:
    assert elsewhere(claim, ARTICLE) is None


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        (
            "Divers ate in Rope Lane.",
            ["Divers ate in the canteen at six.", "The canteen is round the corner in Rope Lane."],
        ),
        ("The choir sang on Salt Square.", ["The choir sang in St Olaf’s church.", "St Olaf’s stands on Salt Square."]),
        (
            "The jury met in Long Street.",
            ["The jury met in the hall of the mill.", "A mill in Long Street has a hall."],
        ),
    ],
)
def test_a_place_in_another_that_two_sentences_tell_stands(claim: str, sentences: list[str]) -> None:
    assert elsewhere(claim, sentences) is None


@pytest.mark.parametrize("piece", ["in the hall of the ", "at the old mill street ", "on a b c d "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    elsewhere("Guests ate in Mill Street.", [text])
    elsewhere(text[:2000], [text[:2000]])
    assert time.process_time() - begun < 2
