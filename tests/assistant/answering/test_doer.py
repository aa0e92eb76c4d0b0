"""Who did it is neither who only says so nor whom it was done to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answering.doer import is_no_doer
from assistant.domain import Scope, Span
from assistant.question import understand


def no_doer(question: str, text: str, name: str) -> bool:
    asked = understand(question, datetime(2025, 5, 30, tzinfo=UTC), Scope())
    return is_no_doer(asked, text, Span(text.index(name), text.index(name) + len(name)))


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("who suggested the date?", "Ada Quay suggested a date to Tom Holt.", "Tom Holt"),
        ("who paid for the roof?", "The roof cost 900 crowns, according to the warden, Tom Holt.", "Tom Holt"),
        ("who paid for the roof?", "A legacy paid for the roof, Tom Holt said.", "Tom Holt"),
        ("who paid for the roof?", "A legacy paid for the roof, said the warden, Tom Holt.", "Tom Holt"),
        ("who beat the Gulls?", "The Gulls have won the Harbour Cup.", "Harbour Cup"),
        ("who defeated Quay?", "In May Quay defeated Tom Holt.", "Tom Holt"),
    ],
)
def test_a_source_and_what_it_was_done_to_did_nothing(question: str, text: str, name: str) -> None:
    assert no_doer(question, text, name)


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        ("who suggested the date?", "Ada Quay suggested a date to Tom Holt.", "Ada Quay"),
        ("who suggested the date?", "Ada Quay said she had suggested the date.", "Ada Quay"),
        ("who promised a new roof?", "A new roof will come, promised Ada Quay.", "Ada Quay"),
        ("who paid for the roof?", "The roof was paid for by Ada Quay.", "Ada Quay"),
        ("who painted the hall?", "The hall was painted in 1911 and in May Tom Holt did it again.", "Tom Holt"),
        ("who was told of the crack?", "The warden told Tom Holt of the crack.", "Tom Holt"),
        ("where did Quay sail to?", "Quay sailed to Varn.", "Varn"),
    ],
)
def test_who_did_it_and_who_is_asked_after_otherwise_stay(question: str, text: str, name: str) -> None:
    assert not no_doer(question, text, name)
