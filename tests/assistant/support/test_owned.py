"""A number is told only of what the article gives it to: the thing, the holder and the time beside it."""

from __future__ import annotations

import pytest

from assistant.support.owned import strange_owner


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The parish pays 900 crowns.", "The guild pays 900 of that, the parish the rest."),
        ("The Growers hold four of the nine places.", "The Millers hold four of the nine places, the Growers two."),
        ("Brennick sold 300 tickets.", "Tolway sold 300 tickets. Brennick sold 120 tickets."),
        ("A team of forty climbs the hill.", "A team of nine climbs the hill, forty metres high."),
        ("The rain accounts for five million.", "The rain accounts for two of the five additional millions."),
        ("He tends 17 metres of hedge.", "He tends 450 metres of hedge and 17 beehives."),
        ("The judge awarded him 7,000 crowns.", "The judge awarded him 2,000 crowns. He had asked for 7,000."),
        (
            "Five years ago the mill stopped six times.",
            "Last year the mill stopped six times. Five years ago it was twice.",
        ),
        (
            "The baker earned 800 crowns at the fair.",
            "The fair took 800 crowns on its first day, and the baker earned 90 crowns.",
        ),
    ],
)
def test_a_number_of_something_else_falls(claim: str, given: str) -> None:
    assert strange_owner(claim, given, given) is not None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The guild pays 900 crowns.", "The guild pays 900 of that, the parish the rest."),
        ("The Growers hold two of the nine places.", "The Millers hold four of the nine places, the Growers two."),
        ("Tolway sold 300 tickets, Brennick 120.", "Tolway sold 300 tickets. Brennick sold 120 tickets."),
        ("The hill is forty metres high.", "A team of nine climbs the hill, forty metres high."),
        ("He had asked for 7,000 crowns.", "The judge awarded him 2,000 crowns. He had asked for 7,000."),
        ("I thanked two boys who had helped.", "I want to thank the two boys who helped."),
        ("Last year the mill stopped six times.", "Last year the mill stopped six times. Five years ago it was twice."),
        ("Engines failed two miles off the pier.", "The engines failed at 8.05, about two miles off the pier."),
        (
            "The repair of the roof is put at 150 crowns.",
            "The guild gets 60 crowns for its roof. With 90 crowns it has it can pay the repair, which is put at 150.",
        ),
    ],
)
def test_a_number_of_its_own_stands(claim: str, given: str) -> None:
    assert strange_owner(claim, given, given) is None


def test_the_sum_of_all_is_the_one_that_the_article_calls_so() -> None:
    near = "There were 20 guests on the boat. Together with the crew, 24 people were on board."
    given = "There were 20 guests on the boat."
    assert strange_owner("The boat had 20 people on board in all.", given, near) == "20"
    assert strange_owner("There were 20 guests.", given, near) is None


def test_a_quotation_is_not_read_for_its_numbers() -> None:
    given = "The guild pays 900 of that, the parish the rest."
    assert strange_owner("Orme said: “The parish pays 900.”", given, given) is None


@pytest.mark.parametrize(
    "wrong", ["That was wrong.", "This is incorrect.", "It was not so.", "The number was wrong.", "That was a mistake."]
)
def test_a_number_that_the_article_takes_back_is_no_other_ones(wrong: str) -> None:
    article = (
        "We wrote that 143 guests had been aboard the Gull. {} By the list there were 134 guests on the ship. With the "
        "crew of nine, 143 people were on board."
    )
    claim = "There were 134 guests on board the Gull."
    assert strange_owner(claim, article.format(wrong), article.format(wrong)) is None
    assert strange_owner(claim, article.format("So it was."), article.format("So it was.")) == "134"
