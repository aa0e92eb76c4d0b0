"""Where the archive does not say, what has the question's words comes closest, a story once."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.closest import closest
from assistant.answering.sentences import Terms, question_terms
from tests.assistant.ranking.test_evidence import hit


def stems(text: str) -> list[str]:
    return text.lower().strip(".?").split()


def terms(question: str) -> Terms:
    return question_terms(question, stems, lambda stem: 9 if stem == "town" else 1, 10)


def test_the_closest_coverage_shows_a_story_once() -> None:
    stories = ["One night the dam was opened and the valley was flooded up to the mill."] * 3 + [
        "The mill by the dam is for sale."
    ]
    hits = [hit(n, text) for n, text in enumerate(stories)]
    shown = closest(hits, terms("Who opened the dam?"), stems)
    assert [one.article.id for one in shown] == ["a0", "a3", "a1"]


def test_a_rare_word_of_the_question_comes_before_a_better_passage() -> None:
    hits = [
        replace(hit(0, "The committee is asleep. Nobody went out."), score=1.0),
        replace(hit(1, "The town has a fair. Odo Renn chairs the committee."), score=0.7),
    ]
    shown = closest(hits, terms("Who chairs the committee of the town?"), stems)
    assert [one.quote for one in shown] == ["Odo Renn chairs the committee.", "The committee is asleep."]
    assert [one.n for one in shown] == [1, 2]


def test_what_has_hardly_a_word_of_the_question_is_left_out() -> None:
    hits = [hit(n, text) for n, text in enumerate(["Odo Renn chairs the committee.", "The town is asleep."])]
    shown = closest(hits, terms("Who chairs the committee of the town?"), stems)
    assert [one.quote for one in shown] == ["Odo Renn chairs the committee."]


def test_the_closest_is_shown_however_far_it_is() -> None:
    assert len(closest([hit(0, "The mill is for sale.")], terms("Who opened the dam?"), stems)) == 1


def test_without_hits_nothing_is_close() -> None:
    assert closest([], terms("Who opened the dam?"), stems) == ()
