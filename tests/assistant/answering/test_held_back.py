"""What a sentence denies, asks, makes a condition of or takes back is not given as so; what stands beside it is."""

import time

import pytest

from assistant.answering.held_back import asserts, condition, corrects, held_back, retracts
from assistant.domain import Span


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quay will not be the new director of the pier.",
        "Police denied that 12 people had died in the fire.",
        "Nobody will raise the fuel tax.",
        "We won’t raise the fuel tax.",
        "Hardly any swans had caught the fever.",
        "“We are far from winning the cup,” Tom Holt said.",
        "She said it was wrong to say the runway was too short.",
        "If the talks fail, the dockers will strike on 10 May, their union said.",
        "The dockers will strike on 10 May unless the talks succeed.",
        "The gate would have kept the town dry in 1998.",
        "On Friday we wrote that Ida Marsh had stolen the painting.",
        "An earlier version of this article said that Ida Marsh was 40.",
        "Harrow Courier: When will you retire?",
        "“Will you retire in May?” Holt asked.",
        "There were rumours of a sale.",
    ],
)
def test_what_is_denied_asked_conditional_or_taken_back_is_not_given_as_so(sentence: str) -> None:
    assert not asserts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quay is the new director of the pier.",
        "Not only the school was shut.",
        "There is no doubt that the pier is safe.",
        "As we reported in May, the bridge is closed.",
        "“We said that we would come,” Quay said.",
        "Quay asked if the bridge was safe.",
        "We wrote to the ministry in June.",
    ],
)
def test_what_is_given_as_so_is(sentence: str) -> None:
    assert asserts(sentence)


@pytest.mark.parametrize(
    ("sentence", "words", "so"),
    [
        ("The ferry came at 11.20 and not, as we wrote, at 11.50.", "11.20", True),
        ("The ferry came at 11.20 and not, as we wrote, at 11.50.", "11.50", False),
        ("Holt denied that he knew of the ferry, the one that sank with 134 passengers.", "134", True),
        ("Holt denied that he knew of the 134 passengers.", "134", False),
        ("Ida Marsh, who did not like fuss, died on 13 February.", "13 February", True),
        ("Ida Marsh, the curator, will not be director.", "Ida Marsh", False),
        ("Quay won, not Holt.", "Quay", True),
        ("Quay won, not Holt.", "Holt", False),
        ("He did not say who won, but Holt got 400 votes.", "400", True),
    ],
)
def test_what_stands_beside_a_denial_is_given_as_so(sentence: str, words: str, so: bool) -> None:
    at = sentence.index(words)
    assert asserts(sentence, Span(at, at + len(words))) is so


def test_a_paper_takes_back_what_it_wrote_and_a_speaker_does_not() -> None:
    assert retracts("In our report of 19 June we wrote that 143 passengers had been aboard.")
    assert not retracts("“We wrote that 143 passengers were aboard,” Holt said.")
    assert corrects("That was wrong.")
    assert corrects("The figure is not correct.")
    assert not corrects("That was in June.")
    assert condition("If the talks fail, there will be a strike.") == "If the talks fail,"
    assert condition("There will be a strike.") == ""


def test_a_sentence_of_enormous_length_is_read_in_no_time() -> None:
    for hostile in ("we wrote that " * 5_000, "not, " * 20_000, ", who " * 20_000, "if " * 20_000, "that is " * 20_000):
        text = hostile[:1500]
        begun = time.process_time()
        assert all(0 <= span.start < span.end <= len(text) for span in held_back(text))
        assert time.process_time() - begun < 1
