from __future__ import annotations

import json
import time

import pytest

from assistant.errors import DocumentError
from ingest.readers.html import _nodes, page, read

BODY = "".join(
    f"<p>{sentence} The council of the town met on Tuesday evening and voted for it after a long debate.</p>"
    for sentence in (
        "The road is approved.",
        "“We did it,” said Mayor Ada Pell.",
        "Nobody wanted the road.",
        "It opens in May.",
    )
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Road approved | The Town Post</title>
<link rel="canonical" href="https://www.townpost.example/2025/05/29/road">
<meta property="og:title" content="Road approved">
<meta property="article:published_time" content="2025-05-29T10:00:00Z">
<meta property="article:modified_time" content="2025-05-30T11:00:00Z"><meta property="article:section" content="Local">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {{"@type": "NewsArticle",
"datePublished": "2025-05-29T09:30:00+02:00",
"author": [{{"@type": "Person", "name": "Ann Lee"}}, {{"name": "Bo Chen"}}]}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Road approved</h1>{BODY}
<p>Related: <a href="/x">Ship aground in the harbour</a></p><p>AFP contributed reporting.</p></article>
<div class="comments"><p>First comment of a reader who is angry about the road.</p></div>
<footer>Copyright The Town Post. All rights reserved.</footer></body></html>"""


def test_a_page_is_read_with_what_it_declares() -> None:
    draft = page(PAGE, "a.html")
    assert draft.title == "Road approved"
    assert draft.url == "https://www.townpost.example/2025/05/29/road"
    assert (draft.published, draft.published_origin) == ("2025-05-29T09:30:00+02:00", "json-ld:datePublished")
    assert (draft.updated, draft.updated_origin) == ("2025-05-30T11:00:00Z", "meta:article:modified_time")
    assert (draft.authors, draft.agencies, draft.section, draft.language) == (
        ("Ann Lee", "Bo Chen"),
        ("AFP",),
        "Local",
        "en-GB",
    )
    paragraphs = draft.text.split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[1].startswith("“We did it,” said Mayor Ada Pell.")


def test_the_declared_charset_decodes_the_page() -> None:
    russian = PAGE.replace("utf-8", "windows-1251").replace("Road approved", "Дорога одобрена")
    assert read(russian.encode("cp1251"), "a.html").title == "Дорога одобрена"


def test_a_browsers_comment_gives_the_address_of_a_saved_page() -> None:
    comment = "<!-- saved from url=(0030)https://e.com/saved -->"
    markup = f"{comment}\n<html><head><title>Road approved</title></head><body>{BODY}</body></html>"
    assert page(markup, "a.html").url == "https://e.com/saved"


def test_a_page_without_an_article_is_a_failure() -> None:
    with pytest.raises(DocumentError, match="no article found"):
        page("<html><head><title>Home</title></head><body><a href='/'>Home</a></body></html>", "a.html")


def test_a_very_deep_page_ends_quickly() -> None:
    with pytest.raises(DocumentError):
        page("<html><body>" + "<div>" * 200_000 + "x", "a.html")


PUBLISHER = '"publisher": {"@type": "Organization", "name": "Town Post Media"}, "datePublished"'


def test_the_outlet_is_the_name_that_the_page_gives_its_site() -> None:
    named = PAGE.replace("<nav>", "").replace(
        "</head>", '<meta property="og:site_name" content="The Town Post"></head>'
    )
    assert page(named, "a.html").outlet == "The Town Post"
    assert page(PAGE.replace('"datePublished"', PUBLISHER), "a.html").outlet == "Town Post Media"
    assert page(named.replace('"datePublished"', PUBLISHER), "a.html").outlet == "The Town Post"


def test_a_publisher_is_found_where_the_page_describes_it_elsewhere() -> None:
    markup = PAGE.replace('"datePublished"', '"publisher": {"@id": "#us"}, "datePublished"').replace(
        '"@type": "WebSite"', '"@type": "Organization", "@id": "#us", "name": "The Town Post"'
    )
    assert page(markup, "a.html").outlet == "The Town Post"
    assert page(markup.replace('{"@id": "#us"}', '{"@id": "#them"}'), "a.html").outlet is None


@pytest.mark.parametrize("name", ["townpost.example", "www.TownPost.example", "https://www.townpost.example/", " "])
def test_a_site_name_that_is_a_host_says_no_more_than_the_address(name: str) -> None:
    assert page(PAGE.replace("</head>", f'<meta property="og:site_name" content="{name}"></head>'), "a").outlet is None


def test_a_long_list_of_linked_data_costs_time_in_proportion() -> None:
    def seconds(items: int) -> float:
        data = json.dumps([{}] * items)
        begun = time.perf_counter()
        assert sum(1 for _ in _nodes(json.loads(data))) == items
        return time.perf_counter() - begun

    assert seconds(200_000) < 60 * seconds(20_000)


def test_broken_linked_data_is_passed_over() -> None:
    draft = page(PAGE.replace('{"@graph"', '{"@graph'), "a.html")
    assert draft.published == "2025-05-29T10:00:00Z"
