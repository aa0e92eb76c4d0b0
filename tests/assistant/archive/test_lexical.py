"""Lexical search: any string is a query, words match as readers expect, and the tail ranks like the index."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.archive.archive import Archive
from assistant.archive.catalogue_caches import IndexText
from assistant.archive.folders import CacheError
from assistant.archive.lexical import LexicalIndex, LexicalWriter, analyse, query_weights
from assistant.archive.terms import QUERY_TERMS, query_tokens, tokens
from tests.assistant.archive.newsroom import EAGER, LAZY, WordEmbedder, article, found, prepared

PASSAGES = [
    IndexText(1, "Kremlin on the memorandum", "Peskov said the demand was “not constructive”."),
    IndexText(2, "Football", "The U.S. team beat France 2,500 fans cheered."),
    IndexText(3, "Turkey", "Erdoğan’s office hosts talks; negotiators were talking."),
    IndexText(4, "東京", "交渉が再開された。"),
    IndexText(5, "Memorandum", "Nothing else is known."),
]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.in_memory([PASSAGES])


def ids(index: LexicalIndex, query: str, title_boost: float = 1.0, exact_boost: float = 0.0) -> list[int]:
    return [id_ for id_, _ in index.search(query_weights(query, title_boost, exact_boost), 10)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Peskov's demands", [1]),
        ("ERDOGAN", [3]),
        ("talk", [3]),
        ("US", [2]),
        ("2500", [2]),
        ("2,500", [2]),
        ("再開", [4]),
        ("what did they say about the", []),
        ("", []),
        ("\"'(){}[]:*?~^+-&&||!\\/", []),
        ("title:memorandum AND body:[a TO z]", [5, 1]),
    ],
)
def test_words_match_as_readers_expect(index: LexicalIndex, query: str, expected: list[int]) -> None:
    assert ids(index, query) == expected


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_any_string_is_a_query(index: LexicalIndex, query: str) -> None:
    assert set(ids(index, query)) <= {1, 2, 3, 4, 5}


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    assert bool(query_tokens(text)) == bool(tokens(text))
    own = LexicalIndex.in_memory([[IndexText(7, "", text)]])
    assert ids(own, text) == ([7] if analyse(" ".join(query_tokens(text))) else [])


def test_a_megabyte_of_query_is_quick(index: LexicalIndex) -> None:
    query = " ".join(f"word{n}" for n in range(125_000)) + " memorandum"
    assert len(query) > 1_000_000
    started = time.process_time()
    ids(index, query)
    assert time.process_time() - started < 0.5
    assert len(query_tokens(query)) == QUERY_TERMS


def test_stop_words_are_dropped_unless_nothing_remains() -> None:
    assert query_tokens("what did the WHO and the US say") == ["WHO", "US", "say"]
    assert query_tokens("who is it") == ["who", "is", "it"]
    assert query_tokens("WHO IS PESKOV") == ["PESKOV"]


def test_the_boosts_do_what_they_say(index: LexicalIndex) -> None:
    assert ids(index, "memorandum demand", title_boost=9.0)[0] == 5
    assert ids(index, "memorandum demand", title_boost=0.0) == [1]
    assert ids(index, "talking", exact_boost=5.0) == [3]


def test_a_search_among_some_passages_finds_only_those_with_the_same_scores(index: LexicalIndex) -> None:
    weights = query_weights("memorandum", 1.0, 0.0)
    everywhere = dict(index.search(weights, 10))
    assert dict(index.search(weights, 10, np.array([1, 2, 3]))) == {1: pytest.approx(everywhere[1])}
    assert index.search(weights, 10, np.array([], np.int64)) == []


def test_a_deletion_finds_unsigned_ids_and_adding_again_doubles_nothing(tmp_path: Path) -> None:
    with LexicalWriter.create(tmp_path / "1") as writer:
        writer.add(PASSAGES)
        writer.commit()
        writer.delete([1, 2])
        writer.add(PASSAGES[:1])
        writer.commit()
        writer.delete([5])
    assert LexicalIndex.on_disk(tmp_path / "1").ids() == [1, 3, 4, 5]


def test_a_missing_or_garbled_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="missing"):
        LexicalIndex.on_disk(tmp_path / "1")
    LexicalWriter.create(tmp_path / "1").close()
    (tmp_path / "1" / "meta.json").write_text("{")
    with pytest.raises(CacheError, match="can't be used"):
        LexicalIndex.on_disk(tmp_path / "1")


def test_what_is_not_indexed_yet_is_found_and_ranked_as_if_it_were(tmp_path: Path) -> None:
    topics = ["harbour strike", "river flood", "harbour flood", "election count", "strike at the mill"]
    items = [prepared(article(f"a{n}", f"Report {n}: {topics[n % 5]}.", title=f"Story {n}")) for n in range(60)]
    rankings = []
    for name, policy in (("eager", EAGER), ("lazy", LAZY)):
        with Archive.open(tmp_path / name, WordEmbedder(), create=True, policy=policy) as archive:
            with archive.writer() as writer:
                writer.add(items[:40])
            with archive.writer() as writer:
                writer.add(items[40:])
                writer.remove("a7")
                rankings.append([id_ for id_, _ in archive.lexical("harbour strike", 60)])
    eager, lazy = rankings
    assert set(eager) == set(lazy)
    assert set(eager[:12]) == set(lazy[:12])


def test_frequencies_count_index_and_tail(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a", WordEmbedder(), create=True, policy=LAZY) as archive:
        assert archive.document_frequency("flood") == 0
        with archive.writer() as writer:
            writer.add([prepared(article("a1", "Flood."))])
        with archive.writer() as writer:
            writer.add([prepared(article("a2", "Floods."))])
            assert archive.document_frequency(archive.analyse("flooding")[0]) == 2
            assert archive.passage_count() == 2
            assert found(archive, "flood") == ["Flood.", "Floods."]
