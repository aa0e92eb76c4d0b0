from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.urls import canonical_url, is_web_address, outlet_of


@pytest.mark.parametrize(
    "spelling",
    [
        "https://example.com/a/b?x=1&y=2",
        "HTTP://www.Example.com:80/a/b/?y=2&utm_source=mail&x=1#top",
        "https://user@example.com/a//b?x=1&y=2&fbclid=abc&gclid=d",
        "https://amp.example.com/a/b/amp/?x=1&y=2",
        "https://www.google.com/amp/s/www.example.com/a/b?x=1&y=2",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a/b?x=1&y=2&amp=1",
    ],
)
def test_spellings_of_one_address_have_one_form(spelling: str) -> None:
    assert canonical_url(spelling) == "https://example.com/a/b?x=1&y=2"


def test_parameters_that_name_the_article_stay() -> None:
    assert canonical_url("https://example.com/story?id=7") != canonical_url("https://example.com/story?id=8")


@pytest.mark.parametrize("name", ["ref", "source", "src", "share", "REF"])
def test_a_number_names_the_article_where_a_word_names_the_way_there(name: str) -> None:
    assert canonical_url(f"https://example.com/story?{name}=1001") == f"https://example.com/story?{name}=1001"
    assert canonical_url(f"https://example.com/story?{name}=newsletter") == "https://example.com/story"
    assert canonical_url(f"https://example.com/story?{name}=") == "https://example.com/story"


@given(st.one_of(st.text(), st.text().map("https://e.com/".__add__)))
def test_any_text_has_a_canonical_form_that_is_stable(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://edition.cnn.com/2025/x", "cnn.com"),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://www.abc.net.au/news", "abc.net.au"),
        ("https://news.pravda.com.ua/x", "pravda.com.ua"),
        ("https://ann.substack.com/p/x", "ann.substack.com"),
        ("https://ann.blogspot.com/x", "ann.blogspot.com"),
        ("https://old.ann.pages.dev/x", "ann.pages.dev"),
        ("http://127.0.0.1:8080/x", "127.0.0.1"),
        ("http://localhost/x", "localhost"),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_the_outlet_is_the_registrable_host(url: str | None, outlet: str | None) -> None:
    assert outlet_of(url) == outlet


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://[::1",
        "https://",
        "https://e.com/a b",
        "#",
    ],
)
def test_other_schemes_and_broken_addresses_are_no_web_addresses(url: str) -> None:
    assert not is_web_address(url)
