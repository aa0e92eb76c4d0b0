"""A sentence that speaks of a he or she is shown with the one that says who."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answering.introduced import introduced, leans
from assistant.answering.sentences import Candidate
from assistant.domain import Hit, Moment, Record

TEXT = "Ida Quay is the new mayor. In Sunday’s vote she won 41 more votes than Tom Holt. The count took an hour."
WON = "In Sunday’s vote she won 41 more votes than Tom Holt."


def candidate(words: str) -> Candidate:
    day = Moment(datetime(2025, 5, 1, tzinfo=UTC), "day", "t")
    hit = Hit(1, Record("a", "A vote", outlet="The Lantern", published=day), 0, len(TEXT), TEXT, 1.0)
    start = TEXT.index(words)
    return Candidate(hit, start, start + len(words), words, 1.0, 1.0, 1.0, frozenset())


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        (WON, True),
        ("In May, he sold the boats.", True),
        ("Ida Quay said she had won.", False),
        ("The coach said he was glad.", False),
        ("“I told her so,” said Ida Quay.", False),
        ("The count took an hour.", False),
    ],
)
def test_a_sentence_leans_where_nothing_in_it_says_who(sentence: str, does: bool) -> None:
    assert leans(sentence) is does


def test_it_is_shown_with_the_sentence_before_it_where_that_fits() -> None:
    shown = introduced([candidate(WON), candidate("The count took an hour.")], lambda _: True)
    assert [one.text for one in shown] == [f"Ida Quay is the new mayor. {WON}", "The count took an hour."]
    assert TEXT[shown[0].start : shown[0].end] == shown[0].text
    crowded = introduced([candidate(WON), candidate("The count took an hour.")], lambda kept: len(kept) < 2)
    assert [one.text for one in crowded] == [f"Ida Quay is the new mayor. {WON}"]
    assert introduced([candidate(WON)], lambda _: False) == [candidate(WON)]


def test_the_sentence_before_is_not_shown_twice() -> None:
    both = [candidate(WON), candidate("Ida Quay is the new mayor.")]
    assert introduced(both, lambda _: True) == both
