"""What came first may not be told as second."""

from __future__ import annotations

import pytest

from assistant.domain import Citation, Record
from assistant.support.ordered import misordered
from assistant.support.reading import Reading

TEXT = (
    "Rooke thanked her friends in the corn hall at nine. She thanked the cooks, too. "
    "Moss had by then already congratulated her."
)


def _reading() -> Reading:
    return Reading.of(Citation(1, Record("a", "The vote"), 0, len(TEXT), TEXT), TEXT, [])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("An hour before that he wrote a letter.", "An hour later he wrote a letter."),
        (
            "After the verdict the mill opened its ledgers to the farmers.",
            "The farmers won the verdict after the mill had opened its ledgers to them.",
        ),
        (
            "The crew painted the mast before they mended the sail.",
            "The crew mended the sail before they painted the mast.",
        ),
        ("The mill was mended before the weir.", "The weir was mended before the mill; both belong to the guild."),
        ("The mill was mended after the weir.", "The weir was mended after the mill."),
        (
            "A beam broke in the loft two days after the harvest supper.",
            "Two days before the harvest supper, a beam broke.",
        ),
        ("A week earlier the loft had burned.", "The guild met, and a week later the loft burned."),
        ("Two cooks fell ill before the kitchen was shut.", "The kitchen was shut, after which two cooks fell ill."),
    ],
)
def test_the_second_is_not_the_first(claim: str, sentence: str) -> None:
    assert misordered(claim, [sentence], []) is not None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("An hour afterwards he wrote a letter.", "An hour later he wrote a letter."),
        (
            "The crew painted the mast after they had mended the sail.",
            "The crew mended the sail before they painted the mast.",
        ),
        (
            "After the crew mended the sail, they painted the mast.",
            "The crew mended the sail before they painted the mast.",
        ),
        ("The mill was mended after the weir.", "The weir was mended before the mill; both belong to the guild."),
        ("The mill was mended before the weir.", "The mill was mended before the weir and the lock."),
        (
            "A beam broke in the loft, and two days later the guild held its supper.",
            "Two days before the supper of the guild, a beam broke.",
        ),
        ("Two days after the supper Moss resigned.", "Two days before he resigned, there was a supper."),
        ("Moss left the guild a week later.", "A week before the supper, the loft burned."),
        ("The crew painted the mast before noon.", "It rained before the crew left."),
        ("The kitchen was shut after two cooks fell ill.", "Two cooks fell ill, after which the kitchen was shut."),
        ("In a storm the mast broke, after which the boat sank.", "The boat sank after the mast broke in a storm."),
        ("The crew painted the mast.", "The crew mended the sail before they painted the mast."),
    ],
)
def test_the_same_order_in_other_words_stands(claim: str, sentence: str) -> None:
    assert misordered(claim, [sentence], []) is None


def test_what_was_by_then_already_done_did_not_come_after() -> None:
    assert misordered("Moss congratulated her after she had thanked her friends in the corn hall.", [], [_reading()])
    assert not misordered("She thanked her friends after Moss had congratulated her.", [], [_reading()])
    assert misordered("Moss congratulated Rooke after she had thanked her friends in the corn hall.", [], [_reading()])


def test_years_tell_the_order_too() -> None:
    text = "Ada Rooke joined the watch in 1964. In 1978 she was named captain."
    reading = Reading.of(Citation(1, Record("a", "Ada Rooke"), 0, len(text), text), text, [])
    assert misordered("Rooke was named captain before she joined the watch.", [], [reading])
    assert not misordered("Rooke joined the watch before she was named captain.", [], [reading])
    assert not misordered("Rooke was named captain after she joined the watch.", [], [reading])


CLOCK = "The Heron sailed for Varne at 7.40. At 8.05 her pumps failed and the crew lit the lamps."


def test_what_was_by_then_done_was_not_done_only_after_that() -> None:
    assert misordered("Moss congratulated her only after that speech.", [], [_reading()]) == "after"
    assert misordered("Rooke thanked her friends only after that speech.", [], [_reading()]) is None


def test_a_later_time_of_the_day_is_later() -> None:
    reading = Reading.of(Citation(1, Record("a", "The Heron"), 0, len(CLOCK), CLOCK), CLOCK, [])
    assert misordered("The pumps had already failed when she sailed for Varne.", [], [reading]) == "already"
    assert misordered("The ship had already sailed for Varne when the pumps failed.", [], [reading]) is None


@pytest.mark.parametrize(
    ("text", "claim", "is_turned"),
    [
        (
            "The loft burned in May. The guild has since sold the barn.",
            "The guild sold the barn before the loft burned.",
            True,
        ),
        (
            "The loft burned in May. The guild has since sold the barn.",
            "The guild sold the barn after the loft burned.",
            False,
        ),
        (
            "The loft burned in May. The guild has since sold the barn.",
            "The loft burned before the guild sold the barn.",
            False,
        ),
        (
            "Rooke pulled a boy out of the weir. She won the medal for it.",
            "She had won the medal before that night.",
            True,
        ),
        (
            "She won the medal for it. In 1990 she moved to Hallow.",
            "She won the medal before she moved to Hallow.",
            False,
        ),
        ("Rooke spoke for an hour. Afterwards the choir sang.", "The choir sang before Rooke spoke.", True),
        ("Rooke spoke. Then the choir sang. Supper was at nine.", "The choir sang before the supper.", False),
    ],
)
def test_what_has_since_been_done_was_not_done_before(text: str, claim: str, is_turned: bool) -> None:
    reading = Reading.of(Citation(1, Record("a", "The barn"), 0, len(text), text), text, [])
    assert (misordered(claim, [], [reading]) is not None) is is_turned
