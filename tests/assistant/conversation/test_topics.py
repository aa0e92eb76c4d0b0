"""What a thread is about while other questions lean on it, and the places of a question that fragments take."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked, scope, talk

PIER = "What did Ada Quay say about the pier?"


def test_a_question_that_stood_alone_is_a_wall() -> None:
    thread = ("What did Tom Holt say about the school?", "What happened in Storm Ida?", "when was that?")
    assert asked(*thread) == "When was Storm Ida?"


def test_a_date_that_was_asked_for_is_not_what_the_thread_is_about() -> None:
    thread = (PIER, "did she name a date?", "who opposes it?")
    assert asked(*thread[:2]) == "Did Ada Quay name a date for the pier?"
    assert asked(*thread) == "Who opposes the pier?"


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("Who found the leak in the Tarn pipeline?", "how big is it?", "How big is the leak in the Tarn pipeline?"),
        ("When did the harbour vote take place?", "how did Moss vote?", "How did Moss vote in the harbour vote?"),
        ("When will the vote on the pier take place?", "how will Moss vote?", "How will Moss vote on the pier?"),
        ("How many people were hurt in the crash at Senn?", "which hospitals?",
         "Which hospitals had to do with the crash at Senn?"),
        ("Which firm will run the Senn ferry?", "how many boats?", "How many boats does the Senn ferry have?"),
        ("What is the capital of Tarn?", "who is its president?", "Who is Tarn’s president?"),
        ("Who opposes the pier?", "why?", "Why do some oppose the pier?"),
        ("Who won the cup in Tarn?", "when was that?", "When was the cup in Tarn won?"),
        ("Who was elected mayor?", "when?", "When was somebody elected mayor?"),
        ("Did Moss resign?", "why not?", "Why did Moss not resign?"),
        ("Did anyone leave the council?", "who?", "Who did leave the council?"),
        ("How much will the Senn bridge cost?", "and the one in Tarn?", "How much will the bridge in Tarn cost?"),
        ("Who paid for the new roof?", "and the rest?", "Who paid for the rest of the new roof?"),
        ("Is the Senn tunnel open?", "who decided that?", "Who decided that the Senn tunnel is open?"),
        ("Why was the fair put off?", "who pays?", "Who pays for the fair?"),
        ("What does the minister say about rents?", "and the tenants?", "What do the tenants say about rents?"),
    ],
)  # fmt: skip
def test_a_follow_up_reads_as_somebody_would_write_it(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


def test_what_who_decided_that_asks_is_not_exchanged() -> None:
    thread = ("When will the Senn line reopen?", "who decided that?", "and the Tarn line?")
    assert asked(*thread) == "When will the Tarn line reopen?"


def test_a_correction_exchanges_who_answered() -> None:
    assert asked("How did the defence react?", "sorry, I meant the prosecution") == "How did the prosecution react?"


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("and not the pier, the school", "What did Ada Quay say about the school?"),
        ("no, back in 2023", "What did Ada Quay say about the pier in 2023?"),
        ("and nothing about the bus?", "What did Ada Quay say about the bus?"),
    ],
)
def test_what_is_corrected_or_led_in_otherwise(question: str, read_as: str) -> None:
    assert asked(PIER, question) == read_as


def test_an_outlet_takes_the_place_of_the_one_that_is_named() -> None:
    thread = ("What did the Coast Tribune write about the pier?", "and the Courier?")
    assert asked(*thread) == "What did the Courier write about the pier?"
    assert scope(*thread).outlets == ("Orvenmouth Courier",)


@pytest.mark.parametrize(
    ("before", "read_as"),
    [
        ("What happened at the fair according to Tom Holt?", "What happened at the fair according to the police?"),
        ("How many were hurt at the fair?", "How many were hurt at the fair according to the police?"),
        (PIER, "What did the police say about the pier?"),
    ],
)
def test_according_to_whom_is_a_place_of_a_question(before: str, read_as: str) -> None:
    assert asked(before, "and according to the police?") == read_as


@pytest.mark.parametrize("question", ["and then?", "and his deputy?", "what about so?"])
def test_a_fragment_that_means_nothing_is_asked_back(question: str) -> None:
    last = talk("Is the pier open?", question)[-1]
    assert last.unclear


def test_who_is_asked_by_office_may_be_of_either_sex() -> None:
    told = {0: Told(short="Ada Quay")}
    assert asked("What did the harbour master say?", "and his deputy?", told=told).startswith("What did the harbour")


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("who chairs the rowing club?", "who chairs the rowing club?"),
        ("which firm built the pier?", "which firm built the pier?"),
        ("what happened to the library?", "what happened to the library?"),
        ("who pays the other half?", "Who pays the other half, as to the siren?"),
        ("who gave the lower figure?", "Who gave the lower figure, as to the siren?"),
        ("and who chairs the club?", "Who chairs the club, as to the siren?"),
        ("who pays for it?", "Who pays for the siren?"),
    ],
)
def test_a_question_with_an_object_of_its_own_is_asked_as_typed(question: str, read_as: str) -> None:
    assert asked("What did Tom Holt say about the siren?", question) == read_as
