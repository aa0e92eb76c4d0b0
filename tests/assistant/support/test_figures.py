"""Numbers are compared by value, by what they measure and by what they count."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.answer_forms import PATTERNS
from assistant.support.counted import strange
from assistant.support.figures import figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fifty-one million crowns", 51_000_000),
        ("51 million", 51_000_000),
        ("51,000,000", 51_000_000),
        ("51m", 51_000_000),
        ("1.9 million", 1_900_000),
        ("two hundred and twelve nests", 212),
        ("a third", Fraction(1, 3)),
        ("four fifths", Fraction(4, 5)),
        ("half of it", Fraction(1, 2)),
        ("the 12th minute", 12),
        ("3.40 a.m.", Fraction(17, 5)),
    ],
)
def test_a_number_has_one_value_however_it_is_written(text: str, value: int | Fraction) -> None:
    assert [figure.value for figure in figures(text)] == [value]


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("It costs 51 million crowns.", "It would cost fifty-one million crowns."),
        ("Gusts of 137 km/h were measured.", "Gusts of up to 137 kilometres an hour were measured."),
        ("It won 50.2 percent.", "It won 50.2 per cent of the vote."),
        ("Two flooded filters were replaced.", "Two of its four filters were flooded."),
        ("One of them left.", "Somebody left."),
        ("Over 80 people came.", "More than 80 people came."),
        ("It costs 12 crowns a week.", "The delay costs 12 crowns a week."),
        ("Two thirds of the voters chose her.", "Two voters in three chose her."),
        ("It came at twenty to four.", "It came at 3.40 a.m."),
        ("It was seen at 12.45.", "It was seen at 12:45 a.m."),
        ("It is thirteen million dearer.", "There are thirteen additional millions."),
        ("They used ten of the eleven hours of warning.", "We had eleven hours of warning and used ten of them."),
        ("It is thirty metres shorter, 180 instead of 210 metres.", "It is 180 metres long instead of 210."),
        ("Half the cost of 44 million, 22 million, is paid.", "The state pays 22 million of the 44 million."),
        ("No household could order more than four.", "People could order a maximum of four per household."),
        ("In the two rounds four were sent.", "In March and in May four were sent."),
        ("His two daughters came.", "Three neighbours came, and his daughters Ada and Mia."),
        ("It rose 20 percentage points, from 40 to 60 percent.", "It rose from 40 to 60 percent."),
        ("The fare fell to a third, from 12 crowns to 4 crowns.", "The fare fell from 12 crowns to 4 crowns."),
        ("It leaves at 6.50 rather than at 7.40.", "It leaves at 6.50 instead of 7.40."),
        ("The number had gone up to 340.", "The number has risen to 340."),
        (
            "Eight million of the thirteen million are for piles.",
            "Piles are eight of the thirteen additional millions.",
        ),
    ],
)
def test_a_number_that_is_there_stands(claim: str, given: str) -> None:
    assert next(strange(claim, given), None) is None


@pytest.mark.parametrize(
    ("claim", "given", "which"),
    [
        ("It costs 52 million crowns.", "It would cost 51 million crowns.", "52 million"),
        ("It costs 51 billion crowns.", "It would cost 51 million crowns.", "51 billion"),
        ("It costs $40.", "It rose by 40 %.", "$40"),
        ("Building takes thirteen years.", "It takes four years; thirteen additional millions are needed.", "thirteen"),
        ("Children under six get in free.", "Those under twelve get in free. The whale is six metres long.", "six"),
        ("It passed by nine votes to nine.", "It passed by nine to six.", "nine"),
        ("Two voters in five chose her.", "Two voters in three chose her.", "Two voters in five"),
        ("It came at twenty to five.", "It came at 3.40 a.m.", "4:40"),
        ("It is forty metres shorter, 180 instead of 210 metres.", "It is 180 metres long instead of 210.", "forty"),
        ("No household could order more than four.", "People ordered at least four per household.", "four"),
        ("In two rounds four were sent.", "In March and in May four were sent.", "two"),
        ("The two sailors drowned.", "Three sailors drowned.", "two"),
        ("Both came, and in the two rounds two ferries sank.", "In March and in May a ferry sank.", "two"),
        ("It was 60 percent, 20 percent more than the 40 percent of May.", "It was 40 percent, then 60 percent.", "20"),
        ("The fare fell from 12 crowns to 4 crowns, a third.", "The fare fell from 12 crowns to 4 crowns.", "a third"),
        ("It fell by a third of its price, from 12 to 4.", "It fell from 12 to 4.", "a third"),
    ],
)
def test_a_number_of_something_else_falls(claim: str, given: str, which: str) -> None:
    assert next(strange(claim, given), None) == which


@given(st.integers(2, 999_999_999))
def test_thousands_may_be_parted_or_not(number: int) -> None:
    assert next(strange(f"It cost {number} crowns.", f"It cost {number:,} crowns."), None) is None
    assert next(strange(f"It cost {number + 1} crowns.", f"It cost {number:,} crowns."), None) == str(number + 1)


def test_money_of_any_country_is_money() -> None:
    kinds = {
        text: next(figures(text)).kind for text in ("40 roubles", "40 rupees", "40 yuan", "40 kronor", "40 pounds")
    }
    assert kinds == {
        "40 roubles": "rouble", "40 rupees": "rupee", "40 yuan": "yuan", "40 kronor": "crown", "40 pounds": "£",
    }  # fmt: skip
    assert next(strange("It cost 40 rupees.", "It cost 40 roubles."), None) == "40"
    assert {next(figures(text)).kind for text in ("three won medals", "two marks")} == {""}
    assert all(PATTERNS["money"].fullmatch(text) for text in ("40 million yuan", "3,000 francs", "1 dollar", "$40"))


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("It takes four months to build.", "It takes four years to build."),
        ("It costs 51 million crowns a year.", "It costs 51 million crowns."),
        ("More than 80 people came.", "Some 80 people came."),
        ("Fewer than 80 people came.", "More than 80 people came."),
    ],
)
def test_a_unit_a_rate_or_a_bound_that_is_not_there_falls(claim: str, given: str) -> None:
    assert next(strange(claim, given), None) is not None


@given(st.text("0123456789., ’", max_size=300), st.integers(0, 9000))
def test_digits_of_any_length_are_read_without_a_fault(text: str, more: int) -> None:
    list(figures(f"{text} {'7' * more} {text}"))


@pytest.mark.parametrize(
    "text", ["It had 4,871.", "It had 4,871. More came.", "It had 4,871, and more.", "It had 4,871.."]
)
def test_a_full_stop_behind_a_number_is_none_of_it(text: str) -> None:
    assert [(one.written, one.value) for one in figures(text)] == [("4,871", 4871)]
