"""An office goes from one to another, a pronoun does not go with it."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.talk import Told, asked, talk

WHO = "Who is the mayor of Tarn?"
HOLT = {0: Told(short="Tom Holt")}


def test_she_after_he_who_holds_the_office_is_the_one_who_held_it_before() -> None:
    thread = (WHO, "Who was it before?", "What did she say about the vote?")
    assert asked(*thread, told=HOLT) == "What did Ada Quay say about the vote?"


@pytest.mark.parametrize("before", [WHO, "What did the mayor say about the pier?", "What did Tom Holt say?"])
def test_a_pronoun_that_is_nobody_of_the_thread_is_asked_back(before: str) -> None:
    reading = talk(before, "What did she say about the vote?")[-1]
    assert "“she”" in reading.unclear
    assert reading.question == "What did she say about the vote?"


@pytest.mark.parametrize("office", ["mayor", "harbour master"])
def test_a_pronoun_that_nothing_contradicts_is_who_holds_the_office(office: str) -> None:
    thread = (f"What did the {office} say about the pier?", "what did he say about the vote?")
    assert asked(*thread) == f"What did the {office} say about the vote?"


def test_who_is_quoted_and_has_another_office_is_not_who_was_asked_for() -> None:
    thread = (WHO, "Who was it before?", "what did he say about the vote?")
    told = {**HOLT, 1: Told(speakers=("Ivan Ivanov",))}
    assert "“he”" in talk(*thread, told=told)[-1].unclear
