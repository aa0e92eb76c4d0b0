"""Feeds and sitemaps as they are written, well and badly; bombs among them."""

from __future__ import annotations

import gzip
import json

import pytest

from assistant.errors import DocumentError, FetchError
from ingest.web.fetching import Fetched
from ingest.web.kinds import kind, listing, unpacked
from ingest.web.listing import Entry, Listing
from ingest.web.pages import own_words

URL = "https://paper.example/news/feed"
OWN = "https://p.example/feed"


def read(raw: str | bytes, media: str = "", charset: str = "") -> Listing:
    fetched = Fetched(URL, raw.encode() if isinstance(raw, str) else raw, media, charset)
    return listing(fetched, kind(fetched))


def rss(items: str, head: str = "") -> str:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0" {spaces}><channel><title>Courier</title>{items}</channel></rss>'
    )


def test_an_rss_feed_gives_links_titles_dates_authors_and_its_own_words() -> None:
    (entry,) = read(
        rss(
            "<item><title>Gulls &amp;amp; &lt;i&gt;boats&lt;/i&gt; at caf&eacute;</title>"
            "<link>/gulls?a=1&amp;b=2</link>"
            "<pubDate>Thu, 29 May 2025 10:00:00 +0200</pubDate><dc:creator>Ann Lee</dc:creator>"
            "<description>Short.</description><content:encoded><![CDATA[<p>The whole.</p>]]></content:encoded></item>"
        )
    ).entries
    assert entry == Entry(
        "https://paper.example/gulls?a=1&b=2",
        "Gulls & boats at café",
        "Thu, 29 May 2025 10:00:00 +0200",
        authors=("Ann Lee",),
        content="<p>The whole.</p>",
    )


def test_an_atom_feed_gives_when_an_entry_was_changed() -> None:
    (entry,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>'
        '<entry><title type="html">A &lt;b&gt;b&lt;/b&gt;</title>'
        '<link rel="self" href="https://x.example/self"/><link href="../a/1"/>'
        "<published>2025-05-01T10:00:00Z</published><updated>2025-05-02T10:00:00Z</updated>"
        "<author><name>Bo Chen</name></author><summary>S</summary></entry></feed>"
    ).entries
    assert entry == Entry(
        "https://paper.example/a/1", "A b", "2025-05-01T10:00:00Z", "2025-05-02T10:00:00Z", ("Bo Chen",), content="S"
    )


def test_a_json_feed_is_read_and_other_data_is_not() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "C",
        "items": [
            {"id": "1", "url": "https://p.example/1", "title": "One", "date_published": "2025-05-01T10:00:00Z"},
            {"id": "2", "url": "/2", "content_text": "Words.", "authors": [{"name": "Ann Lee"}], "language": "en"},
            "nonsense",
        ],
    }
    one, two = read(json.dumps(feed), "application/feed+json").entries
    assert one == Entry("https://p.example/1", "One", "2025-05-01T10:00:00Z")
    assert two == Entry("https://paper.example/2", authors=("Ann Lee",), language="en", content="Words.")
    for other in ('{"a": 1}', "[1, 2]", "{broken", "[" * 100_000):
        with pytest.raises(FetchError, match="no JSON Feed"):
            read(other)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("desk@p.org (Ann Lee)", "Ann Lee"),
        ("desk@p.london (Ann Lee)", "Ann Lee"),
        ("Ann Lee &lt;desk@p.london&gt;", "Ann Lee"),
        ("Ann Lee, desk@p.org", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("desk@p.london", None),
        ("", None),
    ],
)
def test_an_author_with_a_mail_address_gives_the_name_alone_or_none(written: str, name: str | None) -> None:
    (entry,) = read(rss(f"<item><title>A</title><link>/1</link><author>{written}</author></item>")).entries
    assert entry.authors == ((name,) if name else ())


def test_entries_come_the_newest_first_and_those_without_a_date_in_their_order_after() -> None:
    dated = "<item><title>{t}</title><link>/{t}</link><pubDate>{d}</pubDate></item>"
    bare = "<item><title>{t}</title><link>/{t}</link></item>"
    items = bare.format(t="x") + dated.format(t="old", d="01 May 2025 10:00:00 GMT") + bare.format(t="y")
    feed = rss(items + dated.format(t="new", d="Fri, 02 May 2025 10:00 EST"))
    assert [entry.title for entry in read(feed).entries] == ["new", "old", "x", "y"]


def test_a_broken_feed_gives_what_can_be_read() -> None:
    feed = rss("<item><title>Fish & chips</title><link>/a?b=1&c=2</link></item><item><title>Two</title><link>/2</link>")
    found = read(feed.replace("</channel></rss>", ""))
    assert [entry.link for entry in found.entries] == ["https://paper.example/a?b=1&c=2", "https://paper.example/2"]


@pytest.mark.parametrize(
    ("declared", "codec", "charset"),
    [
        ("utf-8", "utf-8", ""),
        ("windows-1251", "cp1251", ""),
        ("utf-8", "cp1251", "windows-1251"),
        ("utf-16", "utf-16", ""),
        ("utf-8", "utf-8-sig", ""),
    ],
)
def test_a_feed_is_read_in_the_encoding_it_is_in(declared: str, codec: str, charset: str) -> None:
    feed = rss("<item><title>Новости с побережья</title><link>/a</link></item>")
    feed = feed.replace('version="1.0"', f'version="1.0" encoding="{declared}"', 1)
    assert read(feed.encode(codec), "", charset).entries[0].title == "Новости с побережья"


def test_a_sitemap_gives_pages_the_newest_first_with_what_a_news_sitemap_adds() -> None:
    news = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    found = read(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {news}><!-- x --><?y z?>'
        "<url><loc> https://p.example/old </loc><lastmod>2025-05-01</lastmod></url><url><lastmod>2025</lastmod></url>"
        "<url><loc>/new</loc><news:news><news:publication><news:name>C</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2025-05-09T10:00:00Z</news:publication_date>"
        "<news:title>New &amp; fine</news:title></news:news></url></urlset>"
    )
    new = Entry("https://paper.example/new", "New & fine", "2025-05-09T10:00:00Z", language="en")
    assert found == Listing((new, Entry("https://p.example/old", updated="2025-05-01")))


def test_an_index_gives_its_sitemaps_the_newest_first_and_may_be_packed() -> None:
    part = "<sitemap><loc>https://p.example/{n}.xml.gz</loc><lastmod>2025-0{n}</lastmod></sitemap>"
    raw = gzip.compress(f"<sitemapindex>{part.format(n=1)}{part.format(n=3)}{part.format(n=2)}</sitemapindex>".encode())
    found = read(unpacked(raw), "application/gzip")
    assert found.parts == tuple(f"https://p.example/{n}.xml.gz" for n in (3, 2, 1))


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("<!DOCTYPE html><html><body>x", "page"),
        ("<!-- saved --> <HTML>", "page"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD" "x.dtd"><html xmlns="y">', "page"),
        ("\ufeff\n<p>A page of one paragraph", "page"),
        ('<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- <x> --><rss>', "feed"),
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss version="0.91">', "feed"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "feed"),
        ("<atom:feed>", "feed"),
        ("<urlset>", "sitemap"),
        (' {"version": 1}', "json"),
    ],
)
def test_what_came_is_told_by_what_it_is(raw: str, what: str) -> None:
    assert kind(Fetched(URL, raw.encode(), "text/plain")) == what


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Only words.", "neither a page, a feed nor a sitemap"),
        (b"", "neither"),
        (b"<svg></svg>", "XML of another kind"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"\x00\x01\x02", "binary"),
    ],
)
def test_anything_else_is_refused_with_what_it_is(raw: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        kind(Fetched(URL, raw))


def test_an_entity_hidden_in_another_encoding_is_refused_as_well() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item>'
    for codec in ("utf-16", "utf-8-sig"):
        with pytest.raises(FetchError, match="entities of its own"):
            read(bomb.encode(codec))


def test_the_own_words_of_a_feed_are_an_article_only_where_they_are_more_than_a_teaser() -> None:
    line = "The ferry waited at the quay of Orvenmouth until the wind had turned. "
    whole = Entry("https://p.example/1", "Ferry", "2025-05-01", authors=("Ann Lee",), content=f"<p>{line * 12}</p>" * 2)
    draft = own_words(whole, "https://p.example/1", OWN)
    assert draft is not None
    assert (draft.title, draft.url, draft.published, draft.authors) == ("Ferry", whole.link, "2025-05-01", ("Ann Lee",))
    assert own_words(Entry("https://p.example/1", "Ferry", content=line), "x", OWN) is None
    assert own_words(Entry("https://p.example/1", "Ferry", content=f"<p>{line * 12}It was […]</p>"), "x", OWN) is None
    assert (
        own_words(
            Entry("https://p.example/1", "Ferry", content=f"<p>{line * 12}</p><p>Read more at Courier</p>"), "x", OWN
        )
        is None
    )
    assert own_words(Entry("https://p.example/1", "Ferry", content=f"{line * 12}\n{line * 3}"), "x", OWN) is not None


def test_the_own_words_of_a_feed_go_under_no_other_papers_address_name_or_byline() -> None:
    words = "The ferry waited at the quay of Orvenmouth until the wind had turned. " * 12
    posing = (
        '<meta property="og:site_name" content="The Great Paper"><meta name="author" content="Tom Marsk">'
        f'<meta property="og:url" content="https://great.example/1"><p>{words}</p>'
    )
    assert own_words(Entry("https://great.example/1", "Ferry", content=posing), "x", OWN) is None
    for link in ("https://news.p.example/1", ""):
        draft = own_words(Entry(link, "Ferry", content=posing), "x", OWN)
        assert draft is not None
        assert (draft.url, draft.outlet, draft.authors) == (link or None, "p.example", ())
