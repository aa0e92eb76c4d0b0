from __future__ import annotations

import pytest

from assistant.errors import DocumentError
from ingest.readers.html import page, read

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


def test_broken_linked_data_is_passed_over() -> None:
    draft = page(PAGE.replace('{"@graph"', '{"@graph'), "a.html")
    assert draft.published == "2025-05-29T10:00:00Z"
