from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.archive.embedder import MiniLM
from assistant.domain import Moment, Period, Scope
from assistant.question import understand
from assistant.ranking.copies import MOST
from assistant.search import binding, fuse, search
from assistant.shingles import Shingles, shingles
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared

NOON = datetime(2025, 5, 30, 12, tzinfo=UTC)
RANKINGS = st.lists(
    st.dictionaries(st.integers(0, 50), st.floats(0, 30), max_size=20).map(lambda d: sorted(d.items())), max_size=3
)


def published(days_ago: float) -> Moment:
    return Moment(NOON - timedelta(days=days_ago), "second", "test")


@given(RANKINGS)
def test_fusion_keeps_every_id_once_in_falling_order(rankings: list[list[tuple[int, float]]]) -> None:
    fused = fuse(rankings)
    assert sorted(item for item, _ in fused) == sorted({item for ranking in rankings for item, _ in ranking})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= len(rankings) + 1e-9 for score in scores)


@given(RANKINGS, st.floats(0.1, 100), st.floats(-10, 10))
def test_fusion_does_not_depend_on_the_scale_of_a_ranking(
    rankings: list[list[tuple[int, float]]], factor: float, shift: float
) -> None:
    rankings = [[(item, float(round(score))) for item, score in ranking] for ranking in rankings]
    scaled = [[(item, score * factor + shift) for item, score in ranking] for ranking in rankings]
    assert dict(fuse(scaled)) == pytest.approx(dict(fuse(rankings)), abs=1e-6)


def test_a_hit_that_both_rankings_put_first_comes_first() -> None:
    assert fuse([[(7, 3.0), (1, 2.0)], [(7, 0.9), (2, 0.1)]])[0] == (7, 2.0)


def test_a_period_the_question_implies_ranks_and_one_the_user_gives_filters() -> None:
    period = Period(datetime(2025, 5, 1, tzinfo=UTC), None)
    implied = understand("what happened to the ferry since May 2025", NOON, Scope())
    assert implied.scope.period == period
    assert binding(implied).period == Period()
    assert binding(understand("what happened to the ferry", NOON, Scope(period=period))).period == period
    assert binding(understand("what happened since May 2025", NOON, Scope())).period == period


def test_the_users_filters_hold_for_every_hit(sample_archive: object) -> None:
    with Assistant.open(str(sample_archive)) as assistant:
        everything = assistant.search("the tidal barrier", k=30, as_of=NOON)
        outlet = next(hit.article.outlet for hit in everything if hit.article.outlet)
        from_outlet = assistant.search("the tidal barrier", k=30, as_of=NOON, scope=Scope(outlets=(outlet,)))
        assert from_outlet
        assert {hit.article.outlet for hit in from_outlet} == {outlet}
        first = everything[0].article.id
        assert first not in {
            hit.article.id
            for hit in assistant.search("the tidal barrier", k=30, as_of=NOON, scope=Scope(exclude=(first,)))
        }
        period = Period(datetime(2024, 11, 1, tzinfo=UTC), datetime(2024, 12, 1, tzinfo=UTC))
        within = assistant.search("storm", k=30, as_of=NOON, scope=Scope(period=period))
        assert within
        assert all(hit.article.published and hit.article.published.at in period for hit in within)


def test_a_hit_holds_the_stored_words(sample_archive: object) -> None:
    with Assistant.open(str(sample_archive)) as assistant:
        hits = assistant.search("storm damage on the quay", k=10, as_of=NOON)
        assert len(hits) == 10
        assert all(assistant.archive.article(hit.article.id).text[hit.start : hit.end] == hit.text for hit in hits)
        assert [replace(hit, score=0) for hit in hits] == [
            replace(hit, score=0) for hit in assistant.search("storm damage on the quay", k=10, as_of=NOON)
        ]


def test_a_hundred_and_fifty_copies_do_not_hide_the_one_report_that_denies_them(tmp_path: Path) -> None:
    wire = (
        "The Harrow dam was opened by night on the third of May and nobody at the weir office was told of it, staff say"
    )
    denial = "Nobody opened the Harrow dam: a gate had rusted through, said the inspector, who named no culprit"
    texts = [f"{wire}. Edition {n}" for n in range(150)] + [denial]
    texts += [f"A dam in valley {n} was painted {n} times and visitors may see it on day {n}" for n in range(20)]
    with Archive.open(tmp_path, WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            writer.add([prepared(article(f"a{n}", text, outlet=f"Paper {n}")) for n, text in enumerate(texts)])
        hits = search(archive, WordEmbedder(), understand("Who opened the Harrow dam by night?", NOON, Scope()), 10)
    assert sum(hit.text.startswith(wire) for hit in hits) == MOST
    assert denial in [hit.text for hit in hits]
    assert len({hit.passage_id for hit in hits}) == len(hits) == 10
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_what_a_search_finds_is_read_once_for_near_copies(
    sample_archive: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(text: str) -> Shingles:
        read.append(text)
        return shingles(text)

    monkeypatch.setattr("assistant.ranking.copies.shingles", reading)
    with Assistant.open(str(sample_archive)) as assistant:
        hits = assistant.search("the tidal barrier", k=10, as_of=NOON)
    assert len(hits) == 10 and sorted(set(read)) == sorted(read)


def test_an_answer_embeds_its_question_once(sample_archive: object, monkeypatch: pytest.MonkeyPatch) -> None:
    embedded: list[str] = []
    encode = MiniLM.encode

    def counting(model: MiniLM, texts: Sequence[str]) -> NDArray[np.float32]:
        embedded.extend(texts)
        return encode(model, texts)

    monkeypatch.setattr(MiniLM, "encode", counting)
    question = "How many people were injured by storm Brannoc?"
    with Assistant.open(str(sample_archive)) as assistant:
        assistant.ask(question, as_of=NOON, extractive=True)
        assert embedded.count(question) == 1 and len(set(embedded)) == len(embedded) > 2
        before = len(embedded)
        assistant.ask(question, as_of=NOON, extractive=True)
    assert len(embedded) == before
