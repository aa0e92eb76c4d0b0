"""What a follow-up leaves out: nouns, objects, what a preposition hangs on, what a fragment stands in for."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked

PIER = "What did Ada Quay say about the pier?"


@pytest.mark.parametrize(
    ("before", "question", "read_as"),
    [
        ("Did the council approve the study?", "is there a newer one?", "Is there a newer study?"),
        ("What did Ada Quay say about the bus?", "did she promise one?", "Did Ada Quay promise a bus?"),
        ("How did the council vote on the pier?", "who was against?", "Who was against the pier?"),
        ("What did Tom Holt say about the truce?", "did Ada Quay accept?", "Did Ada Quay accept the truce?"),
        (
            "Did Tom Holt change his mind on the pier?",
            "when did he change it?",
            "When did Tom Holt change his mind on the pier?",
        ),
        ("Did the Norwell bridge reopen?", "to all traffic?", "Did the Norwell bridge reopen to all traffic?"),
        ("Why did Tom Holt resign?", "what contract?", "What contract had to do with Tom Holt?"),
        ("Did the Elm school win the prize?", "which prize?", "Which prize did the Elm school win?"),
        ("What does the report say about the bridge?", "who wrote it?", "Who wrote the report?"),
        ("What does the report say about the bridge?", "when was it published?", "When was the report published?"),
        ("Is there a petition for the huts?", "how many signed it?", "How many signed the petition?"),
        ("Who led the Russian side?", "and the Ukrainian?", "Who led the Ukrainian side?"),
        ("What is the Guillemot?", "when will she arrive?", "When will the Guillemot arrive?"),
        ("Has the ministry opened an inquiry?", "and the prosecutor?", "Has the prosecutor opened an inquiry?"),
        ("What's the new ferry called?", "how fast?", "How fast is the new ferry?"),
        (
            "Did Tom Holt deny that the huts would go?",
            "what exactly did he say?",
            "What exactly did Tom Holt say about the huts?",
        ),
        ("How did the trial of Peter Vane end?", "why was he acquitted?", "Why was Peter Vane acquitted?"),
        ("What does Tarn say to the offer?", "and the Americans?", "What do the Americans say to the offer?"),
    ],
)
def test_what_is_left_out_is_taken_from_the_question_before(before: str, question: str, read_as: str) -> None:
    assert asked(before, question) == read_as


def test_who_did_something_is_not_what_it_is_about() -> None:
    thread = ("What does the report say about the bridge?", "who wrote it?", "will the county close it?")
    assert asked(*thread, told={1: Told(short="Ada Quay")}) == "Will the county close the bridge?"


def test_those_who_did_it_are_they() -> None:
    thread = ("Where will the stadium be built?", "who voted no?", "what are they worried about?")
    assert asked(*thread) == "What are those who voted no worried about?"


def test_before_whom_an_office_was_held_is_asked_of_the_office() -> None:
    told = {0: Told(short="Tom Holt")}
    thread = ("Who is the mayor of Tarn?", "since when?", "and before him?")
    assert asked(*thread, told=told) == "Who was the mayor of Tarn before Tom Holt?"


def test_before_that_is_a_time_where_nothing_happened() -> None:
    told = {0: Told(speakers=("Ada Quay",))}
    assert asked(PIER, "what did she say before that?", told=told) == "What did Ada Quay say about the pier?"
