from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.typed import joined_up, written_out
from tests.assistant.conversation.talk import Told, asked

FERRY = "What did Ada Quay say about the ferry?"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("who's the judge", "who is the judge"),
        ("any word from the mayor", "is there any word from the mayor"),
        ("anyone arrested", "was anyone arrested"),
        ("still closed", "is it still closed"),
        ("her father too", "and her father"),
        ("anyone else", "anyone else"),
        ("What is Ada’s plan", "What is Ada’s plan"),
    ],
)
def test_what_is_typed_short_is_written_out(typed: str, whole: str) -> None:
    assert written_out(typed) == whole


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ok and the pier, when will it open", "when will the pier open"),
        ("and Tom Holt, what did he answer her", "what did Tom Holt answer her"),
        ("the mayor, is her deputy in favour", "is the mayor’s deputy in favour"),
        ("no, what did Tom say", "no, what did Tom say"),
        ("what did he say, and when", "what did he say, and when"),
    ],
)
def test_what_is_named_before_the_question_takes_its_pronouns_place(typed: str, whole: str) -> None:
    assert joined_up(typed) == whole


@given(st.text(max_size=120))
def test_no_words_raise(typed: str) -> None:
    joined_up(written_out(typed))


def test_what_was_named_first_is_asked_about_and_not_what_went_before() -> None:
    assert asked(FERRY, "and the pier, when will it open?") == "When will the pier open?"


def test_a_thing_typed_short_gets_the_topic() -> None:
    assert asked(FERRY, "any comment from the crew?") == "Is there any comment from the crew about the ferry?"


def test_her_father_too_is_one_more_speaker() -> None:
    told = {0: Told(speakers=("Ada Quay",))}
    assert asked(FERRY, "her father too?", told=told) == "What did Ada Quay’s father say about the ferry?"
