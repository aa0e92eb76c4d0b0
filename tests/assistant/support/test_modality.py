"""What is planned, offered or depends on something is not told as done."""

from __future__ import annotations

import time

import pytest

from assistant.support.modality import only_planned, told_as_done, unconditional


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The gate was built in four years.", "The gate would be built in four years."),
        ("The vote took place on 23 April.", "The vote is planned for 23 April."),
        ("The state will pay a fifth.", "The state had offered to pay a fifth."),
        ("Quay has opened the bridge.", "Quay wants to open the bridge."),
        ("The bridge cost 12 million.", "The bridge will cost 12 million."),
    ],
)
def test_what_is_only_planned_is_not_done(claim: str, given: str) -> None:
    assert told_as_done(claim, given) is not None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The gate was built in four years.", "They would build more gates. This gate was built in four years."),
        ("The bridge stays closed.", "The bridge will stay closed."),
        ("She thanked two firefighters.", "I want to thank two firefighters."),
        (
            "She is expected to begin in May and be finished in June.",
            "It is to begin in May and to be finished in June.",
        ),
        ("He promised to open the bridge.", "He said he would open it, and promised no more."),
        ("She questioned any paper signed by him.", "She doubted any paper that he might sign."),
        ("She will push for paid leave.", "She will work to guarantee paid leave."),
        ("The ferry had been towed before.", "It is the second time that the ferry had to be towed."),
    ],
)
def test_the_same_told_as_open_or_as_done_in_both_stands(claim: str, given: str) -> None:
    assert told_as_done(claim, given) is None


def test_a_plan_in_another_verb_is_a_plan() -> None:
    given = ["In May a crew of eight will set out for the island of Tarn."]
    assert only_planned("A crew of eight rowed to the island of Tarn in May.", given) == "rowed"
    assert only_planned("A crew of eight planned to row to the island of Tarn in May.", given) is None
    assert (
        only_planned("A crew of eight rowed to the island of Tarn in May.", ["A crew of eight went to Tarn."]) is None
    )
    assert only_planned("Had a crew of eight gone to the island of Tarn, it would rain.", given) is None


def test_a_condition_may_not_be_left_out_or_waved_away() -> None:
    sentence = "Quay will open the bridge if the engineers agree."
    assert unconditional("Quay will open the bridge.", [sentence])
    assert unconditional("Quay will open the bridge even if nobody agrees.", [sentence])
    assert not unconditional("Quay will open the bridge once the engineers agree.", [sentence])
    assert not unconditional("The engineers looked at the piers.", [sentence])


def test_an_if_of_the_other_half_of_a_sentence_conditions_nothing() -> None:
    sentence = "The crew will row to the island, and come back the same day if the wind allows."
    assert not unconditional("The crew will row to the island.", [sentence])


@pytest.mark.parametrize("piece", ["will ", "to be ", "if ", "offered to ", "and ", "a, "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 4000)[:4000]
    begun = time.process_time()
    told_as_done(text, text)
    unconditional(text, [text])
    assert time.process_time() - begun < 1
