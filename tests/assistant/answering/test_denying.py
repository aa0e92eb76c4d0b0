"""A denial is of what stands in its own clause, word by word: of nothing told in passing, and of nothing wider."""

from __future__ import annotations

import pytest

from assistant.answering.denying import denies
from assistant.domain import Record, Said, Span, Speaker, Statement

LEAK = "Dora Pell has denied that she ignored calls about the pump of the Heron, the barge that leaked off Trell."
LATE = "Dora Pell rejected the charge that the bills had come too late."
ASKED = "It rained. Asked whether she would close the dairy over it, Dora Pell denied it. She can count."


def denial(text: str, cue: str, content: str) -> Said:
    def at(words: str) -> Span:
        return Span(text.rindex(words), text.rindex(words) + len(words))

    speaker = Speaker("Dora Pell", at("Dora Pell"), "name")
    one = Statement("1", (at(content),), at(cue), at("Dora Pell"), "indirect", "denied", speaker=speaker)
    return Said(1, one, Record("1", "The barge huts of Trell"), content, "Dora Pell", cue)


@pytest.mark.parametrize(
    ("text", "content", "asked", "so"),
    [
        (LEAK, LEAK[21:-1], "she ignored calls", True),
        (LEAK, LEAK[21:-1], "ignoring calls about the pump", True),
        (LEAK, LEAK[21:-1], "Pell ignored calls about the Heron", True),
        (LEAK, LEAK[21:-1], "the Heron leaked", False),
        (LEAK, LEAK[21:-1], "the barge leaked off Trell", False),
        (LEAK, LEAK[21:-1], "they ignored calls", False),
        (LEAK, LEAK[21:-1], "she did not ignore calls", False),
        (LEAK, LEAK[21:-1], "she would ignore calls", False),
        (LEAK, LEAK[21:-1], "the council ignored calls", False),
        (LATE, LATE[19:-1], "the bills had come too late", True),
        (LATE, LATE[19:-1], "the charge that the bills had come too late", True),
        (LATE, LATE[19:-1], "the charge", True),
        (LATE, LATE[19:-1], "the charge of theft", False),
        (
            LATE.replace("charge", "dairy’s charge"),
            LATE[19:-1].replace("charge", "dairy’s charge"),
            "the charge",
            False,
        ),
        (LATE, LATE[19:-1], "the bills had come", False),
        (LATE, LATE[19:-1], "Varn asked for the bills", False),
        (ASKED, "it", "she would close the dairy", True),
        (ASKED, "it", "she can count", False),
        (ASKED, ASKED[17:58], "she would close the dairy", True),
        ("Dora Pell denied being rid of the huts.", "being rid of the huts", "being rid of the barge huts", True),
        ("Dora Pell denied being rid of the huts.", "being rid of the huts", "being rid of the barge", False),
        ("Dora Pell denied that the town sold it to the club.", "that the town sold it to the club", "a sale", False),
    ],
)
def test_what_is_denied_is_what_the_clause_says(text: str, content: str, asked: str, so: bool) -> None:
    cue = "rejected" if "rejected" in text else "denied"
    assert denies(asked, denial(text, cue, content), text) is so
