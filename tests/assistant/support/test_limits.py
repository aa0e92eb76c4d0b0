"""A date that bounds something is held against the one that bounds it in the article."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.support.dated import Dated
from assistant.support.limits import other_limit

GIVEN = "Ada Fenn, who was a pilot until February, said she had written in October 2023 and in January."


@pytest.mark.parametrize(
    ("claim", "given", "which"),
    [
        ("Ada Fenn was a pilot until January.", GIVEN, "January"),
        ("Ada Fenn was a pilot until February.", GIVEN, None),
        ("Ada Fenn was a pilot until February 2024.", GIVEN, None),
        ("Ada Fenn wrote in January.", GIVEN, None),
        ("Ada Fenn had written before January.", GIVEN, None),
        ("The road is shut until Friday.", "The road is shut until Saturday, it was said on Friday.", "Friday"),
        ("The road is shut until 23 March 2024.", "The road is shut until 23 March.", None),
        ("The road is shut until 23 March 2024.", "The road is shut until Saturday, 23 March.", None),
        ("The road is shut from 10 to 24 March.", "The road is shut from 10 until 24 March.", None),
        ("The road is shut until summer.", "The road is shut until spring, and in summer on Sundays.", "summer"),
        ("Since 2019 she has led it.", "Since 2018 she has been in it; since 2019 she has led it.", None),
    ],
)
def test_the_same_word_has_the_same_date_behind_it(claim: str, given: str, which: str | None) -> None:
    assert other_limit(claim, [Dated((given,), given, date(2024, 3, 14))]) == which


TWO = ("The lock stays shut until May.", "The pier stays shut until June.")


@pytest.mark.parametrize(
    ("claim", "which"),
    [
        ("The lock stays shut until May and the pier until June.", None),
        ("The pier stays shut until June, the lock until May.", None),
        ("The lock stays shut until May and the pier until July.", "July"),
    ],
)
def test_either_of_two_things_has_its_bound_in_a_sentence_of_its_own(claim: str, which: str | None) -> None:
    assert other_limit(claim, [Dated(TWO, "", date(2024, 3, 14))]) == which
    assert other_limit(claim, [Dated((each,), "", date(2024, 3, 14)) for each in TWO]) == which


def test_without_a_citation_nothing_is_bounded() -> None:
    assert other_limit("Until January.", []) is None
