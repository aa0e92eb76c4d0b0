"""The ranker puts what was found in order and loses none of it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.ranking.evidence import evidence
from assistant.ranking.ranker import WEIGHTS, found_at, ranked
from tests.assistant.ranking.test_evidence import WORDS, ask, hit

ROWS = np.eye(8, dtype=np.float32)


def test_every_kind_of_evidence_has_a_weight() -> None:
    found = found_at([hit(0, "the ferry")], {0: ROWS[0]}, ROWS[0], {0: 1.0})
    assert evidence(ask("which ferry"), found, WORDS).keys() == WEIGHTS.keys()


@given(st.lists(st.sampled_from(["the ferry sank", "a ferry", "Varrey", "no word of it"]), max_size=8))
def test_every_hit_is_kept_once_in_falling_order(texts: list[str]) -> None:
    hits = [hit(n, text) for n, text in enumerate(texts)]
    found = found_at(hits, {n: ROWS[n] for n in range(8)}, ROWS[0], {})
    ordered = ranked(ask("which ferry sank"), found, WORDS)
    assert sorted(each.passage_id for each in ordered) == list(range(len(texts)))
    scores = [each.score for each in ordered]
    assert scores == sorted(scores, reverse=True)
    assert all(1 <= score <= 2 for score in scores)


def test_the_passage_with_the_words_of_the_question_comes_first() -> None:
    hits = [hit(0, "a dull day at sea"), hit(1, "the ferry sank off Varrey in the storm")]
    same = {0: ROWS[0], 1: ROWS[0]}
    ordered = ranked(ask("which ferry sank off Varrey?"), found_at(hits, same, ROWS[0], {}), WORDS)
    assert ordered[0].passage_id == 1


def test_a_hit_whose_vector_is_gone_is_left_out() -> None:
    hits = [hit(0, "the ferry"), hit(1, "the ferry")]
    found = found_at(hits, {1: ROWS[1]}, ROWS[0], {0: 0.5, 1: 1.0})
    assert [each.passage_id for each in found.hits] == [1]
    assert found.lexical.tolist() == [1.0]
