"""Of statements that were read twice one is kept."""

from __future__ import annotations

import pytest

from assistant.domain import Manner, Span, Speaker, Statement
from ingest.statements.once import once

TEXT = "He had asked for rooms, he said, and both mills had said yes. He added that it was late and denied a quarrel."
RENN = Speaker("Alwin Renn", Span(0, 2), "pronoun", None)


def stated(
    source: str, cue: str, *contents: str, speaker: Speaker | None = RENN, manner: Manner = "asserted"
) -> Statement:
    def span(part: str) -> Span:
        start = TEXT.index(part)
        return Span(start, start + len(part))

    spans = tuple(span(each) for each in contents)
    return Statement("a1", spans, span(cue), span(source), "indirect", manner, speaker)


def contents(found: list[Statement]) -> list[list[str]]:
    return [[part.of(TEXT) for part in one.content] for one in found]


ASKED = stated("He", "had asked", "for rooms", "had said yes")
SAID = stated("he", "said", "asked for rooms", "and both mills had said yes")


@pytest.mark.parametrize("pair", [(ASKED, SAID), (SAID, ASKED)])
def test_of_two_nested_the_outer_stays_and_begins_where_the_sentence_does(pair: tuple[Statement, Statement]) -> None:
    [one] = once(TEXT, pair)
    assert one.cue.of(TEXT) == "said"
    assert contents([one]) == [["He had asked for rooms", "and both mills had said yes"]]


def test_what_another_is_told_to_have_said_stays_apart() -> None:
    other = stated("he", "said", "asked for rooms", speaker=Speaker("Ida Moss", Span(0, 2), "name", None))
    assert len(once(TEXT, [ASKED, other])) == 2


def test_a_denial_within_what_somebody_says_stays_apart() -> None:
    added = stated("He", "added", "that it was late and denied a quarrel")
    denied = stated("He", "denied", "a quarrel", manner="denied")
    assert once(TEXT, [added, denied]) == [added, denied]


def test_two_that_share_no_words_are_two() -> None:
    added = stated("He", "added", "that it was late")
    assert len(once(TEXT, [SAID, added])) == 2
