"""One wire story in twenty outlets takes two of the first places, not all."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Hit
from assistant.ranking.copies import MOST, without_copies
from tests.assistant.ranking.test_evidence import hit

STORY = "The ferry broke down off Varrey on Tuesday night with one hundred and thirty four people on board"
OTHER = "The council of Orvenmouth voted for the barrier by nine votes to six after a debate of five hours"


def copy(n: int, text: str = STORY) -> Hit:
    one = hit(n, text)
    return replace(one, article=replace(one.article, id=f"a{n}"))


def test_of_twenty_near_copies_two_stay_among_the_first() -> None:
    hits = [copy(n, f"{STORY}, agency {n} reports") for n in range(20)] + [copy(n, f"{n} {OTHER}") for n in (20, 21)]
    assert [one.passage_id for one in without_copies(hits, 4)] == [0, 1, 20, 21]
    assert MOST == 2


def test_copies_come_back_where_there_is_nothing_else() -> None:
    hits = [copy(n) for n in range(5)]
    assert [one.passage_id for one in without_copies(hits, 4)] == [0, 1, 2, 3]


def test_what_is_put_behind_scores_no_more_than_what_stands_before_it() -> None:
    hits = [*(copy(n) for n in range(5)), copy(5, OTHER)]
    scores = [one.score for one in without_copies(hits, 6)]
    assert scores == sorted(scores, reverse=True)


def test_passages_of_one_article_are_no_copies_of_each_other() -> None:
    hits = [replace(copy(n), article=copy(0).article) for n in range(4)]
    assert without_copies(hits, 4) == hits


@given(st.lists(st.sampled_from([STORY, STORY.upper(), OTHER, "short", ""]), max_size=12), st.integers(1, 14))
def test_as_many_are_given_as_are_wanted_or_there(texts: list[str], k: int) -> None:
    hits = [copy(n, text) for n, text in enumerate(texts)]
    found = without_copies(hits, k)
    assert len(found) == min(k, len(hits)) == len({one.passage_id for one in found})
    assert found[:MOST] == hits[: min(k, MOST)]
