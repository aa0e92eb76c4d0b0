"""The days of a claim are held against those of its article, read from the day it appeared."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.support.dated import Dated, strange
from assistant.support.days import without_days

THURSDAY = date(2024, 3, 14)


def check(claim: str, *sentences: str, published: date | None = THURSDAY, around: str = "") -> str | None:
    return strange(claim, [Dated(sentences, around, published)])


@pytest.mark.parametrize(
    "claim",
    [
        "The council voted on Wednesday.",
        "The council voted on 13 March 2024.",
        "The council voted on March 13.",
        "In March 2024 the council voted.",
        "In 2024 the council voted.",
        "The council voted on Wednesday, the Courier reported on 14 March 2024.",
        "On 14 March 2024 the Courier reported that the council voted.",
        "The council voted (2024-03-13).",
    ],
)
def test_a_weekday_is_a_day_of_the_week_of_the_article(claim: str) -> None:
    assert check(claim, "The council voted on Wednesday evening.") is None


def test_a_day_of_another_event_falls_where_the_sentence_that_says_the_claim_has_its_own() -> None:
    given = "He takes office on Monday, 3 June."
    around = f"{given} The study is due at the end of August."
    assert check("He takes office at the end of August.", given, around=around) == "August"
    assert check("He takes office in June.", given, around=around) is None
    assert strange("It was done in August.", [Dated((given,), around, THURSDAY, share=0.2)]) is None


def test_the_days_that_a_stretch_of_them_begins_and_ends_with_are_held_each() -> None:
    given = "The fair moves from 10 March to Sunday, 24 March."
    assert check("The fair moved from 10 to 24 March 2024.", given) is None
    assert check("The fair moved from 11 to 24 March 2024.", given) == "11"
    assert without_days("It moved from 10 to 24 March.").split() == ["It", "moved", "from", "to", "."]


@pytest.mark.parametrize(
    "claim",
    [
        "In March Ada Quay told the council that the wall had cracked in January.",
        "In March 2024, the mayor of Harrow, Ada Quay, said that the wall had cracked in January.",
        "Speaking in March 2024, Quay said that the wall had cracked in January.",
        "Quay said in March that the wall had cracked in January.",
    ],
)
def test_a_month_of_telling_is_that_in_which_the_article_appeared(claim: str) -> None:
    assert check(claim, "“The wall cracked in January,” Quay said.") is None
    assert check(claim.replace("March", "February"), "“The wall cracked in January,” Quay said.") is not None
    assert check("The wall cracked in March.", "“The wall cracked in January,” Quay said.") == "March"


@pytest.mark.parametrize(
    ("claim", "given", "which"),
    [
        (
            "The guild announced in 2024 that it would close.",
            "The guild announced in 2022 that it would close.",
            "2024",
        ),
        ("In 2024 the guild promised a pier.", "In 2019 the guild promised a pier. It was never built.", "2024"),
        (
            "In March 2024, Ada Quay said it leaks.",
            "It is shut, and in January Ada Quay said it leaks.",
            "March 2024",
        ),
        ("Speaking in March, Quay called it folly.", "Speaking in February, Quay called it folly.", "March"),
        ("Quay told the Courier in March that it leaks.", "Quay told the Courier in January that it leaks.", "March"),
        (
            "The mill, which said in 2024 it leaks, is shut.",
            "The mill, which said in 2019 it leaks, is shut.",
            "2024",
        ),
        ("In 2024 the guild said that it leaks.", "Last year the guild said that it leaks.", "2024"),
        ("In 2024 the mill burned, Quay said.", "In 2019 the mill burned, Quay said.", "2024"),
        ("In March Ada Quay said it leaks.", "On Tuesday Ada Quay said that it leaks.", None),
        ("In 2024 Ada Quay said it leaks.", "In January Ada Quay said that it leaks.", None),
        ("In March Quay said that the mill had burned in 2019.", "In 2019 the mill burned, Quay said.", None),
        ("In March Quay said that the mill, shut in 2019, leaks.", "The mill, shut in 2019, leaks, said Quay.", None),
    ],
)
def test_a_month_or_year_of_telling_is_the_article_s_own_where_it_has_one(
    claim: str, given: str, which: str | None
) -> None:
    assert check(claim, given) == which


def test_of_two_who_told_each_has_a_date_of_its_own() -> None:
    given = "The guild announced in 2022 that it would sue the mill, and in January Ada Quay said that the roof leaked."
    assert check("The guild announced in 2022 that it would sue the mill.", given) is None
    assert check("The guild announced in 2024 that it would sue the mill.", given) == "2024"
    assert check("In January 2024 Ada Quay said that the roof leaked.", given) is None
    assert check("In 2024 Ada Quay said that the roof leaked.", given) is None
    assert check("In 2022 Ada Quay said that the roof leaked.", given) == "2022"


def test_a_year_that_the_claim_has_too_leaves_the_other_to_the_day_of_publication() -> None:
    given = "The mill, empty since 1961, is to reopen at Easter."
    assert check("The mill, which has stood empty since 1961, is to reopen at Easter 2024.", given) is None
    assert check("The mill, which has stood empty since 1961, is to reopen in 2025.", given) == "2025"
    assert check("The mill, empty since 1971, is to reopen at Easter 2024.", given) == "1971"


def test_what_happened_after_something_else_has_the_day_of_its_own_sentence() -> None:
    given = ("The pump failed on Friday for the first time since the flood.", "The pool opens on Monday.")
    assert check("The pool opens on Monday, as the pump failed for the first time since the flood.", *given) is None
    assert check("The pool opens on Sunday, as the pump failed for the first time since the flood.", *given) == "Sunday"


@pytest.mark.parametrize(
    ("claim", "which"),
    [
        ("The council voted on Tuesday.", "Tuesday"),
        ("The council voted on 12 March 2024.", "12 March 2024"),
        ("The council voted on Wednesday, 14 March 2024.", "Wednesday, 14 March 2024"),
        ("The council voted on 13 March 2023.", "13 March 2023"),
        ("In April 2024 the council voted.", "April 2024"),
        ("The council voted last summer.", "summer"),
        ("The Courier reported on 15 March 2024 that the council voted.", "15 March 2024"),
    ],
)
def test_another_day_falls(claim: str, which: str) -> None:
    assert check(claim, "The council voted on Wednesday evening.") == which


def test_the_sentence_that_says_most_of_the_claim_binds() -> None:
    sentences = ("Readings were too high, she said on Wednesday.", "Samples were taken on Monday.")
    assert check("Readings were too high, she said on Monday.", *sentences) == "Monday"
    assert check("Samples of Monday were too high, she said on Wednesday.", *sentences) is None


def test_the_day_of_another_citation_holds_where_it_says_what_the_first_leaves_out() -> None:
    agreed = Dated(("They agreed in Arrow on 16 May to mend the weir.",), "", None, 0.8)
    mended = Dated(("The weir was whole again on 25 May.",), "", None, 0.3)
    assert strange("The weir they agreed in Arrow to mend was whole again on 25 May.", [agreed, mended]) is None
    assert strange("They agreed in Arrow on 25 May to mend the weir.", [agreed, mended]) == "25 May"


def test_the_day_of_publication_holds_where_no_other_is_named() -> None:
    assert check("On 14 March 2024 the gate was closed.", "The gate was closed.") is None
    assert check("On 14 March 2024 the gate was closed.", "The gate was closed on Monday.") == "14 March 2024"
    assert check("On 14 March 2024 the gate was closed.", "The gate was closed.", published=None) == "14 March 2024"


def test_may_is_a_month_only_where_it_is_one() -> None:
    assert check("They may vote.", "They vote.") is None
    assert check("They vote in May.", "They vote in June.") == "May"


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 6))
def test_every_day_of_the_week_before_is_told_by_its_name(published: date, back: int) -> None:
    on = published - timedelta(days=back)
    told = f"The gate was closed on {on:%A}."
    assert check(f"The gate was closed on {on.day} {on:%B %Y}.", told, published=published) is None
    other = on + timedelta(days=1)
    wrong = f"The gate was closed on {other.day} {other:%B %Y}."
    assert check(wrong, told, published=published) is not None


@pytest.mark.parametrize(
    ("given", "past", "ahead"),
    [
        ("The bakers announced on Sunday that they would close.", None, "17 March"),
        ("The mayor told reporters on Sunday that the bakers would close.", None, "17 March"),
        ("The bakers closed on Sunday.", None, None),
        ("A march of the bakers on Sunday will be announced.", None, None),
        ("The list will be announced on Sunday.", None, None),
        ("The bakers said Sunday was their last day.", None, None),
        ("The court ruled Sunday must be a day of rest.", None, None),
        ("The bakers said Sunday that they would close.", None, "17 March"),
        ("They would close, the bakers announced Sunday.", None, "17 March"),
    ],
)
def test_a_weekday_on_which_somebody_spoke_is_past(given: str, past: str | None, ahead: str | None) -> None:
    assert check("It was on 10 March.", given) == past
    assert check("It was on 17 March.", given) == ahead


def test_the_weekday_of_the_day_of_publication_is_that_day() -> None:
    given = "The tram stood still on Thursday morning."
    assert check("The tram stood still on 14 March.", given) is None
    assert check("The tram stood still on 21 March.", given) == "21 March"


@pytest.mark.parametrize(
    "given",
    ["The guild will meet again on Thursday.", "The guild is to meet on Thursday.", "The talks are due on Thursday."],
)
def test_a_weekday_to_come_may_be_that_of_the_next_week(given: str) -> None:
    assert check("It is on 21 March.", given) is None
    assert check("It is on 14 March.", given) is None
    assert check("It is on 28 March.", given) == "28 March"


@pytest.mark.parametrize("piece", ["1 to 2 May 2024 and ", "10 or 11 May, ", "1 to ", "In 2019 he ", "told a b c d "])
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 8000)[:16000]
    begun = time.process_time()
    without_days(text)
    check("The boat sailed on 2 May 2024.", text)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The crew rowed out on 14 September 2023.", "The crew had rowed out on 14 September, she said."),
        ("The barn burned down on 2 November 2023.", "The barn burned down on 2 November."),
        ("The bridge opened on 9 October 2023.", "The bridge, which opened on 9 October, is shut."),
        ("The band played on 30 September 2023.", "The band played to two hundred people on 30 September."),
    ],
)
def test_a_day_of_something_done_may_be_of_the_year_before(claim: str, given: str) -> None:
    assert check(claim, given, published=date(2024, 5, 6)) is None


@pytest.mark.parametrize(
    ("claim", "given"),
    [
        ("The fair will be on 14 September 2023.", "The fair will be on 14 September."),
        ("The fair was moved to 14 September 2023.", "The fair was moved to 14 September."),
        ("The hall opens on 2 November 2023.", "The hall opens on 2 November."),
        ("The crew rowed out on 14 September 2022.", "The crew had rowed out on 14 September."),
        ("The hall shut on 2 April 2023.", "The hall shut on 2 April."),
    ],
)
def test_a_day_to_come_and_the_last_one_past_are_of_no_year_before(claim: str, given: str) -> None:
    assert check(claim, given, published=date(2024, 5, 6)) is not None


def test_the_day_of_what_is_told_beside_binds_only_what_tells_it() -> None:
    said, lead = "Moss, who was against it as late as January, voted yes.", "The council voted on Wednesday evening."
    assert check("On 13 March 2024 Moss voted yes.", said, around=f"{said} {lead}") is None
    assert check("On 11 March 2024 Moss voted yes.", said, around=f"{said} {lead}") is not None
    assert check("Moss was against it in April.", said, around=f"{said} {lead}") is not None
