"""Who is named is of the body and the field that the article gives them."""

from __future__ import annotations

import time

import pytest

from assistant.support.affiliated import other_body

ARTICLE = [
    "Ada Quay of the Tarn Institute said so.",
    "Joss Holm of Open Water was against it.",
    "The Open Water councillor laughed.",
    "Of the agreement, Justice Minister Edna Voss thought little.",
    "The finance minister, Karel Rood, did not.",
    "Pia Sund, the culture minister, slept.",
    "Prime Minister Ilse Hart laughed.",
    "Ola Brand of the Ferry Company rang.",
]


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        ("Ada Quay of Open Water said so.", "Open Water"),
        ("Holm, of the Tarn Institute, was against it.", "Tarn Institute"),
        ("Ola Brand from the Tarn Institute rang.", "Tarn Institute"),
        ("Finance Minister Edna Voss agreed.", "finance minister"),
        ("Pia Sund, the finance minister, slept.", "finance minister"),
        ("The justice minister, Karel Rood, agreed.", "justice minister"),
        ("Ilse Hart, the finance minister, laughed.", "finance minister"),
    ],
)
def test_what_is_of_others_falls(claim: str, other: str) -> None:
    assert other_body(claim, ARTICLE) == other


@pytest.mark.parametrize(
    "claim",
    [
        "Quay, of the Tarn Institute, said so.",
        "Joss Holm, an Open Water councillor, laughed.",
        "Justice Minister Voss thought little of it.",
        "Acting Finance Minister Karel Rood did not.",
        "Pia Sund of the Free List slept.",
        "Ola Brand of the company rang.",
        "The minister, Edna Voss, agreed.",
    ],
)
def test_their_own_stands_and_what_the_article_does_not_know(claim: str) -> None:
    assert other_body(claim, ARTICLE) is None


@pytest.mark.parametrize(
    "piece",
    ["Ada Quay of the Tarn ", "Justice Minister Voss, the ", "a b ", "Of And ", "A", "Aaaa", "a-", "Of Open and "],
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    other_body("Finance Minister Edna Voss of Open Water agreed.", [text])
    other_body(text[:2000], [text[:4000]])
    assert time.process_time() - begun < 2
