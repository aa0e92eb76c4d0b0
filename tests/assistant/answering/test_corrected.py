"""A figure or a charge that a paper has taken back is no source, in that paper and of that time."""

from datetime import UTC, datetime

import pytest

from assistant.answering.corrected import fallen
from assistant.domain import Moment, Record


def told(id_: str, outlet: str, day: int, text: str) -> tuple[Record, str]:
    return Record(id_, id_, outlet=outlet, published=Moment(datetime(2025, 3, day, tzinfo=UTC), "day", "test")), text


CORRECTION = told(
    "fix", "Mail", 5, "In our report of 2 March we wrote that 1,900 people cross it. That was wrong. It is 1,090."
)


@pytest.mark.parametrize(
    ("other", "falls"),
    [
        (told("wrong", "Mail", 2, "About 1,900 people cross the bridge every day, said the town hall."), True),
        (told("right", "Mail", 2, "The bridge is 90 metres long and 1,090 people cross it."), False),
        (told("other outlet", "Post", 2, "About 1,900 people cross the bridge every day."), False),
        (told("later", "Mail", 9, "About 1,900 people came to the fair."), False),
        (told("other thing", "Mail", 2, "The bridge cost 1,900 crowns."), False),
    ],
)
def test_the_figure_of_the_corrected_article_falls_and_no_other(other: tuple[Record, str], falls: bool) -> None:
    assert fallen([CORRECTION, other]) == ({1} if falls else set())


def test_a_charge_without_a_number_falls_by_its_words() -> None:
    fix = told("fix", "Mail", 5, "On Friday we wrote that Ida Marsh had stolen the painting. That was wrong.")
    charge = told("charge", "Mail", 4, "Ida Marsh has stolen the painting of the mill, police say.")
    beside = told("beside", "Mail", 4, "The painting shows the mill.")
    assert fallen([charge, fix, beside]) == {0}
