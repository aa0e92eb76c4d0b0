"""The ledger: statements come back as they were stored, follow their articles, and are found beside a writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.archive.archive import Archive
from assistant.archive.entries import SpeakerCount
from assistant.archive.statement_rows import fits, statement_from_json, statement_to_json
from assistant.domain import Article, Moment, Period, Said, Scope, Span, Speaker, Statement
from assistant.errors import InputError
from tests.assistant.archive.ledgers import EVERYTHING, everything, fresh, searched, sound, words
from tests.assistant.archive.newsroom import EAGER, WordEmbedder, article, prepared, spoken

START = datetime(2025, 5, 1, tzinfo=UTC)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.lists(st.integers(0, 99), min_size=2, max_size=2).map(lambda ends: Span(min(ends), max(ends)))
moments = st.builds(Moment, st.datetimes(timezones=st.just(UTC)), st.sampled_from(["day", "month"]), texts)
speakers = st.builds(Speaker, texts, spans, st.sampled_from(["name", "pronoun"]), st.none() | texts)
statements = st.builds(
    Statement,
    article_id=st.just("a1"),
    content=st.lists(spans, max_size=3).map(tuple),
    cue=spans,
    source=st.none() | spans,
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    manner=st.sampled_from(["asserted", "denied", "declined", "hedged"]),
    speaker=st.none() | speakers,
    setting=st.none() | spans,
    said_on=st.none() | moments,
)


def dated(id_: str, day: int, *lines: str, **record: object) -> Article:
    return article(id_, "\n".join(lines), published=Moment(START + timedelta(day), "day", "test"), **record)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    items = [
        dated("may1", 0, "Ada Brook (minister) said: the harbour closes", "Bo Lund said: no comment on ferries"),
        dated("may9", 8, "Bo Lund said: ferries sail again", "Ada Brook said: tides are high", outlet="Post"),
        dated("may5", 4, "Ada Brook (mayor) said: dredging starts", "Somebody said: it was announced"),
        dated("may3", 2, "Ada Brook (mayor) said: dredging is late", authors=("Bo Carterson",)),
        article("undated", "Bo Lund said: long ago", published=None),
    ]
    with Archive.open(tmp_path_factory.mktemp("ledger") / "a", WordEmbedder(), create=True) as opened:
        with opened.writer() as writer:
            writer.add([spoken(item) for item in items])
        yield opened


@given(statements)
def test_a_statement_comes_back_as_it_was_stored(statement: Statement) -> None:
    assert statement_from_json("a1", statement_to_json(statement)) == statement


@given(statements, st.integers(0, 100))
def test_statements_fit_where_their_spans_lie_in_the_text_in_order(statement: Statement, characters: int) -> None:
    named = [] if statement.speaker is None else [statement.speaker.named]
    others = [span for span in (statement.cue, statement.source, statement.setting, *named) if span is not None]
    content = statement.content
    expected = (
        bool(content)
        and all(span.start < span.end for span in content)
        and all(one.end <= other.start for one, other in pairwise(content))
        and max(span.end for span in (*content, *others)) <= characters
    )
    assert fits(statement, characters) == expected


def test_statements_are_given_with_their_words_in_the_order_asked_for(tmp_path: Path) -> None:
    item = article("a1", "“Ships,” Ada Brook told reporters, “sail.”")
    where = {part: Span(item.text.index(part), item.text.index(part) + len(part)) for part in ("Ships,", "sail.")}
    cue, source, setting = Span(19, 23), Span(9, 18), Span(24, 33)
    said_on = Moment(START, "day", "text")
    statement = Statement(
        "a1",
        tuple(where.values()),
        cue,
        source,
        "direct",
        "denied",
        Speaker("Ada Brook", source, "name", "minister"),
        setting,
        said_on,
    )
    bare = prepared(item)
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            writer.add(
                [replace(bare, statements=(statement,), statement_digests=(bare.digests[0],), extractor="by hand")]
            )
        assert archive.said([7, 1]) == [Said(1, statement, item.record, "Ships, … sail.", "Ada Brook", "told")]
        assert archive.speakers() == [SpeakerCount("Ada Brook", "minister", 1, 1)]
        assert archive.status().statements == 1


def test_speakers_come_with_their_commonest_role_the_most_quoted_first(archive: Archive) -> None:
    assert archive.speakers() == [SpeakerCount("Ada Brook", "mayor", 4, 4), SpeakerCount("Bo Lund", None, 3, 3)]


def test_the_latest_come_first_and_an_article_in_reading_order(archive: Archive) -> None:
    assert everything(archive) == [
        "may9 ferries sail again",
        "may9 tides are high",
        "may5 dredging starts",
        "may5 it was announced",
        "may3 dredging is late",
        "may1 the harbour closes",
        "may1 no comment on ferries",
        "undated long ago",
    ]
    selection = archive.select_statements(Scope(exclude=("may9", "nowhere")), speakers=["Ada Brook"])
    assert words(archive.said(archive.latest_statements(2, selection))) == [
        "may5 dredging starts",
        "may3 dredging is late",
    ]


@pytest.mark.parametrize(
    ("scope", "filters", "expected"),
    [
        (Scope(), {"speakers": ["Bo Lund"]}, {"ferries sail again", "no comment on ferries", "long ago"}),
        (Scope(), {"speakers": []}, set()),
        (Scope(), {"speakers": ["Nobody"]}, set()),
        (Scope(), {"article": "may5"}, {"dredging starts", "it was announced"}),
        (Scope(), {"article": "may5", "speakers": {"Ada Brook"}}, {"dredging starts"}),
        (Scope(speakers=("Bo Lund",)), {"article": "may3"}, {"dredging is late"}),
        (Scope(Period(START + timedelta(8))), {}, {"ferries sail again", "tides are high"}),
        (Scope(Period(None, START + timedelta(3))), {"speakers": ["Bo Lund"]}, {"no comment on ferries"}),
        (Scope(outlets=("post",)), {"speakers": ["Ada Brook"]}, {"tides are high"}),
        (Scope(authors=("carterson",)), {}, {"dredging is late"}),
        (Scope(authors=("carterson",), exclude=("may3",)), {}, set()),
    ],
)  # fmt: skip
def test_a_selection_holds_what_every_filter_lets_through(
    archive: Archive, scope: Scope, filters: dict[str, str], expected: set[str]
) -> None:
    selection = archive.select_statements(scope, **filters)  # type: ignore[arg-type]
    chosen = archive.latest_statements(None, selection)
    assert {one.content for one in archive.said(chosen)} == expected
    vector = WordEmbedder().encode(["ferries"])[0]
    assert {id_ for id_, _ in archive.statement_dense(vector, 20, selection)} == set(chosen)
    query = "the harbour closes no comment on ferries sail again tides are high dredging starts late announced long ago"
    assert {id_ for id_, _ in archive.statement_lexical(query, 20, selection)} == set(chosen)


@settings(deadline=None, max_examples=60)
@given(
    st.none() | st.sets(st.sampled_from(["Ada Brook", "Bo Lund", "Nobody"])),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.sets(st.sampled_from(["may1", "may3", "may5", "may9", "undated"])),
    st.none() | st.sampled_from(["may1", "may9"]),
    st.none() | st.integers(0, 9),
)
def test_a_selection_is_what_a_look_at_every_statement_gives(
    archive: Archive,
    names: set[str] | None,
    first: int | None,
    last: int | None,
    excluded: set[str],
    one: str | None,
    k: int | None,
) -> None:
    period = Period(*(None if day is None else START + timedelta(day) for day in (first, last)))
    scope = Scope(period, exclude=tuple(excluded))
    got = archive.latest_statements(k, archive.select_statements(scope, speakers=names, article=one))
    every = archive.said(archive.latest_statements(None, archive.select_statements(EVERYTHING)))
    expected = [
        said.id
        for said in every
        if (names is None or (said.statement.speaker is not None and said.statement.speaker.name in names))
        and (not period or (said.article.published is not None and said.article.published.at in period))
        and said.article.id not in excluded
        and one in (None, said.article.id)
    ]
    assert got == expected[:k]


def test_an_unknown_article_is_told(archive: Archive) -> None:
    with pytest.raises(InputError, match="no article 'nowhere'"):
        archive.select_statements(EVERYTHING, article="nowhere")


def test_a_topic_in_the_neighbouring_paragraph_is_found_and_counts_less(tmp_path: Path) -> None:
    item = article(
        "a1",
        "Ada Brook said: boats sail\n\nThe memorandum was due.\n\n"
        "Bo Lund said: nobody presses us\n\nMore.\n\nCy Dahl said: the memorandum is ready",
        title="Talks",
    )
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([spoken(item)])
        found = archive.said([id_ for id_, _ in archive.statement_lexical("memorandum", 10)])
        assert [one.content for one in found] == ["the memorandum is ready", "nobody presses us"]
        assert len(archive.statement_lexical("talks", 10)) == 3


def test_statements_go_with_their_article_and_ids_are_not_used_again(tmp_path: Path) -> None:
    two = "Ada Brook said: one thing\nBo Lund said: another"
    with fresh(tmp_path, EAGER) as archive, archive.writer() as writer:
        writer.add([spoken(article("a1", two)), spoken(article("a2", "Cy Dahl said: third"))])
        ids = archive.latest_statements(None, archive.select_statements(EVERYTHING))
        writer.add([spoken(article("a1", two, tags=("new",)))])
        assert archive.latest_statements(None, archive.select_statements(EVERYTHING)) == ids
        writer.add([spoken(article("a1", two.replace("another", "nothing")))])
        assert everything(archive, article="a1") == ["a1 one thing", "a1 nothing"]
        later = archive.latest_statements(None, archive.select_statements(EVERYTHING, article="a1"))
        assert min(later) > max(ids)
        assert len(archive.said(ids)) == 1
        assert searched(archive, "another") == []
        assert searched(archive, "nothing")[:1] == ["nothing"]
        writer.remove("a1")
        assert everything(archive) == ["a2 third"]
        assert [name.name for name in archive.speakers()] == ["Cy Dahl"]
        writer.add([spoken(article("a1", "Ada Brook said: new"))])
        assert min(archive.latest_statements(None, archive.select_statements(EVERYTHING, article="a1"))) > max(later)
    assert sound(tmp_path / "archive")


def test_a_backfill_stores_statements_and_leaves_passages_alone(tmp_path: Path) -> None:
    items = [article(f"a{n}", f"Ada Brook said: item {n}\nWeather.") for n in range(4)]
    with fresh(tmp_path, EAGER) as archive:
        with archive.writer() as writer:
            writer.add([prepared(item) for item in items])
            writer.add([spoken(article("quiet", "Nobody spoke."), extractor="lines")])
        hits = archive.hits(archive.lexical("weather", 10))
        assert archive.without_statements("lines") == ["a0", "a1", "a2", "a3"]
        assert archive.without_statements("better") == ["a0", "a1", "a2", "a3", "quiet"]
        with archive.writer() as writer:
            for item in items[:3]:
                made = spoken(item)
                new = {d: v for d, v in made.vectors.items() if d not in writer.known(made.statement_digests)}
                assert writer.put_statements(item.id, made.statements, made.statement_digests, new, "lines")
            assert archive.without_statements("lines") == ["a3"]
            before = archive.generation
            assert writer.put_statements("a0", made.statements[:0], (), {}, "lines")
            assert archive.generation == before + 1
            assert not writer.put_statements("nowhere", (), (), {}, "lines")
        assert everything(archive) == ["a2 item 2", "a1 item 1"]
        assert searched(archive, "item 2", 1) == ["item 2"]
        assert archive.hits(archive.lexical("weather", 10)) == hits
    assert sound(tmp_path / "archive")


def test_a_better_extractor_keeps_the_ids_of_what_it_finds_again(tmp_path: Path) -> None:
    item = article("a1", "Ada Brook said: one\nBo Lund said: two")
    with fresh(tmp_path) as archive, archive.writer() as writer:
        made = spoken(item)
        writer.add([made])
        [first, second] = archive.latest_statements(None, archive.select_statements(EVERYTHING))
        changed = (made.statements[0], replace(made.statements[1], manner="denied"))
        generation = archive.generation
        writer.put_statements("a1", made.statements, made.statement_digests, {}, "better")
        assert archive.generation == generation
        writer.put_statements("a1", changed, made.statement_digests, {}, "better")
        kept, new = archive.latest_statements(None, archive.select_statements(EVERYTHING))
        assert kept == first
        assert new > second
        assert archive.without_statements("better") == []


@pytest.mark.parametrize(
    "change",
    [
        {"content": ()},
        {"content": (Span(3, 3),)},
        {"content": (Span(5, 9), Span(0, 4))},
        {"content": (Span(0, 999),)},
        {"cue": Span(998, 999)},
        {"setting": Span(0, 999)},
        {"article_id": "a2"},
    ],
)
def test_statements_that_do_not_fit_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    made = spoken(article("a1", "Ada Brook said: one"))
    bad = replace(made.statements[0], **change)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="a statement of a1"):
        replace(made, statements=(bad,))
    with pytest.raises(ValueError, match="0 statements and 1 digests"):
        replace(made, statements=())
    with fresh(tmp_path) as archive, archive.writer() as writer:
        writer.add([made])
        with pytest.raises(ValueError, match="a statement of a1"):
            writer.put_statements("a1", [bad], made.statement_digests, {}, "lines")
        with pytest.raises(ValueError, match="no vector of dimension 24"):
            writer.put_statements("a1", made.statements, ["unknown"], {}, "lines")
        assert archive.status().statements == 1


def test_vectors_of_statements_are_kept_and_swept_with_them(tmp_path: Path) -> None:
    made = spoken(article("a1", "Ada Brook said: one"))
    with fresh(tmp_path) as archive:
        with archive.writer() as writer:
            writer.add([made])
        with archive.writer() as writer:
            writer.add([spoken(article("a2", "News."))])
            writer.remove("a2")
        with archive.writer() as writer:
            assert writer.known(made.statement_digests) == set(made.statement_digests)
            writer.put_statements("a1", (), (), {}, "lines")
        with archive.writer() as writer:
            assert writer.known(made.statement_digests) == set()
