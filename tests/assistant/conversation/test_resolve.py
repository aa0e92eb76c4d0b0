from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation import resolve
from assistant.conversation.thread import REACH
from tests.assistant.conversation.talk import AS_OF, KNOWN, OUTLETS, Told, answered, asked, talk

PIER = "What did Ada Quay say about the pier?"


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("And Tom Holt?", "What did Tom Holt say about the pier?"),
        ("What about Moss?", "What did Moss say about the pier?"),
        ("and the mayor?", "What did the mayor say about the pier?"),
        ("and about the bus?", "What did Ada Quay say about the bus?"),
        ("What about the bus in May?", "What did Ada Quay say about the bus in May?"),
        ("and the cost of it?", "What did Ada Quay say about the cost of the pier?"),
        ("And about it?", "What did Ada Quay say about the pier?"),
        ("and in March?", "What did Ada Quay say about the pier in March?"),
        ("What about January?", "What did Ada Quay say about the pier in January?"),
        ("in 2023?", "What did Ada Quay say about the pier in 2023?"),
        ("and after the vote?", "What did Ada Quay say about the pier after the vote?"),
        ("Did she say why?", "Did Ada Quay say why, as to the pier?"),
        ("Did Tom Holt answer her?", "Did Tom Holt answer Ada Quay?"),
        ("When did she say that?", "When did Ada Quay say that about the pier?"),
        ("did she say that in April?", "Did Ada Quay say so about the pier in April?"),
        ("which paper wrote that?", "Which paper wrote that about the pier?"),
        ("And what did Tom Holt say about it?", "What did Tom Holt say about the pier?"),
        ("Did she deny it?", "Did Ada Quay deny the pier?"),
        ("And what did she say about the bus?", "What did Ada Quay say about the bus?"),
        ("What was her reason?", "What was Ada Quay’s reason for the pier?"),
        ("who disagrees?", "Who disagrees, as to the pier?"),
        ("When was that?", "When did Ada Quay say that about the pier?"),
        ("why?", "Why did Ada Quay say that about the pier?"),
        ("how many?", "How many did Ada Quay say, as to the pier?"),
        ("in which month?", "In which month did Ada Quay say that about the pier?"),
        ("what else?", "What else did Ada Quay say about the pier?"),
        ("tell me more", "What else did Ada Quay say about the pier?"),
        ("Who else?", "Who else spoke about the pier?"),
        ("is that still so?", "What did Ada Quay last say about the pier?"),
    ],
)
def test_a_follow_up_to_somebodys_words_can_be_read_alone(question: str, read_as: str) -> None:
    assert asked(PIER, question) == read_as


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("How much will the new bridge cost?", "and the tunnel?", "How much will the tunnel cost?"),
        ("How much will the new bridge cost?", "why so much?", "Why will the new bridge cost so much?"),
        ("How much will the new bridge cost?", "who pays for that?", "Who pays for the new bridge?"),
        ("How much will the new bridge cost?", "is that still true?", "How much will the new bridge cost now?"),
        ("How many jobs will the mill cut?", "when?", "When will the mill cut jobs?"),
        ("How many people were hurt in Storm Ida?", "where?", "Where were people hurt in Storm Ida?"),
        (
            "How many people were hurt in Storm Ida?",
            "who said that?",
            "Who said how many people were hurt in Storm Ida?",
        ),
        ("How many people were hurt in Senn?", "where were they taken?", "Where were the people hurt in Senn taken?"),
        ("How did the council vote on the pier?", "How did Moss vote?", "How did Moss vote on the pier?"),
        ("Did the council close the museum?", "why?", "Why did the council close the museum?"),
        ("Did the council close the museum?", "and the library?", "Did the council close the library?"),
        ("When does the fair start?", "and when does it end?", "When does the fair end?"),
        ("Why was the fair put off?", "to which date?", "To which date was the fair put off?"),
        ("Why was the fair put off?", "how many people came?", "How many people came to the fair?"),
        (
            "What was the score in the final?",
            "And what did the coach say?",
            "What did the coach say about the score in the final?",
        ),
        ("What did the tribunal in Senn rule on the fines?", "can it be appealed?", "Can the fines be appealed?"),
        ("Who was Olof Brandt?", "what did Ada Quay say about him?", "What did Ada Quay say about Olof Brandt?"),
        (
            "What does Delder Works have to pay Harrow?",
            "What did its lawyer say?",
            "What did Delder Works’ lawyer say?",
        ),
        (
            "what did president oduya say about the dam",
            "and about the road",
            "what did president oduya say about the road?",
        ),
        (
            "what did the police say about the fire in mill lane",
            "and the bank",
            "what did the bank say about the fire in mill lane?",
        ),
    ],
)
def test_a_follow_up_to_a_question_of_fact_can_be_read_alone(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("How many votes did he get?", "How many votes did Max Osten get?"),
        ("and when?", "When was it that Max Osten won the election in Senn?"),
        ("and the turnout?", "What was the turnout in the election in Senn?"),
        ("and his party?", "What is said about Max Osten’s party?"),
    ],
)
def test_who_was_the_answer_may_be_meant(question: str, read_as: str) -> None:
    assert asked("Who won the election in Senn?", question, told={0: Told(short="Max Osten")}) == read_as


def test_who_was_quoted_may_be_meant_after_a_question_of_fact() -> None:
    told = {0: Told(speakers=("Ada Quay",))}
    assert asked("When will the pier open?", "What else did she say?", told=told) == "What else did Ada Quay say?"


def test_a_clause_that_was_said_goes_on_as_one() -> None:
    told = {0: Told(speakers=("Ada Quay",))}
    read = asked("Who said they want to melt it?", "when did she say that?", told=told)
    assert read == "When did Ada Quay say that they want to melt it?"


def test_he_and_she_are_told_apart_by_what_is_known_of_them() -> None:
    assert asked(PIER, "and Tom Holt?", "why did she say so?") == "Why did Ada Quay say so about the pier?"


def test_he_and_she_are_told_apart_by_the_thread_where_nothing_is_known() -> None:
    thread = ("What did Mira Dolz say about the pier?", "and Jon Pell?", "why does he want to keep it?")
    assert asked(*thread, "what did she answer him?") == "What did Mira Dolz answer Jon Pell?"


@pytest.mark.parametrize("question", ["thanks", "and then?", "and she?", "?!", "", "What did the mayor announce?"])
def test_what_takes_nothing_from_the_thread_comes_back_as_it_is(question: str) -> None:
    assert asked(PIER, question) == question


@pytest.mark.parametrize(
    "question",
    [
        "How many hospitals are there in Larkmoor?",
        "What did the town council decide about the Orven Gate?",
        "What did Umerov say about his plan?",
    ],
)
def test_a_question_that_stands_alone_starts_afresh(question: str) -> None:
    last = talk(PIER, "only the Tribune", question)[-1]
    assert (last.question, last.narrowed.outlets) == (question, ())


def test_a_topic_is_looked_for_further_back() -> None:
    assert asked(PIER, "What did Tom Holt say about it?", "And Moss?") == "What did Moss say about the pier?"


@given(st.text(max_size=200))
def test_a_first_question_comes_back_as_it_is(question: str) -> None:
    assert resolve(question, [], AS_OF).question == question


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("and what about she it that the only not no Courier Quay 2024 , ? in May why".split()),
        max_size=9,
    ),
    st.sampled_from([PIER, "How many were hurt?", "who won", "?", "Is it?", "the"]),
)
def test_no_words_raise_and_all_give_one_line(parts: list[str], before: str) -> None:
    read = asked(before, " ".join(parts))
    assert "\n" not in read
    assert "  " not in read.strip()


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_no_thread_raises(before: str, question: str) -> None:
    asked(before, question)


def test_a_long_thread_is_not_read_through() -> None:
    """Work, not time: of ten thousand turns as many are taken apart as of REACH."""
    turn = answered(PIER, talk(PIER)[0], Told())

    class Counted(list[object]):
        read = 0

        def __getitem__(self, at: object) -> object:  # type: ignore[override]  # a slice is all that is asked for
            found = super().__getitem__(at)  # type: ignore[index]
            Counted.read += len(found) if isinstance(found, list) else 1
            return found

        def __iter__(self):  # type: ignore[no-untyped-def]
            raise AssertionError("nobody walks through a thread")

    thread = Counted([turn] * 10_000)
    read = resolve("and Tom Holt?", thread, AS_OF, OUTLETS, KNOWN)  # type: ignore[arg-type]
    assert read.question == "What did Tom Holt say about the pier?"
    assert Counted.read <= REACH


def test_who_somebody_is_leaves_that_one_meant() -> None:
    told = {0: Told(short="harbour master", speakers=("Ada Quay",))}
    assert asked("Who is Ada Quay?", "What did she say this week?", told=told) == "What did Ada Quay say this week?"
    named = {0: Told(short="Ada Quay")}
    assert asked("Who is the harbour master?", "What did she say?", told=named).startswith("What did Ada Quay say")
