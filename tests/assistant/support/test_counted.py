"""A number may follow from others of the article where it measures the same, and else may not."""

from __future__ import annotations

import pytest

from assistant.support.counted import strange


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The town has to find 270,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        (
            "The court gave it 2.4 million crowns, 700,000 less.",
            "It gave 2.4 million crowns. They asked for 3.1 million.",
        ),
        ("He is ten minutes faster now.", "It takes him forty minutes; in January it took him fifty."),
        ("She won by 3.5 percentage points.", "She got 50.2 per cent and he 46.7 per cent."),
        ("Together they hold eight seats.", "One group has three seats, the other has five seats."),
        ("A quarter of the 240 jobs go.", "Of 240 jobs, 60 will go."),
        ("She got just over half of the vote.", "She got 50.2 per cent of the vote."),
        ("Half of it was paid.", "It was paid to 50 per cent."),
        ("More than four thousand homes were dark.", "About 4,200 homes were dark."),
    ],
)
def test_what_follows_from_the_article_stands(claim: str, given: str) -> None:
    assert list(strange(claim, given)) == []


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The town has to find 280,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        ("The town has to find 1,470,000 crowns.", "The roof costs 870,000 crowns. The insurer pays 600,000 of that."),
        ("It takes him ten minutes.", "It takes him forty minutes; in January it took him fifty."),
        ("She won by 3.5 per cent.", "She got 50.2 per cent and he 46.7 per cent."),
        ("Together they hold nine seats.", "One group has three seats, the other has five seats."),
        ("Together they hold 130 boats.", "They have 120 seats and 10 boats."),
        ("A third of the 240 jobs go.", "Of 240 jobs, 60 will go."),
        ("She got just over half of the vote.", "She got 61.2 per cent of the vote."),
        ("More than four thousand homes were dark.", "About 6,200 homes were dark."),
        ("More than 4,200 homes were dark.", "About 4,200 homes were dark."),
        ("The bridge cost 300 crowns.", "The bridge cost 4,200 crowns. The mayor of Valen earns 3,900 crowns."),
        ("The flood killed 130 people.", "The flood killed 250 people. It injured 120 people."),
        ("The flood killed 370 people in total.", "The flood killed 250 people. It injured 120 people."),
        ("The club has 120 members.", "The club has 1,120 members, up from 1,000 members a year ago."),
        ("There were 450 protesters at the pier.", "There were 950 protesters at the pier and 500 at the hall."),
        ("Rents rose by 150 crowns.", "Rents rose to 650 crowns. A berth costs 500 crowns."),
        ("More than $4,000 was paid for the bridge.", "The bridge cost $900. The mayor earns $4,200."),
        ("Half of the voters backed the pier.", "A quarter of the 80 voters backed the pier. Turnout was 50 %."),
    ],
)
def test_another_number_falls(claim: str, given: str) -> None:
    assert list(strange(claim, given)) != []


def test_a_bare_number_counts_what_the_one_before_it_does() -> None:
    given = "In the ballot he got 900 votes. Mara Tell, a baker, came second with 300."
    assert list(strange("The baker Mara Tell came second with 300 votes.", given)) == []
    assert list(strange("He got 300 votes in the ballot.", given)) == ["300"]


@pytest.mark.parametrize(
    ("claim", "given", "stands"),
    [
        ("The crossing took 8 hours.", "The crossing took five hours. One of the eight was sick.", False),
        ("One of the five was sick.", "The crossing took five hours. One of the eight was sick.", False),
        ("One of the eight was sick.", "The crossing took five hours. One of the eight was sick.", True),
        ("It cost 44 million crowns.", "Of the 44 million, the town pays a tenth.", True),
        ("The wall is 9 metres long.", "The wall grew from 7 to 9. It had been six metres.", True),
    ],
)
def test_people_named_before_are_no_measure(claim: str, given: str, stands: bool) -> None:
    assert (list(strange(claim, given)) == []) is stands
