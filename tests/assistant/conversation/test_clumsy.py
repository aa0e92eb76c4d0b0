"""What is asked back rather than searched: statements, and readings that nobody would write."""

from __future__ import annotations

import pytest

from assistant.conversation import Reading
from assistant.conversation.clumsy import is_glued
from assistant.conversation.thread import thread_of
from tests.assistant.conversation.talk import AS_OF, KNOWN, OUTLETS, Told, answered, asked, talk

PIER = "What did Ada Quay say about the pier?"


@pytest.mark.parametrize(
    "told", ["But the Courier wrote 143", "but Tom Holt said the opposite", "and the pier is open"]
)
def test_a_statement_is_asked_back_and_leaves_the_thread_as_it_was(told: str) -> None:
    readings = talk(PIER, told, "and Tom Holt?")
    assert told in readings[1].unclear
    assert readings[2].question == "What did Tom Holt say about the pier?"


def test_a_relative_clause_is_no_statement() -> None:
    assert asked("Who pays for the roof?", "and the houses on the quay?") == "Who pays for the houses on the quay?"


def test_two_prepositions_that_nobody_typed_side_by_side_are_glued() -> None:
    thread = thread_of([answered(PIER, Reading(PIER), Told())], AS_OF, OUTLETS, KNOWN)
    assert thread is not None
    assert is_glued("What did Ada Quay say about the pier before after May", "and after May", thread)
    assert is_glued("How many members does Forget that have", "forget that", thread)
    assert not is_glued("What did Ada Quay say about the pier in May", "in May", thread)
    assert not is_glued("What is said about before the war", "and about before the war", thread)


def test_what_is_said_to_the_answer_is_no_part_of_the_question() -> None:
    thread = (PIER, "Forget that. How many members does the rowing club have?", "and boats?")
    assert asked(*thread[:2]) == "How many members does the rowing club have?"
    assert asked(*thread) == "How many boats does the rowing club have?"
    assert asked(PIER, "never mind, what did she say about the school?") == "What did Ada Quay say about the school?"


def test_when_something_will_be_is_what_was_said() -> None:
    thread = ("What did Ada Quay say about the heating?", "did she say when she will retire?")
    assert asked(*thread, told={0: Told(speakers=("Ada Quay",))}) == "Did Ada Quay say when she will retire?"
