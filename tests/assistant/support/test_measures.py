"""A measure told in words is the one that another text has in figures, and no other."""

from __future__ import annotations

import pytest

from assistant.support.counted import strange


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The notice came 45 minutes later.", "The notice came three quarters of an hour later."),
        ("The trip took an hour and a half.", "The trip took 90 minutes."),
        ("The trip took 90 minutes.", "The trip took one and a half hours."),
        ("The two-and-a-half-hour sitting ended late.", "The sitting lasted 150 minutes and ended late."),
        ("The half-hour film was shown.", "The 30-minute film was shown."),
        ("The work lasted 18 months.", "The work lasted a year and a half."),
        ("Half a million people came.", "The fair drew 500,000 people."),
        ("It cost 2.5 million crowns.", "It cost two and a half million crowns."),
        ("Six boats came.", "Half a dozen boats came."),
        ("He waited two weeks.", "He waited a fortnight."),
        ("He was chairman for ten years.", "He was chairman for a decade."),
        ("He fished for half a century.", "He fished for 50 years."),
        ("100 boats came.", "A hundred boats came."),
        ("Two boats were lost.", "Both boats were lost."),
        ("The sitting begins at 7.30 p.m.", "The sitting begins at 19.30."),
        ("The sitting begins at 19:30.", "The sitting begins at half past seven in the evening."),
        ("75 per cent of voters agreed.", "Three quarters of voters agreed."),
    ],
)
def test_a_measure_in_words_is_the_one_in_figures(claim: str, given: str) -> None:
    assert list(strange(claim, given)) == []


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The notice came 15 minutes later.", "The notice came three quarters of an hour later."),
        ("The trip took half an hour.", "The trip took an hour and a half."),
        ("The trip took an hour and a half.", "The trip took two hours."),
        ("Half a million people came.", "The fair drew 50,000 people."),
        ("It cost 3.5 million crowns.", "It cost two and a half million crowns."),
        ("The work lasted 15 months.", "The work lasted a year and a half."),
        ("He waited three weeks.", "He waited a fortnight."),
        ("The sitting begins at 20.30.", "The sitting begins at 19.30."),
        ("70 per cent of voters agreed.", "Three quarters of voters agreed."),
    ],
)
def test_another_measure_falls(claim: str, given: str) -> None:
    assert list(strange(claim, given)) != []


def test_a_price_is_no_time_of_day() -> None:
    assert list(strange("Prices rose from 13.40 to 15.20.", "Prices rose from 1.40 to 3.20.")) == ["13.40", "15.20"]


def test_a_number_left_without_what_it_counts_goes_to_the_clause_that_names_its_holder() -> None:
    given = "The Quay List has three of the fifteen seats. Open Hands, the party of Ada Quay, has five."
    claim = "With Open Hands’ five seats and the Quay List’s three, a majority of the fifteen seats is near."
    assert list(strange(claim, given)) == []
