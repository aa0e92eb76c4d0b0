"""Who did it is told by what was done, on the side that was asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answering.bearing import bearing, beside
from assistant.domain import Scope
from assistant.question import Question, understand

AS_OF = datetime(2025, 6, 1, 12, tzinfo=UTC)


def read(text: str) -> Question:
    return understand(text, AS_OF, Scope())


@pytest.mark.parametrize(
    ("question", "sentence", "out"),
    [
        ("Who voted against the pier?", "Ida Quay voted no.", False),
        ("Who voted against the pier?", "Tom Holt will vote against the pier.", True),
        ("Who voted against the pier?", "Tom Holt promised to vote no and voted no.", False),
        ("Who voted against the pier?", "Tom Holt voted for the pier.", True),
        ("Who voted against the pier?", "Tom Holt, who was against the pier in May, voted yes.", False),
        ("Who will vote against the pier?", "Tom Holt will vote against the pier.", False),
        ("Who built the pier?", "Holt & Sons are to build the pier.", True),
        ("Who built the pier?", "Holt & Sons built the pier.", False),
        ("Did the council support the pier?", "The council was against the pier.", False),
    ],
)
def test_a_plan_and_the_other_side_did_not_do_it(question: str, sentence: str, out: bool) -> None:
    assert beside(read(question), sentence) is out
    assert (bearing(read(question), sentence) < 0) is out


def test_the_side_asked_for_counts_for_a_sentence() -> None:
    asked = read("Who voted against the pier?")
    assert bearing(asked, "Ida Quay voted no.") > bearing(asked, "Ida Quay spoke of the pier.") == 0
