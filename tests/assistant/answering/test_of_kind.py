"""A sentence has the kind of answer that is wanted or answers nothing: a number of what is counted, a date, a sum."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answering.of_kind import has_kind
from assistant.domain import Scope
from assistant.question import understand


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("How many swans were counted?", "There were twelve swans on the pond.", True),
        ("How many swans were counted?", "The number of swans has risen to 340.", True),
        ("How many swans were counted?", "Of those on the pond, 60 will go.", True),
        ("How many swans were counted?", "They sat down at two tables on 16 May.", False),
        ("How many swans were counted?", "It took 10 days.", False),
        ("How many swans were counted?", "Dozens of them sat on the pond.", True),
        ("How many people were hurt?", "Seven passengers came in with cuts.", True),
        ("How many people were hurt?", "The weir holds for 40 years.", False),
        ("How many people died in the storm?", "Nine people were injured in the storm.", False),
        ("How many people died in the storm?", "The storm killed nine people.", True),
        ("How many people drowned?", "Three bodies were found.", True),
        ("How old was Hanna Pratt?", "The dead are Jonas Iller, 44, and Hanna Pratt, 31.", True),
        ("How old was Odo Renn?", "The dead are Jonas Iller, 44, and Hanna Pratt, 31.", False),
        ("What was the death toll?", "The storm killed 14 islanders.", True),
        ("How old is the weir?", "The weir is 31 years old.", True),
        ("How much did the weir cost?", "It cost 40 million crowns.", True),
        ("How much did the weir cost?", "It was dear.", False),
        ("When was the weir built?", "It was built in 1911.", True),
        ("How much did the weir cost?", "It cost 40 million.", True),
        ("What share of the vote did Ada Quay get?", "A third of the town voted for Ada Quay.", True),
        ("What share of the vote did Ada Quay get?", "She got twelve letters.", False),
        ("At what time did the boat come?", "It came alongside at 11.20.", True),
        ("When did the weir open?", "It opened two years ago.", True),
        ("When did the weir open?", "It opened with a song.", False),
        ("Who built the weir?", "Nobody knows.", True),
    ],
)
def test_a_sentence_may_have_the_kind_of_answer_asked_for(question: str, text: str, has: bool) -> None:
    assert has_kind(understand(question, datetime(2025, 6, 1, tzinfo=UTC), Scope()), text) is has
