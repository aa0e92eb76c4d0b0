"""The ranking metrics are those of trec_eval, by way of ir-measures."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Hit, Record
from eval.cases import Case
from eval.metrics import METRICS, ranking
from eval.outcomes import Outcome

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import ir_measures
    from ir_measures import AP, RR, R, Success, nDCG

NAMES = [f"d{n}" for n in range(12)]
RUNS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=12)
RELEVANT = st.sets(st.sampled_from(NAMES), min_size=1)


def ranked(scores: dict[str, float]) -> list[str]:
    """Order as trec_eval does: ties by name, the last one first."""
    return sorted(scores, key=lambda name: (scores[name], name), reverse=True)


def theirs(scores: dict[str, float], relevant: set[str], *measures: Any) -> dict[Any, float]:
    found = {"q": scores or {"none": 0.0}}
    return dict(ir_measures.calc_aggregate(measures, {"q": dict.fromkeys(relevant, 1)}, found))


@given(RUNS, RELEVANT, st.sampled_from([1, 3, 5, 10]))
def test_ranking_metrics_agree_with_ir_measures(scores: dict[str, float], relevant: set[str], k: int) -> None:
    judged, known = [name in relevant for name in ranked(scores)], len(relevant)
    tied = theirs(scores, relevant, Success @ k, R @ k, AP, nDCG @ k)
    assert ranking.success(judged, k) == pytest.approx(tied[Success @ k], abs=1e-9)
    assert ranking.recall(judged, known, k) == pytest.approx(tied[R @ k], abs=1e-9)
    assert ranking.average_precision(judged, known) == pytest.approx(tied[AP], abs=1e-9)
    assert ranking.ndcg(judged, known, k) == pytest.approx(tied[nDCG @ k], abs=1e-9)


@given(RUNS, RELEVANT, st.sampled_from([1, 3, 5, 10]))
def test_reciprocal_rank_agrees_with_ir_measures(scores: dict[str, float], relevant: set[str], k: int) -> None:
    order = ranked(scores)  # ir-measures breaks ties before a cut-off otherwise than trec_eval, so they are broken here
    judged = [name in relevant for name in order]
    untied = theirs({name: float(-rank) for rank, name in enumerate(order)}, relevant, RR @ k)
    assert ranking.reciprocal_rank(judged, k) == pytest.approx(untied[RR @ k], abs=1e-9)


def test_nothing_known_to_answer_is_nothing_found() -> None:
    assert (ranking.recall([False], 0, 5), ranking.average_precision([], 0), ranking.ndcg([], 0, 5)) == (0, 0, 0)


def hit(article: str, text: str) -> Hit:
    return Hit(1, Record(article, "Title", url=f"https://paper.example/{article}"), 0, len(text), text, 1.0)


BELL = Case("bell", "Who rang it?", answers=("Ada Thorn",), linked_articles=("one", "two"), story_articles=("two",))


def test_a_linked_article_is_relevant_where_the_passage_holds_the_answer() -> None:
    hits = [hit("one", "Nobody said."), hit("other", "Ada Thorn rang."), hit("two", "It was Ada Thorn.")]
    assert ranking.relevance(BELL, hits) == [False, False, True]
    assert ranking.of_the_story(BELL, hits) == [False, False, True]


def test_an_article_that_must_be_cited_is_relevant_by_its_url() -> None:
    case = Case("bell", "Who rang it?", answers=("Ada Thorn",), must_cite=("https://paper.example/one",))
    assert ranking.relevance(case, [hit("one", "Nobody said."), hit("two", "Ada Thorn")]) == [True, False]


def test_an_article_stands_where_its_relevant_passage_does() -> None:
    hits = [hit("one", "Nobody said."), hit("other", "x"), hit("one", "Ada Thorn."), hit("one", "Ada Thorn again.")]
    assert ranking.articles(BELL, hits) == [False, True]


def test_a_linked_article_that_is_not_known_to_answer_is_no_more_than_all() -> None:
    case = replace(BELL, answer_articles=("two",))
    hits = [hit("one", "Ada Thorn, a year before."), hit("two", "It was Ada Thorn.")]
    assert ranking.relevance(case, hits) == [True, True]  # the published definition, of passages
    assert ranking.articles(case, hits) == [False, True]
    found = Outcome("bell", None, tuple(hits))
    scores = {name: METRICS[name].score(case, found) for name in ("recall@5", "recall@10", "map")}
    assert {name: each.part for name, each in scores.items() if each} == {"recall@5": 1, "recall@10": 1, "map": 0.5}


def test_an_article_named_by_its_url_and_by_its_id_is_one() -> None:
    case = Case("bell", "Who?", must_cite=("https://paper.example/one",), linked_articles=("one",))
    score = METRICS["recall@5"].score(case, Outcome("bell", None, (hit("one", "x"),)))
    assert score is not None and score.part == 1


SOME_NAMES = st.lists(
    st.sampled_from([*NAMES[:4], *(f"https://paper.example/{name}" for name in NAMES[:4])]), max_size=4
)


@given(SOME_NAMES, SOME_NAMES, SOME_NAMES, st.lists(st.tuples(st.sampled_from(NAMES[:5]), st.booleans()), max_size=12))
def test_no_ranking_is_better_than_the_best(
    cite: list[str], linked: list[str], answering: list[str], found: list[tuple[str, bool]]
) -> None:
    case = Case(
        "bell", "Who?", answers=("Ada",), must_cite=tuple(cite), linked_articles=tuple(linked),
        answer_articles=tuple(answering), story_articles=tuple(linked),
    )  # fmt: skip
    hits = tuple(hit(name, "Ada" if holds else "Bo") for name, holds in found)
    for metric in ranking.METRICS:
        score = metric.score(case, Outcome("bell", None, hits))
        assert score is None or 0 <= score.part <= 1 + 1e-9


def test_search_is_not_scored_where_no_article_is_named_or_nothing_is_to_be_found() -> None:
    outcome = Outcome("bell", None, (hit("one", "Ada Thorn"),))
    assert METRICS["relevant@5"].score(Case("bell", "Who?"), outcome) is None
    unanswerable = Case("bell", "Who?", linked_articles=("one",), unanswerable=True)
    assert METRICS["relevant@5"].score(unanswerable, outcome) is None
    assert METRICS["story@1"].score(Case("bell", "Who?", must_cite=("one",)), outcome) is None
