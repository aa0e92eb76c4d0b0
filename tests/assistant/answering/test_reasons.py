"""A why gets the sentence that gives a reason, with what it is a reason for; where there is none that is said."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from assistant.answering.reasons import gives_reason, told_why
from assistant.answering.sentences import Candidate
from assistant.domain import Hit, Record
from assistant.text import sentences

ASKED = frozenset(("pier", "shut"))
LIMIT = 90


def ranked(*articles: str) -> list[Candidate]:
    """Give the sentences of articles, those with most of the question's words first."""
    found = []
    for n, text in enumerate(articles):
        hit = Hit(n, Record(f"a{n}", "News"), 0, len(text), text, 1.0)
        for span in sentences(text):
            has = covered(span.of(text), ())
            stems = frozenset(span.of(text).lower().split())
            found.append(Candidate(hit, span.start, span.end, span.of(text), has, has, 0.0, stems))
    return sorted(found, key=lambda one: -one.score)


def covered(text: str, title: Collection[str]) -> float:
    told = {word.strip(".,") for word in (*text.lower().split(), *title)}
    return len(ASKED & told) / len(ASKED)


@pytest.mark.parametrize(
    "text",
    [
        "It was shut because of the storm.",
        "It was shut for want of money.",
        "Due to heavy seas the pier is shut.",
        "It was shut to avoid an accident.",
        "The cause was a crack.",
        "The piles are worn, so the pier is shut.",
    ],
)
def test_a_reason_is_told_by_its_words(text: str) -> None:
    assert gives_reason(text)


@pytest.mark.parametrize(
    "text", ["The pier is shut.", "The pier is due to open in May.", "It was so far the best year."]
)
def test_where_there_are_none_of_them_there_is_no_reason(text: str) -> None:
    assert not gives_reason(text)


def test_a_sentence_with_the_reason_comes_before_one_with_the_fact_alone() -> None:
    shown, outright = told_why(ranked("The pier is shut.", "The pier was shut because of a crack."), covered, LIMIT)
    assert outright
    assert shown[0].text == "The pier was shut because of a crack."


def test_the_sentence_behind_the_fact_gives_its_reason() -> None:
    shown, outright = told_why(ranked("The pier is shut. The cause is a crack. Nobody was hurt."), covered, LIMIT)
    assert outright
    assert [one.text for one in shown] == ["The pier is shut. The cause is a crack."]


def test_what_came_of_the_sentence_before_it_is_shown_with_that() -> None:
    shown, outright = told_why(ranked("A wave broke two piles. Since then the pier is shut."), covered, LIMIT)
    assert outright
    assert [one.text for one in shown] == ["A wave broke two piles. Since then the pier is shut."]


def test_a_question_in_the_text_points_to_what_follows_it() -> None:
    text = "Many asked why the pier was shut. The piles had worms, Quay said."
    shown, outright = told_why(ranked(text), covered, LIMIT)
    assert outright
    assert [one.text for one in shown] == [text]


def test_without_a_reason_the_fact_is_shown_with_what_follows_it_and_not_as_one() -> None:
    shown, outright = told_why(ranked("The pier is shut. In May a ship had struck it."), covered, LIMIT)
    assert not outright
    assert [one.text for one in shown] == ["The pier is shut. In May a ship had struck it."]


def test_a_reason_for_something_else_is_none() -> None:
    other = "The mayor resigned because of a letter."
    shown, outright = told_why(ranked("The pier is shut.", other), covered, LIMIT)
    assert not outright
    assert other not in [one.text for one in shown]


def test_a_reason_of_the_next_paragraph_is_of_something_else() -> None:
    _, outright = told_why(ranked("The pier is shut.\n\nThe mayor was late because of fog."), covered, LIMIT)
    assert not outright


def test_what_is_shown_keeps_to_the_words_there_are() -> None:
    long = "The pier is shut because " + "of the sea and " * 40 + "of a crack."
    shown, _ = told_why(ranked(long, "The pier is shut for want of money."), covered, 30)
    assert [one.text for one in shown] == ["The pier is shut for want of money."]
