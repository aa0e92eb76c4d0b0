"""Addresses as sources of a real ingest into a real archive, from a real site on loopback."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.archive.archive import Archive
from assistant.errors import InputError
from ingest.readers import html
from tests.assistant.archive.newsroom import WordEmbedder
from tests.ingest.web.filled import FEED, LATER, Desk, counts, feed
from tests.paper import HOME, Paper, item, page, rss


def test_an_article_is_read_from_its_address_and_not_again_while_it_is_as_it_was(desk: Desk, paper: Paper) -> None:
    url = paper.put("/ferry?id=7&utm_medium=mail", page(7), etag='"1"')
    assert counts(desk.ingest(url)) == (1, 0, 0, 0, 0)
    article = desk.article(url)
    assert article.record.title == "Ferry 7 waits for the wind"
    assert article.record.url == f"{paper.url}/ferry?id=7", "the link without what tracks readers"
    assert article.record.published is not None
    assert article.record.published.at == datetime(2025, 5, 7, 10, tzinfo=UTC)
    assert (article.origin, paper.asked) == (url, ["/ferry?id=7&utm_medium=mail"])
    assert counts(desk.ingest(url)) == (0, 0, 1, 0, 0)
    assert len(paper.unchanged) == 1
    paper.put("/ferry?id=7&utm_medium=mail", page(7, words="The ferry sailed after all on Friday. " * 9), etag='"2"')
    assert counts(desk.ingest(url)) == (0, 1, 0, 0, 0)


def test_a_page_is_kept_under_its_own_sites_address_and_never_under_anothers(desk: Desk, paper: Paper) -> None:
    own = paper.put("/amp/1", page(1, head='<link rel="canonical" href="/story/1">'))
    foreign = paper.put("/2", page(2, head='<link rel="canonical" href="https://great-paper.example/2">'))
    posing = paper.put("/3", page(3, head='<meta property="og:url" content="https://great-paper.example/3">'))
    assert counts(desk.ingest(own, foreign, posing)) == (3, 0, 0, 0, 0)
    assert [desk.article(url).record.url for url in (own, foreign, posing)] == [f"{paper.url}/story/1", foreign, posing]
    assert {desk.article(url).record.outlet for url in (foreign, posing)} == {HOME}


def test_what_a_page_lacks_the_feed_gives_and_what_it_declares_stands(desk: Desk, paper: Paper) -> None:
    bare = page(1).replace("article:published_time", "x").replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    paper.put("/1", bare)
    paper.put("/2", page(2, head='<meta name="author" content="Tom Marsk">'))
    author = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann Lee</dc:creator>'
    url = paper.put("/feed", rss(item(f"{paper.url}/1", 21, author), item(f"{paper.url}/2", 22, author)), FEED)
    assert counts(desk.ingest(url)) == (2, 0, 0, 0, 0)
    one, two = desk.article(f"{paper.url}/1").record, desk.article(f"{paper.url}/2").record
    assert one.published is not None
    assert two.published is not None
    assert (one.published.at.day, one.published.origin, one.authors) == (21, "feed:published", ("Ann Lee",))
    assert (two.published.at.day, two.authors) == (2, ("Tom Marsk",))


def test_a_feeds_own_text_stands_in_for_a_page_that_can_not_be_read_until_it_can(desk: Desk, paper: Paper) -> None:
    words = "<p>" + "The gull of the pier took a third sandwich on Sunday, said the keeper. " * 12 + "</p>"
    spaced = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    full = f"<content:encoded {spaced}><![CDATA[{words}]]></content:encoded>"
    paper.put("/1", "", status=403)
    teaser = item(f"{paper.url}/2", 2, "<description>Teaser</description>")
    url = paper.put("/feed", rss(item(f"{paper.url}/1", 1, full), teaser), FEED)
    summary = desk.ingest(url)
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert [failure.source for failure in summary.failures] == [f"{paper.url}/2"]
    assert "the feed's own text was taken: the site lets no program read it (403)" in desk.notices[0]
    article = desk.article(f"{paper.url}/1")
    assert article.text.startswith("The gull of the pier")
    assert article.record.title == "Ferry 1 waits for the wind"
    paper.put("/1", page(1))
    assert counts(desk.ingest(url)) == (0, 1, 0, 0, 1)
    paper.put("/1", "", status=500)
    summary = desk.ingest(url, now=LATER)
    assert counts(summary) == (0, 0, 0, 0, 2)
    assert summary.failures[0].reason.endswith("try again later; what is stored of it stays")
    assert "harbour office" in desk.article(f"{paper.url}/1").text


def test_a_page_takes_the_place_of_the_feeds_own_text_wherever_on_its_site_the_link_leads(
    desk: Desk, paper: Paper
) -> None:
    words = "The gull of the pier took a third sandwich on Sunday, said the keeper. " * 12
    url = paper.put("/feed", rss(item(f"{paper.url}/go?to=1", 1, f"<description>{words}</description>")), FEED)
    paper.put("/go?to=1", "", status=500)
    assert counts(desk.ingest(url)) == (1, 0, 0, 0, 0)
    paper.put("/go?to=1", "", status=301, headers={"Location": "/a/1"})
    paper.put("/a/1", page(1))
    assert counts(desk.ingest(url)) == (0, 1, 0, 0, 0)
    assert desk.count() == 1
    assert "harbour office" in desk.article(f"{paper.url}/go?to=1").text
    paper.put("/a/1", page(1, words="The ferry sailed after all on Friday. " * 9))
    assert counts(desk.ingest(url, now=LATER)) == (0, 1, 0, 0, 0)
    assert desk.count() == 1


def test_hostile_links_in_a_feed_are_failures_and_the_rest_goes_on(desk: Desk, paper: Paper) -> None:
    paper.put("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain")
    paper.put("/a", page(1))
    paper.put("/data", '{"a": 1}', "application/json")
    paper.put("/out", "", status=302, headers={"Location": "http://169.254.169.254/latest"})
    links = {
        "file:///etc/passwd": "is no web address",
        "http://10.0.0.1/": "a private or reserved address",
        "http://[::ffff:127.0.0.1]/": "an IPv4 address in disguise",
        f"{paper.url}/out": "169.254.169.254 is a link-local address",
        f"{paper.url}/private": "robots.txt asks programs not to",
        f"{paper.url}/data": "it is no page but a json",
        f"{paper.url}/feed": "it is no page but a feed",
    }
    items = [item(link, 9 - n) for n, link in enumerate(links)]
    paper.put("/feed", rss(*items, item(f"{paper.url}/a", 1)), FEED)
    summary = desk.ingest(f"{paper.url}/feed")
    assert counts(summary) == (1, 0, 0, 0, len(links))
    for failure, (link, told) in zip(summary.failures, links.items(), strict=True):
        assert failure.source.replace(":///", "://") == link.replace(":///", "://")
        assert told in failure.reason
    assert len(desk.unread()) == len(links)


def test_the_front_page_of_a_site_is_no_article_and_its_feed_is_named(desk: Desk, paper: Paper) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    front = paper.put("/", page(1, head=link))
    (failure,) = desk.ingest(front).failures
    assert failure.reason.startswith("the front page of a site is no article")
    assert failure.reason.endswith(f"; it names {paper.url}/feed")
    assert paper.asked == ["/"], "and not followed"


def test_a_page_that_is_gone_is_not_the_front_page_that_its_link_leads_to(desk: Desk, paper: Paper) -> None:
    paper.put("/", page(1))
    paper.put("/gone", "", status=302, headers={"Location": "/"})
    (failure,) = desk.ingest(paper.put("/feed", rss(item(f"{paper.url}/gone", 3)), FEED)).failures
    assert failure.reason.startswith("its link leads to the front page of a site")
    assert desk.count() == 0
    assert counts(desk.ingest(paper.put("/feed", rss(item(f"{paper.url}/", 3)), FEED))) == (1, 0, 0, 0, 0), "as it says"


@pytest.mark.parametrize("wrong", ["http://127.0.0.2/", "http://10.0.0.1/feed", "https://[", "http://a b/"])
def test_an_address_that_is_never_fetched_is_refused_before_anything_is_read(desk: Desk, wrong: str) -> None:
    with pytest.raises(InputError, match="http"):
        desk.ingest(wrong)
    assert not desk.archive.exists()


def test_an_article_is_found_and_removed_by_the_link_that_led_to_it(desk: Desk, paper: Paper) -> None:
    paper.put("/out?to=1", "", status=302, headers={"Location": "/story/1"})
    paper.put("/story/1", page(1))
    link = f"{paper.url}/out?to=1"
    url = paper.put("/feed", rss(item(link, 1)), FEED)
    desk.ingest(url)
    assert desk.article(link).record.url == f"{paper.url}/story/1"
    with Archive.open(desk.archive, WordEmbedder()) as archive, archive.writer() as writer:
        assert writer.remove(link)
    assert counts(desk.ingest(url)) == (1, 0, 0, 0, 0), "asked in full again: nothing of it is stored"


def test_the_same_article_in_two_feeds_is_one(desk: Desk, paper: Paper) -> None:
    paper.put("/a", page(1))
    first = paper.put("/f1", rss(item(f"{paper.url}/a?utm_source=one", 1)), FEED)
    second = paper.put("/f2", rss(item(f"{paper.url}/a?utm_source=two", 1), item(f"{paper.url}/a#x", 1)), FEED)
    for name in ("one", "two"):
        paper.put(f"/a?utm_source={name}", page(1))
    desk.ingest(first, second)
    assert desk.count() == 1


def test_a_fault_of_a_parser_is_one_failure(desk: Desk, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    url = feed(paper, 1, 2)
    reader = html.page

    def faulty(markup: str, origin: str, url: str | None = None) -> object:
        if "Ferry 2" in markup:
            raise ZeroDivisionError("a fault")
        return reader(markup, origin, url)

    monkeypatch.setattr("ingest.readers.html.page", faulty)
    summary = desk.ingest(url)
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert summary.failures[0].reason == "could not be read (ZeroDivisionError: a fault)"


def test_an_empty_feed_is_no_failure(desk: Desk, paper: Paper) -> None:
    url = paper.put("/feed", rss(), FEED)
    assert counts(desk.ingest(url)) == (0, 0, 0, 0, 0)
    assert desk.notices == (f"{url}: the feed lists nothing at present",)
