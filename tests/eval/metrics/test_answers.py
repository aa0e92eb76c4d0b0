from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.extractive import ExtractiveAnswerer
from eval.cases import Case
from eval.metrics import METRICS
from eval.metrics.answers import EXTRACTIVE, f1, faults, holds, states
from eval.metrics.metric import Score
from eval.outcomes import Tokens
from tests.eval.invented import answer, citation, outcome

BELL = Case("bell", "Who rang it?", answers=("Ada Thorn", "Thorn"))


@pytest.mark.parametrize(
    ("text", "wanted", "there"),
    [
        ("It was Ada Thorn.", "ada thorn", True),
        ("It was Ada Thorne.", "Ada Thorn", False),
        ("It cost 1,200 crowns", "1200 crowns", True),
        ("", "Ada", False),
    ],
)
def test_an_answer_is_held_as_whole_words(text: str, wanted: str, there: bool) -> None:
    assert holds(text, wanted) is there


@pytest.mark.parametrize(
    ("text", "wanted", "there"),
    [
        ("They won 5-3.", "5", False),
        ("They won 5–3.", "5-3", True),
        ("It was -5 degrees.", "5", False),
        ("It was minus 5 degrees.", "-5", True),
        ("It rose by 3,5 per cent.", "5", False),
        ("In the season of 2024/25 it", "25", False),
        ("At 5:30 it rang.", "30", False),
        ("On 2025-05-30 it rang.", "30", False),
        ("He told us so.", "U.S.", False),
        ("Who rang it?", "WHO", False),
        ("The US rang it.", "U.S.", True),
        ("A U.S.-led bell", "US", True),
        ("A U.S bell", "U.S.", True),
        ("It cost 1,200 crowns, 5 more.", "1200 crowns", True),
        ("Of 5, 3 rang; 12,345 heard it.", "12345", True),
        ("A 5-year-old rang it.", "5", True),
        ("The bell — 5 tons — rang.", "5 tons", True),
        ("Ada Thorn-Reed and NATO", "nato", True),
    ],
)
def test_an_answer_that_is_a_number_is_no_part_of_another(text: str, wanted: str, there: bool) -> None:
    assert states(text, wanted) is there


def test_relevance_keeps_the_published_definition_of_words() -> None:
    assert holds("They won 5-3.", "5")


@pytest.mark.parametrize(
    ("given", "wanted", "value"),
    [("the Ada Thorn", "Ada Thorn", 1.0), ("Ada", "Ada Thorn", 2 / 3), ("", "Ada", 0.0), ("Bo", "Ada", 0.0)],
)
def test_f1_counts_shared_words_without_articles(given: str, wanted: str, value: float) -> None:
    assert f1(given, wanted) == pytest.approx(value)


def test_right_says_everything_that_is_wrong() -> None:
    case = Case(
        "bell",
        "What did Ada Thorn say?",
        answers=("rang",),
        must_cite=("https://paper.example/two",),
        must_not_say=("Bo Reed",),
        speakers=("Ada Thorn",),
    )
    wrong = outcome("bell", answer("Bo Reed slept [1].", citation(1, "Bo Reed slept", speaker="Bo Reed")))
    assert faults(case, wrong) == (
        "the answer is not in the text: rang",
        "article not cited",
        "says 'Bo Reed'",
        "quotes Bo Reed",
    )
    right = outcome("bell", answer("It rang [1].", citation(1, "It rang", article="two", speaker="Ada Thorn")))
    assert faults(case, right) == ()
    number = Case("bell", "How many rang?", answers=("5",), must_not_say=("3",))
    assert faults(number, outcome("bell", answer("They won 5-3."))) == ("the answer is not in the text: 5",)


def test_all_that_is_needed_is_any_unless_all_are() -> None:
    both = Case("bell", "Who?", answers=("Ada", "Bo"), must_cite=("one", "two"), all_needed=True)
    half = outcome("bell", answer("Ada [1].", citation(1, "Ada")))
    assert len(faults(both, half)) == 2
    assert faults(Case("bell", "Who?", answers=("Ada", "Bo"), must_cite=("one", "two")), half) == ()


def test_a_refusal_is_right_where_there_is_nothing_and_wrong_elsewhere() -> None:
    refused, given = outcome("bell", answer(abstained=True)), outcome("bell", answer("Ada Thorn."))
    unanswerable = Case("bell", "Who?", unanswerable=True)
    assert (faults(unanswerable, refused), faults(BELL, refused)) == ((), ("refused",))
    assert faults(unanswerable, given) == ("answered the unanswerable",)
    assert faults(BELL, outcome("bell", None, error="no words")) == ("failed: no words",)


def test_what_a_case_does_not_know_is_not_scored() -> None:
    bare = Case("bell", "Who rang it?")
    scored = {
        name for name, metric in METRICS.items() if metric.score(bare, outcome("bell", answer("Ada."))) is not None
    }
    assert scored == {
        *("false refusals", "auroc", "90 words"),
        *("search p50", "search p95", "answer p50", "answer p95"),
    }


def test_a_short_answer_is_exact_article_and_case_aside() -> None:
    exact, given = METRICS["exact"], METRICS["exact, when given"]
    for short, part in (("the ada thorn", 1.0), ("Bo", 0.0)):
        score = exact.score(BELL, outcome("bell", answer("…", short=short)))
        assert score is not None and score.part == part
    none = outcome("bell", answer("…"))
    assert (exact.score(BELL, none) is not None, given.score(BELL, none)) == (True, None)


def test_a_follow_up_is_a_case_with_questions_before_it() -> None:
    score = METRICS["follow-up"].score
    assert score(BELL, outcome("bell", answer("Ada Thorn."))) is None
    after = Case("bell", "And who rang it?", answers=("Ada",), history=("What is the bell?",))
    found = score(after, outcome("bell", answer("Ada.")))
    assert found is not None and found.part == 1


def test_an_answer_that_fell_back_on_the_archives_words_was_not_written() -> None:
    score, asked = METRICS["written"].score, Tokens(100, 10)
    assert score(BELL, outcome("bell", answer())) is None  # no model was asked
    fallen = score(BELL, outcome("bell", answer(), tokens=asked))
    own = score(BELL, outcome("bell", replace(answer(), answered_by="m"), tokens=asked))
    assert fallen is not None and own is not None
    assert (fallen.part, own.part) == (0, 1)
    assert ExtractiveAnswerer.name == EXTRACTIVE


def test_the_length_of_an_answer_counts_where_no_model_wrote_it() -> None:
    bare, long = Case("bell", "Who rang it?"), answer("bell " * 91)
    assert METRICS["90 words"].score(bare, outcome("bell", long)) == Score(0.0, why="91 words")
    assert METRICS["90 words"].score(bare, outcome("bell", replace(long, answered_by="a-model"))) is None
