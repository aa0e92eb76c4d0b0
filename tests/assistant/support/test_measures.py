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


@pytest.mark.parametrize(
    ("claim", "given", "which"),
    [
        ("The fare rose by 3.50 crowns.", "The fare rose by 15.50 crowns.", "3.50"),
        ("Support was at 2.25 percent.", "Support was at 14.25 percent.", "2.25"),
        ("The debt grew by 2.25 million crowns.", "The debt grew by 14.25 million crowns.", "2.25 million"),
        ("The stream was at 2.20 metres.", "The stream was at 14.20 metres.", "2.20"),
        ("He came in after 1.45 seconds.", "He came in after 13.45 seconds.", "1.45"),
        ("The paper fell by 1.40 to its lowest.", "The paper fell by 13.40 to its lowest.", "1.40"),
        ("Prices rose from 13.40 to 15.20.", "Prices rose from 1.40 to 3.20.", "13.40"),
        ("The fare, 13.40 at noon, rose by 15.50 crowns.", "The fare, 13.40 at noon, rose by 3.50 crowns.", "15.50"),
        ("The boat left at 7.30 a.m.", "The boat left at 19.30.", "7.30"),
        ("The boat left at 7:30 in the morning.", "The boat left at 19:30.", "7:30"),
        ("It was there at 12.30 p.m.", "It was there at 0:30.", "12.30"),
    ],
)
def test_a_price_is_no_time_of_day(claim: str, given: str, which: str) -> None:
    assert next(strange(claim, given), None) == which


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The debt went up 14.25 million crowns.", "The debt grew by 14.25 million crowns."),
        ("The rise of the stream was 14.25 metres.", "The stream rose by 14.25 metres."),
        ("The papers were worth 22.15 at noon.", "The papers stood at 22.15, up 2 %."),
        ("The helpers get 13.50 crowns more a week.", "Pay rises by 13.50 crowns a week."),
        ("The boat left at 7 p.m.", "The boat left at 19.00."),
        ("The boat left at 19:30.", "The boat left at half past seven."),
        ("It was there at 12.30 a.m.", "It was there at 0:30."),
        ("The town rents the hall for two decades.", "The town rents the hall for 20 years."),
        ("The wall is 300 years old.", "The wall has stood for three centuries."),
        ("Two of the boats are more than 40 years old.", "The guild has two boats older than 40 years."),
    ],
)
def test_a_price_stays_and_a_time_is_the_same_by_either_clock(claim: str, given: str) -> None:
    assert list(strange(claim, given)) == []


def test_a_number_left_without_what_it_counts_goes_to_the_clause_that_names_its_holder() -> None:
    given = "The Quay List has three of the fifteen seats. Open Hands, the party of Ada Quay, has five."
    claim = "With Open Hands’ five seats and the Quay List’s three, a majority of the fifteen seats is near."
    assert list(strange(claim, given)) == []
