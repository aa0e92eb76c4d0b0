import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.archive.archive import Archive
from assistant.domain import Article, Statement
from assistant.settings import Settings, load
from ingest import pipeline, preparing
from ingest.backfill import Filled, backfill
from ingest.run import FIRST_BATCH
from ingest.statements.attributions import AttributionExtractor
from ingest.summary import Progress, Summary
from tests.assistant.archive.newsroom import WordEmbedder

NOW = datetime(2025, 6, 1, tzinfo=UTC)
GULLS = "Letters about gulls fill the page today, and none of them speaks of boats or of the sea at all."
CATS = "A cat slept on the counter of the post office for eleven hours while the queue went round it in silence."
BREAD = "The price of a rye loaf rises by two pence on Monday because the mill at Upper Sallow needs a new wheel."
BODY = "The ferry left at dawn. Ada Quay, the harbour master, said the crossing was calm. Nobody was hurt on the way."


def article(n: int, **fields: object) -> dict[str, object]:
    return {
        "title": f"Ferry {n}",
        "text": f"{BODY} It was crossing number {n}.",
        "published": "2025-05-20",
        "outlet": "The Lantern",
    } | fields


class Desk:
    """An archive and a file to ingest into it."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        self.file = folder / "articles.jsonl"
        self.settings: Settings = load(archive=self.archive)

    def ingest(self, articles: Iterable[dict[str, object]]) -> Summary:
        self.file.write_text("\n".join(json.dumps(item) for item in articles), encoding="utf-8")
        return pipeline.ingest([str(self.file)], self.archive, self.settings, now=NOW)

    def texts(self) -> list[str]:
        with Archive.open(self.archive) as archive:
            return sorted(hit.text for hit in archive.hits([(id_, 0.0) for id_ in range(1, 200)]))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, summary.duplicates, summary.failed


def test_a_second_ingest_changes_nothing_and_embeds_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert counts(desk.ingest(article(n) for n in range(5))) == (5, 0, 0, 0, 0)
    monkeypatch.setattr(
        "assistant.archive.embedder.MiniLM.encode",
        lambda self, texts: np.empty((len(texts), 384)) if not texts else pytest.fail("embedded again"),
    )
    assert counts(desk.ingest(article(n) for n in range(5))) == (0, 0, 5, 0, 0)


def test_an_edited_article_is_updated_and_its_earlier_words_are_kept_as_a_version(desk: Desk) -> None:
    desk.ingest([article(1)])
    edited = article(1, text=f"{BODY} A correction: it was crossing number one.")
    assert counts(desk.ingest([edited])) == (0, 1, 0, 0, 0)
    assert all("correction" in text for text in desk.texts())
    with Archive.open(desk.archive) as archive:
        (hit,) = archive.hits(archive.lexical("correction", 1))
        assert [version.number for version in archive.versions(hit.article.id)] == [1, 2]


def test_two_columns_of_one_day_with_one_title_are_both_kept(desk: Desk) -> None:
    other = article(1, text=GULLS)
    assert counts(desk.ingest([article(1), other])) == (2, 0, 0, 0, 0)
    assert counts(desk.ingest([article(1), other])) == (0, 0, 2, 0, 0)


def test_wire_copy_in_three_outlets_is_three_articles_and_a_second_address_of_one_is_a_duplicate(desk: Desk) -> None:
    wire = [
        article(1, outlet=outlet, url=f"https://{outlet}.example/a") for outlet in ("lantern", "tribune", "courier")
    ]
    again = article(1, outlet="lantern", url="https://lantern.example/b?page=1")
    assert counts(desk.ingest([*wire, again])) == (3, 0, 0, 1, 0)
    with Archive.open(desk.archive) as archive:
        assert archive.article("https://lantern.example/b?page=1").record.url == "https://lantern.example/a"


def test_given_ids_are_kept_even_where_the_words_are_the_same(desk: Desk) -> None:
    assert counts(desk.ingest([article(1, id="a"), article(1, id="b")])) == (2, 0, 0, 0, 0)


def test_the_same_line_twice_is_one_article(desk: Desk) -> None:
    assert counts(desk.ingest([article(1), article(1)])) == (1, 0, 0, 1, 0)


def test_two_versions_in_one_run_leave_the_later_one(desk: Desk) -> None:
    assert counts(desk.ingest([article(1, id="a"), article(2, id="a")])) == (1, 1, 0, 0, 0)
    with Archive.open(desk.archive) as archive:
        assert archive.article("a").record.title == "Ferry 2"


def test_every_document_read_is_counted_once(desk: Desk) -> None:
    summary = desk.ingest([article(1), article(1), article(2), {"title": "no text"}])
    assert summary.read == sum(counts(summary)) == 4
    assert [failure.source for failure in summary.failures] == [f"{desk.file}:4"]


def test_a_passage_is_the_stored_text_and_is_embedded_with_its_title(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[str] = []

    def encode(self: object, texts: list[str]) -> np.ndarray:
        embedded.extend(texts)
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)

    monkeypatch.setattr("assistant.archive.embedder.MiniLM.encode", encode)
    desk.ingest([article(3)])
    assert embedded == [f"Ferry 3\n{text}" for text in desk.texts()]


def test_progress_ends_with_everything_stored(desk: Desk) -> None:
    desk.file.write_text("\n".join(json.dumps(article(n)) for n in range(4)))
    told: list[Progress] = []
    pipeline.ingest([str(desk.file)], desk.archive, desk.settings, now=NOW, progress=told.append)
    assert (told[-1].read, told[-1].stored) == (4, 4)


def test_one_address_with_several_articles_loses_none_and_a_given_id_twice_is_a_failure(desk: Desk) -> None:
    six = [
        {"id": "a", "title": "Ferry", "text": BODY},
        {"id": "a", "title": "Gulls", "text": GULLS},
        {"url": "https://lantern.example/", "title": "Cats", "text": CATS},
        {"url": "https://lantern.example/#cat", "title": "Bread", "text": BREAD},
        {"url": "https://lantern.example/story?ref=1001", "title": "Rain", "text": "Rain fell on Tolland all week."},
        {"url": "https://lantern.example/story?ref=1002", "title": "Snow", "text": "Snow closed the pass at Wick."},
    ]
    first = desk.ingest(six)
    assert counts(first) == (5, 0, 0, 0, 1)
    (failure,) = first.failures
    assert failure.source == f"{desk.file}:2"
    assert failure.reason == (
        "the id 'a' came with another text earlier in this run, which stays; give each article an id of its own"
    )
    assert len(desk.texts()) == 5
    assert not any("gulls" in text for text in desk.texts())
    assert [counts(desk.ingest(six)) for _ in range(2)] == [(0, 0, 5, 0, 1)] * 2
    assert counts(desk.ingest(reversed(six))) == (0, 1, 4, 0, 1)


PAGE = {"url": "https://lantern.example/live"}


def test_a_page_written_anew_is_an_update_in_a_later_run_and_another_article_in_the_same(desk: Desk) -> None:
    assert counts(desk.ingest([article(1, text=CATS, **PAGE), article(1, text=GULLS, **PAGE)])) == (2, 0, 0, 0, 0)
    live = {"url": "https://lantern.example/harbour"}
    desk.ingest([article(2, text=BODY, **live)])
    assert counts(desk.ingest([article(2, text=BREAD, **live)])) == (0, 1, 0, 0, 0)
    with Archive.open(desk.archive) as archive:
        assert archive.article(live["url"]).text == BREAD


def test_a_page_that_is_older_or_whose_address_others_share_replaces_nothing(desk: Desk) -> None:
    desk.ingest([article(1, text=CATS, **PAGE)])
    assert counts(desk.ingest([article(1, text=GULLS, published="2025-05-01", **PAGE)])) == (1, 0, 0, 0, 0)
    assert counts(desk.ingest([article(1, text=BREAD, published="2025-05-30", **PAGE)])) == (1, 0, 0, 0, 0)
    assert len(desk.texts()) == 3


def test_an_article_that_an_unlike_one_replaced_earlier_in_the_run_is_kept_beside_it(desk: Desk) -> None:
    desk.ingest([article(1, text=CATS, **PAGE)])
    both = [article(1, text=GULLS, **PAGE), article(1, text=CATS, **PAGE)]
    assert counts(desk.ingest(both)) == (1, 1, 0, 0, 0)
    assert sorted(desk.texts()) == sorted([CATS, GULLS])
    assert counts(desk.ingest(both)) == (0, 0, 2, 0, 0)


def test_an_edit_under_one_url_is_an_update_and_its_earlier_words_do_not_come_back(desk: Desk) -> None:
    both = [article(1, **PAGE), article(1, text=f"{BODY} A correction: it was number one.", **PAGE)]
    assert counts(desk.ingest(both)) == (1, 1, 0, 0, 0)
    assert counts(desk.ingest(both)) == (0, 0, 2, 0, 0)
    assert all("correction" in text for text in desk.texts())


def test_a_copy_of_an_article_edited_since_is_still_a_duplicate(desk: Desk) -> None:
    edited = article(1, text=f"{BODY} A correction: it was number one.", **PAGE)
    three = [article(1, **PAGE), article(1, url="https://lantern.example/copy"), edited]
    assert counts(desk.ingest(three)) == (1, 1, 0, 1, 0)
    assert counts(desk.ingest(three)) == (0, 0, 2, 1, 0)


def test_a_copy_is_known_by_its_outlet_whatever_the_case_in_one_batch_and_in_the_next_run(desk: Desk) -> None:
    shouted = article(1, outlet="THE LANTERN", url="https://lantern.example/copy")
    assert counts(desk.ingest([article(1, **PAGE), shouted])) == (1, 0, 0, 1, 0)
    assert counts(desk.ingest([article(1, outlet="the lantern", url="https://lantern.example/third")])) == (
        (0, 0, 0, 1, 0)
    )


TEXTS = (BODY, f"{BODY} A correction.", f"{BODY} {CATS}", CATS, f"{CATS} {GULLS}", GULLS, "№ 7", "Gulls.")
ARTICLES = st.fixed_dictionaries(
    {"title": st.sampled_from(["Ferry", "Gulls"]), "text": st.sampled_from(TEXTS)},
    optional={
        "id": st.sampled_from(["a", "b"]),
        "url": st.sampled_from(["https://l.example/", "https://l.example/#cat", "https://l.example/b"]),
        "published": st.sampled_from(["2025-05-20", "2025-05-21", "2025-05"]),
        "updated": st.sampled_from(["2025-05-22", "2025-05-23T10:00:00Z"]),
        "outlet": st.sampled_from(["The Lantern", "THE LANTERN", "Courier"]),
        "tags": st.sampled_from([["sea"], ["town"]]),
    },
)


@settings(max_examples=40, deadline=None)
@given(earlier=st.lists(ARTICLES, max_size=3), articles=st.lists(ARTICLES, min_size=1, max_size=8))
def test_any_articles_ingested_twice_change_nothing_the_second_time(
    tmp_path_factory: pytest.TempPathFactory, earlier: list[dict[str, object]], articles: list[dict[str, object]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.pipeline.load_embedder", lambda _: WordEmbedder())
        desk.ingest(earlier)
        first = desk.ingest(articles)
        stored = desk.texts()
        second = desk.ingest(articles)
    assert first.read == second.read == len(articles)
    assert (second.added, second.updated) == (0, 0)
    assert desk.texts() == stored


def test_an_article_whose_statements_cannot_be_read_is_stored_and_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = preparing.statements

    def fail_on_one(one: Article, extractor: AttributionExtractor) -> list[Statement]:
        if "number 1" in one.text:
            raise IndexError("out of range")
        return reads(one, extractor)

    with monkeypatch.context() as patched:
        patched.setattr(preparing, "statements", fail_on_one)
        summary = desk.ingest(article(n) for n in range(3))
    fault = "stored, but its statements could not be read (IndexError: out of range)"
    told = f"{fault}; `dateline doctor --repair` tries again"
    assert counts(summary) == (3, 0, 0, 0, 0)
    assert [notice.partition(": ")[2] for notice in summary.notices] == [told]
    with Archive.open(desk.archive) as archive:
        run = archive.status().last_run
        assert run is not None
        assert [reason for _, reason in run.failures] == [told]
        [unread] = archive.without_statements(None)
        assert "number 1" in archive.article(unread).text
    assert backfill(desk.archive, desk.settings, lambda _: None) == Filled(1, 1)


def read(desk: Desk, *files: Path) -> Summary:
    return pipeline.ingest([str(file) for file in files], desk.archive, desk.settings, now=NOW)


def test_an_edited_file_without_url_and_date_is_updated_not_added_again(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "baker.txt"
    page.write_text(f"The ferry\n\n{BODY} 300 visitors came.", encoding="utf-8")
    assert counts(read(desk, page)) == (1, 0, 0, 0, 0)
    for visitors in ("200", "150"):
        page.write_text(f"The ferry\n\n{BODY} {visitors} visitors came.", encoding="utf-8")
        assert counts(read(desk, page)) == (0, 1, 0, 0, 0)
        assert counts(read(desk, page)) == (0, 0, 1, 0, 0)
    assert [text for text in desk.texts() if "visitors" in text] == [text for text in desk.texts() if "150" in text]


def test_another_article_in_a_file_that_held_one_is_an_article_of_its_own(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "today.txt"
    page.write_text(f"Gulls\n\n{GULLS}", encoding="utf-8")
    read(desk, page)
    page.write_text(f"Cats\n\n{CATS}", encoding="utf-8")
    assert counts(read(desk, page)) == (1, 0, 0, 0, 0)


def test_articles_without_a_date_or_an_outlet_are_counted_in_a_note(desk: Desk) -> None:
    undated = [article(n, published=None, text=text) for n, text in enumerate((GULLS, CATS))]
    summary = desk.ingest([*undated, article(3, outlet=None, text=BREAD)])
    assert summary.notices == (
        "2 articles came without a date: no period finds them",
        "1 article came without an outlet: answers can't name where they appeared",
    )
    assert desk.ingest(undated).notices == ()


def test_the_first_batch_is_small_so_that_something_is_soon_stored(desk: Desk) -> None:
    told: list[Progress] = []
    desk.file.write_text("\n".join(json.dumps(article(n)) for n in range(120)), encoding="utf-8")
    pipeline.ingest([str(desk.file)], desk.archive, desk.settings, now=NOW, progress=told.append)
    assert next(one.stored for one in told if one.stored) == FIRST_BATCH


def test_the_same_instant_in_another_offset_is_the_same_article(desk: Desk) -> None:
    """An archive of before offsets were kept has UTC: what comes again with its offset is no update of it."""
    late = article(1, url="https://valen.test/1", published="2025-05-21T00:20:00+02:00")
    assert counts(desk.ingest([late | {"published": "2025-05-20T22:20:00Z"}])) == (1, 0, 0, 0, 0)
    assert counts(desk.ingest([late])) == (0, 0, 1, 0, 0)
    nameless = {name: value for name, value in late.items() if name != "url"} | {"title": "No address"}
    assert counts(desk.ingest([nameless])) == (1, 0, 0, 0, 0)
    assert counts(desk.ingest([nameless | {"published": "2025-05-20T22:20:00Z"}])) == (0, 0, 1, 0, 0)
