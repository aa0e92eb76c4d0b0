"""An age is that of the name it stands beside."""

from __future__ import annotations

import pytest

from assistant.answering.age import ages, asks_age

PAIR = "The dead are Jonas Iller, 44, and Hanna Pratt, 31."


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        (PAIR, ["Hanna Pratt"], ["31"]),
        (PAIR, ["Jonas Iller"], ["44"]),
        (PAIR, ["Odo Renn"], []),
        ("Renn (52) left.", ["Odo Renn"], ["52"]),
        ("Renn, aged 52, left.", ["Renn"], ["52"]),
        ("The 52-year-old harbour master Odo Renn left.", ["Renn"], ["52"]),
        ("Renn, who is 19 and works at the quay, left.", ["Renn"], ["19"]),
        ("Renn was 88 when he died.", ["Renn"], ["88"]),
        ("Renn died at the age of 88.", ["Renn"], ["88"]),
        ("The Petrel is 31 years old.", ["Petrel"], ["31"]),
        ("The Petrel, 143 passengers on board, drifted.", ["Petrel"], []),
        ("Renn is 3 votes ahead.", ["Renn"], []),
        ("Renn left on 5 May.", ["Renn"], []),
        ("A 12-year-old boy and a woman, 40, were found.", [], ["12", "40"]),
    ],
)
def test_an_age_stands_beside_its_name(text: str, names: list[str], found: list[str]) -> None:
    assert [span.of(text) for span in ages(text, names)] == found


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How old is Odo Renn?", True),
        ("What was the age of the victim?", True),
        ("how old was the pier", True),
        ("How many years did it take?", False),
        ("What is the page about?", False),
    ],
)
def test_a_question_for_an_age_is_known(question: str, asks: bool) -> None:
    assert asks_age(question) is asks
