from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversation.scope import outlets_meant
from assistant.domain import Period
from tests.assistant.conversation.talk import OUTLETS, Told, asked, scope, talk

PIER = "What did Ada Quay say about the pier?"


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("only after May 20", Period(day("2025-05-21"), None)),
        ("only in April", Period(day("2025-04-01"), day("2025-05-01"))),
        ("just last week", Period(day("2025-05-19"), day("2025-05-26"))),
    ],
)
def test_only_a_time_asks_the_same_within_it(question: str, period: Period) -> None:
    read = talk(PIER, question)[-1]
    assert read.question == PIER
    assert read.narrowed.period == period
    assert read.narrowed.why.endswith("kept as a period")
    assert read.narrowed.inferred == ()


@pytest.mark.parametrize(
    "question",
    [
        "only the Tribune",
        "and the Tribune?",
        "no, the Tribune",
        "from the Tribune only",
        "only the Tribune, not the Courier",
        "just what the Tribune had",
        "just the Tribune’s coverage",
        "articles from the Tribune",
        "anything in the tribune?",
        "did the Tribune report it?",
        "how did the Tribune put it?",
        "sorry, the Tribune I meant",
        "the Tribune, I mean",
    ],
)
def test_an_outlet_asks_the_same_of_it(question: str) -> None:
    read = talk(PIER, question)[-1]
    assert (read.question, read.narrowed.outlets) == (PIER, ("Coast Tribune",))


def test_what_was_narrowed_stays_while_questions_lean_back() -> None:
    thread = (PIER, "only after May 20", "only the Courier", "and Tom Holt?")
    read = talk(*thread)[-1]
    assert read.question == "What did Tom Holt say about the pier?"
    assert read.narrowed.period == Period(day("2025-05-21"), None)
    assert read.narrowed.outlets == ("Orvenmouth Courier",)
    assert scope(*thread, "and about the bus?").outlets == ("Orvenmouth Courier",)


def test_a_period_of_its_own_ends_the_one_before_and_keeps_the_outlet() -> None:
    read = talk(PIER, "only after May 20", "only the Courier", "and in March?")[-1]
    assert read.question.endswith("in March?")
    assert read.narrowed.period == Period()
    assert read.narrowed.outlets == ("Orvenmouth Courier",)
    assert "May 20" not in read.narrowed.why


def test_another_outlet_takes_the_place_of_the_one_before() -> None:
    assert scope(PIER, "only the Courier", "and the Tribune?").outlets == ("Coast Tribune",)


def test_before_that_counts_from_the_period_before() -> None:
    assert scope(PIER, "only in April", "and before that?").period == Period(None, day("2025-04-01"))


@pytest.mark.parametrize(
    ("question", "first"), [("and the week before?", "2025-05-12"), ("and a week later?", "2025-05-26")]
)
def test_a_week_before_is_counted_from_the_period_before(question: str, first: str) -> None:
    read = talk(PIER, "only last week", question)[-1]
    assert read.question == PIER
    assert read.narrowed.period == Period(day(first), day(first) + timedelta(days=7))


def test_since_then_counts_from_the_articles_that_were_cited() -> None:
    read = talk(PIER, "and since then?", told={0: Told(speakers=("Ada Quay",))})[-1]
    assert (read.question, read.narrowed.period) == (PIER, Period(day("2025-04-03"), None))


def test_the_time_of_a_question_goes_on_as_an_implied_period() -> None:
    read = talk("How did the council vote on the pier in April 2025?", "What will it cost?")[-1]
    assert read.question == "What will the pier cost?"
    assert read.narrowed.period == Period(day("2025-04-01"), day("2025-05-01"))
    assert read.narrowed.inferred == ("period",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the Tribune", ("Coast Tribune",)),
        ("the Straits Dispatch", ("straitsdispatch.example",)),
        ("the Courier and the Tribune", ("Orvenmouth Courier", "Coast Tribune")),
        ("according to the Coast Tribune", ("Coast Tribune",)),
        ("the Tribune of last week", ()),
        ("the coast", ("Coast Tribune",)),
        ("the", ()),
        ("the Gazette", ()),
    ],
)
def test_an_outlet_is_known_by_a_part_of_its_name(text: str, meant: tuple[str, ...]) -> None:
    assert outlets_meant(text, OUTLETS) == meant


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        (
            ("What did Ivan Ivanov say about the pier?",),
            "no, the other Ivanov",
            "What did Petra Ivanov say about the pier?",
        ),
        ((PIER,), "no, Tom Holt", "What did Tom Holt say about the pier?"),
        ((PIER,), "I meant the lighthouse", "What did Ada Quay say about the lighthouse?"),
        ((PIER,), "not the pier, the bus", "What did Ada Quay say about the bus?"),
        ((PIER,), "Tom Holt, not Ada Quay", "What did Tom Holt say about the pier?"),
        (("What did the mayor say?",), "not the mayor, the harbour master", "What did the harbour master say?"),
        (
            ("What did the minister of schools say?",),
            "not the minister, his deputy",
            "What did the minister of schools’ deputy say?",
        ),
        (("What did Ada Quay say in March 2025?",), "I meant 2024", "What did Ada Quay say in March 2024?"),
        (("What did Ada Quay say in March?",), "I meant 2024", "What did Ada Quay say in March 2024?"),
        ((PIER,), "I meant 2024", "What did Ada Quay say about the pier in 2024?"),
        ((PIER,), "no, what did Tom Holt say about the bus?", "What did Tom Holt say about the bus?"),
    ],
)
def test_a_correction_works_on_the_question_before(before: tuple[str, ...], question: str, read_as: str) -> None:
    assert asked(*before, question) == read_as


ONLY_LATE = ("What did Ada Quay say about the pier?", "only after January 2025")


@pytest.mark.parametrize(
    "question",
    [
        "what did she say about the school?",
        "what did Tom Holt say?",
        "did she ever speak about it?",
        "any time",
        "ever?",
    ],
)
def test_another_topic_or_speaker_and_ever_lift_the_period(question: str) -> None:
    assert scope(*ONLY_LATE).period
    assert not scope(*ONLY_LATE, question).period


@pytest.mark.parametrize("question", ["and Tom Holt?", "why did she say that?", "and before?", "before that?"])
def test_what_asks_the_same_stays_within_a_period(question: str) -> None:
    assert scope(*ONLY_LATE, question).period
    turned = scope(*ONLY_LATE, question).period.start is None
    assert turned == ("before" in question)


def test_both_are_the_two_outlets_asked_one_after_the_other() -> None:
    thread = ("What did Ada Quay say about the pier?", "only the Tribune", "and the Courier", "no, both")
    assert scope(*thread).outlets == ("Coast Tribune", "Orvenmouth Courier")


def test_an_outlet_is_known_by_its_initials_if_they_are_three() -> None:
    known = ("Senn Press Agency", "Coast Tribune")
    assert outlets_meant("SPA", known) == outlets_meant("spa", known) == ("Senn Press Agency",)
    assert outlets_meant("CT", known) == ()


def test_a_month_of_this_year_or_the_last_is_one_time() -> None:
    assert asked(PIER, "and in March last year?") == "What did Ada Quay say about the pier in March 2024?"
    assert asked(PIER, "what about it in March this year?") == "What did Ada Quay say about the pier in March 2025?"
