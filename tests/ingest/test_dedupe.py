from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Article, Moment, Record
from assistant.shingles import resembles
from ingest.dedupe import (
    apart,
    content_digest,
    copy_key,
    has_given_id,
    identify,
    record_digest,
    rewrites,
)

DAY = Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "date line")
NEXT_DAY = Moment(datetime(2025, 5, 30, tzinfo=UTC), "day", "date line")
TEXT = "The council of the town met on Tuesday and voted for a road that nobody had asked for in years of debate."
OTHER = "A ship ran aground outside the harbour this morning, and its crew of nine was brought ashore by the pilots."


def article(text: str = TEXT, **fields: object) -> Article:
    record = replace(Record(id="", title="Council meets", published=DAY, outlet="Post"), **fields)  # type: ignore[arg-type]
    return Article(replace(record, id=identify(record, text)), text)


def test_a_given_id_is_kept() -> None:
    assert article(id="wire:7", url="https://e.com/a").id == "wire:7"


def test_spellings_of_a_url_are_one_article() -> None:
    assert article(url="https://e.com/a/?utm_source=x").id == article(url="http://www.e.com/a", title="Edited").id


def test_without_a_url_title_day_and_outlet_are_the_article() -> None:
    assert article().id == article(text=OTHER, title="Council  MEETS").id
    assert len({article().id, article(outlet="Echo").id, article(published=None).id, article(title="Fire").id}) == 4


def test_without_url_and_date_title_and_text_are_the_article() -> None:
    assert article(published=None).id == article(published=None, text=TEXT.upper()).id
    assert article(published=None).id != article(published=None, text=OTHER).id


def test_ids_are_sixteen_hex_digits() -> None:
    for made in (article(), article(url="https://e.com"), article(published=None)):
        assert len(made.id) == 16
        assert int(made.id, 16) >= 0


def test_an_article_apart_has_an_id_of_its_own_words_that_a_second_reading_gives_again() -> None:
    first, second = article(url="https://e.com/a"), article(text=OTHER, url="https://e.com/a")
    assert first.id == second.id
    assert len({first.id, apart(first).id, apart(second).id}) == 3
    assert apart(second) == apart(article(text=OTHER, url="https://e.com/a"))
    assert apart(article(text=OTHER, url="https://e.com/b")).id != apart(second).id


def test_an_id_is_given_where_the_article_does_not_lead_to_it() -> None:
    assert has_given_id(article(id="wire:7"))
    assert not has_given_id(article())
    assert has_given_id(apart(article()))


@pytest.mark.parametrize(
    ("newcomer", "stored", "rewritten"),
    [
        ({"published": DAY}, {"published": DAY}, True),
        ({"published": NEXT_DAY}, {"published": DAY}, True),
        ({"published": DAY}, {"published": NEXT_DAY}, False),
        ({"published": DAY, "updated": NEXT_DAY}, {"published": NEXT_DAY}, True),
        ({"published": None}, {"published": DAY}, True),
        ({"published": DAY}, {"published": None}, True),
        ({"published": NEXT_DAY, "url": None}, {"published": DAY, "url": None}, False),
    ],
)
def test_a_page_is_written_anew_at_its_url_by_days_no_older(
    newcomer: dict[str, object], stored: dict[str, object], rewritten: bool
) -> None:
    url = {"url": "https://e.com/a"}
    assert rewrites(article(OTHER, **url | newcomer).record, article(**url | stored).record) is rewritten


def test_a_copy_is_of_one_outlet_whatever_its_case() -> None:
    assert copy_key("a", "The Post") == copy_key("a", "THE POST") != copy_key("a", "Echo")
    assert copy_key("a", None) == copy_key("a", "") != copy_key("b", "")


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (TEXT, TEXT.upper(), True),
        (TEXT, TEXT + OTHER, True),
        (TEXT, OTHER, False),
        ("Short.", "short", True),
        ("A", "", False),
        ("", "", False),
    ],
)
def test_texts_resemble_each_other_by_shared_shingles(a: str, b: str, alike: bool) -> None:
    assert resembles(a, b) is alike
    assert resembles(b, a) is alike


def test_content_is_the_same_whatever_its_punctuation() -> None:
    assert content_digest(article()) == content_digest(article(text=TEXT.replace(".", " !"), section="Local"))
    assert content_digest(article()) != content_digest(article(text=OTHER))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Council meets!"},
        {"url": "https://e.com"},
        {"outlet": "Echo"},
        {"published": None},
        {"updated": DAY},
        {"authors": ("Ann Lee",)},
        {"agencies": ("AFP",)},
        {"language": "en"},
        {"section": "Local"},
        {"tags": ("road",)},
    ],
)
def test_every_stored_field_counts_for_the_record(change: dict[str, object]) -> None:
    before = article(id="wire:7")
    after = article(id="wire:7", **change)
    assert record_digest(before) != record_digest(after)
    assert record_digest(before) == record_digest(replace(before, origin="elsewhere"))


@given(st.text(), st.text())
def test_where_a_text_was_read_does_not_change_its_digests(title: str, text: str) -> None:
    one = Article(Record(id="a", title=title), text, "x")
    assert record_digest(one) == record_digest(replace(one, origin="y"))
    assert content_digest(one) == content_digest(replace(one, origin="y"))
