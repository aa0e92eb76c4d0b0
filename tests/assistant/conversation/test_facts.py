"""What "that" is where a question asks whether something is so, and what the questions behind it go back to."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        (
            "How many cows were on the Hopper when it sank?",
            "is that confirmed by anyone?",
            "Is it confirmed by anyone how many cows were on the Hopper when it sank?",
        ),
        (
            "Did the Senn Mill close in March?",
            "has anyone confirmed that?",
            "Has anyone confirmed that the Senn Mill did close in March?",
        ),
        (
            "How many cows were on the Hopper when it sank?",
            "is that number disputed by anyone?",
            "Is it disputed by anyone how many cows were on the Hopper when it sank?",
        ),
        (
            "How many homes were flooded in Storm Ida?",
            "who says 40?",
            "Who says that 40 homes were flooded in Storm Ida?",
        ),
        ("How many homes were flooded?", "where does that figure come from?", "Who said how many homes were flooded?"),
        (
            "How much will the pier cost?",
            "who says 9 million?",
            "Who says 9 million, as to how much the pier will cost?",
        ),
        ("Why is the pier shut?", "when was that decided?", "When was it decided that the pier is shut?"),
        ("Why is the pier shut?", "does anyone contradict that?", "Does anyone contradict that the pier is shut?"),
        ("Why is the pier shut?", "who announced it?", "Who announced that the pier is shut?"),
        (
            "Was anybody hurt in Storm Ida?",
            "do the papers agree on that?",
            "Do the papers agree on whether anybody was hurt in Storm Ida?",
        ),
        (
            "What happened to the Hopper?",
            "whose fault was it?",
            "Whose fault was what happened to the Hopper?",
        ),
        ("Why is there no tram to Senn?", "who is to blame for that?", "Who is to blame for the tram?"),
        ("What did Ada Quay say about the pier?", "who denied that?", "Who denied the pier?"),
        (
            "How much will the pier cost?",
            "who came up with that figure?",
            "Who came up with that figure for how much the pier will cost?",
        ),
    ],
)
def test_that_may_be_the_fact_which_was_asked_for(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


def test_what_follows_a_doubt_goes_back_to_what_was_doubted() -> None:
    counted = "How many people were hurt in Storm Ida?"
    assert (
        asked(counted, "did the clinic confirm that?", "and flooded homes?")
        == "How many homes were flooded in Storm Ida?"
    )
    assert asked(counted, "did the clinic confirm that?", "where exactly?") == "Where were people hurt in Storm Ida?"
    assert asked(counted, "did the clinic confirm that?", "and the judge?") == (
        "Did the judge confirm how many people were hurt in Storm Ida?"
    )


def test_of_no_two_who_fit_a_pronoun_is_the_one_whom_the_answer_names() -> None:
    told = Told("Ada Quay beat Tom Holt by 40 votes.")
    assert asked("Which list won the council of Senn?", "how old is she?", told={0: told}) == "How old is Ada Quay?"
