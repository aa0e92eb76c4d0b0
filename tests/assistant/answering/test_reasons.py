"""A why gets the sentence that gives a reason, with what it is a reason for; where there is none that is said."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from assistant.answering.reason_words import gives_reason, points_on
from assistant.answering.reasons import NOT_EVEN_SO, NOT_OUTRIGHT, told_why
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


def says(text: str, title: Collection[str]) -> bool:
    return "shut" in text


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
        "The board gave tiredness as the cause.",
        "It was shut for safety reasons.",
        "The owners cited rising costs.",
        "The strike led to the closure.",
        "The reason is not the rent but the damp.",
        "The board gave no reason, but it was shut because of damp.",
    ],
)
def test_a_reason_is_told_by_its_words(text: str) -> None:
    assert gives_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pier is shut.",
        "The pier is due to open in May.",
        "It was so far the best year.",
        "The board gave no reason for it.",
        "The cause of the fire is not yet known.",
        "The cause remains unknown.",
        "The cause is being investigated.",
        "Nobody knows why it was shut.",
        "She would not say what the reason was.",
        "The inspectors are looking into the cause of the crack.",
        "He led to the pier.",
        "The choir cited Purcell.",
        "It reopened, so they say.",
        "She reasons well.",
        "Was it because of the rain?",
    ],
)
def test_where_there_are_none_of_them_there_is_no_reason(text: str) -> None:
    assert not gives_reason(text)


def test_a_sentence_with_the_reason_comes_before_one_with_the_fact_alone() -> None:
    shown, opening = told_why(
        ranked("The pier is shut.", "The pier was shut because of a crack."), covered, says, LIMIT
    )
    assert not opening
    assert shown[0].text == "The pier was shut because of a crack."


def test_the_sentence_behind_the_fact_gives_its_reason() -> None:
    shown, opening = told_why(ranked("The pier is shut. The cause is a crack. Nobody was hurt."), covered, says, LIMIT)
    assert not opening
    assert [one.text for one in shown] == ["The pier is shut. The cause is a crack."]


def test_what_came_of_the_sentence_before_it_is_shown_with_that() -> None:
    shown, opening = told_why(ranked("A wave broke two piles. Since then the pier is shut."), covered, says, LIMIT)
    assert not opening
    assert [one.text for one in shown] == ["A wave broke two piles. Since then the pier is shut."]


def test_a_question_in_the_text_points_to_what_follows_it() -> None:
    text = "Many asked why the pier was shut. The piles had worms, Quay said."
    shown, opening = told_why(ranked(text), covered, says, LIMIT)
    assert not opening
    assert [one.text for one in shown] == [text]


def test_without_a_reason_the_fact_is_shown_with_what_follows_it_and_not_as_one() -> None:
    shown, opening = told_why(ranked("The pier is shut. In May a ship had struck it."), covered, says, LIMIT)
    assert opening == NOT_OUTRIGHT
    assert [one.text for one in shown] == ["The pier is shut. In May a ship had struck it."]


def test_the_next_entry_of_a_report_by_the_hour_is_not_shown_with_the_fact() -> None:
    shown, _ = told_why(ranked("The pier is shut.\n\n9.40 a.m. Dinghies are out."), covered, says, LIMIT)
    assert [one.text for one in shown] == ["The pier is shut."]


def test_a_reason_for_something_else_is_none() -> None:
    other = "The mayor resigned because of a letter."
    shown, opening = told_why(ranked("The pier is shut.", other), covered, says, LIMIT)
    assert opening == NOT_OUTRIGHT
    assert other not in [one.text for one in shown]


def test_a_reason_of_the_next_paragraph_is_of_something_else() -> None:
    _, opening = told_why(ranked("The pier is shut.\n\nThe mayor was late because of fog."), covered, says, LIMIT)
    assert opening == NOT_OUTRIGHT


def test_a_reason_that_nobody_gives_is_none() -> None:
    shown, opening = told_why(ranked("The pier is shut. The board gave no reason."), covered, says, LIMIT)
    assert opening == NOT_OUTRIGHT
    assert [one.text for one in shown] == ["The pier is shut. The board gave no reason."]
    assert not points_on("Nobody knows why the pier is shut.")
    assert points_on("Many asked why the pier is shut.")


def test_the_cause_of_something_else_is_no_reason() -> None:
    _, opening = told_why(ranked("The pier is shut. A rope was the cause of the accident."), covered, says, LIMIT)
    assert opening == NOT_OUTRIGHT
    _, opening = told_why(ranked("The pier is shut. A crack is the reason for this."), covered, says, LIMIT)
    assert not opening


def test_where_no_sentence_says_that_it_is_so_the_opening_tells() -> None:
    _, opening = told_why(ranked("The pier was painted because of rust."), covered, says, LIMIT)
    assert opening == NOT_EVEN_SO


def test_what_is_shown_keeps_to_the_words_there_are() -> None:
    long = "The pier is shut because " + "of the sea and " * 40 + "of a crack."
    shown, opening = told_why(ranked(long, "The pier is shut for want of money."), covered, says, 30)
    assert [one.text for one in shown] == ["The pier is shut for want of money."]
    assert not opening


def test_a_reason_that_there_is_no_room_for_is_not_told_of() -> None:
    long = "The pier is shut because " + "of the sea and " * 40 + "of a crack."
    shown, opening = told_why(ranked(long, "The pier is shut."), covered, says, 30)
    assert [one.text for one in shown] == ["The pier is shut."]
    assert opening == NOT_OUTRIGHT
