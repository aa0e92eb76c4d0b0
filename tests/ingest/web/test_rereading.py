"""The same addresses again: what it costs, what is gone on with, what a run that ended early leaves."""

from __future__ import annotations

import gzip
from datetime import timedelta

import pytest

from assistant.archive.archive import Archive
from ingest.summary import Progress
from tests.ingest.web.filled import FEED, LATER, NOW, SITEMAP, Desk, counts, feed
from tests.paper import Paper, item, page, rss


def test_a_feed_read_again_costs_one_request_and_adds_nothing(desk: Desk, paper: Paper) -> None:
    url = feed(paper, 1, 2, 3, etag='"f1"')
    assert counts(desk.ingest(url)) == (3, 0, 0, 0, 0)
    assert paper.asked == ["/feed", "/robots.txt", *(f"/a/{n}?utm_source=rss" for n in (3, 2, 1))]
    paper.forget()
    assert counts(desk.ingest(url)) == (0, 0, 3, 0, 0)
    assert (paper.asked, paper.unchanged) == (["/feed"], ["/feed"])
    feed(paper, 1, 2, 3, 4, etag='"f2"')
    paper.forget()
    assert counts(desk.ingest(url)) == (1, 0, 3, 0, 0)
    assert paper.asked == ["/feed", "/robots.txt", "/a/4?utm_source=rss"]


def test_after_a_day_pages_are_asked_whether_they_have_changed(desk: Desk, paper: Paper) -> None:
    url = feed(paper, 1, 2, 3)
    desk.ingest(url)
    paper.put("/a/2?utm_source=rss", page(2, words="The ferry sailed after all on Friday. " * 9), etag='"page 2b"')
    paper.forget()
    assert counts(desk.ingest(url, now=LATER)) == (0, 1, 2, 0, 0)
    assert len(paper.asked) == 5
    assert paper.unchanged == ["/a/3?utm_source=rss", "/a/1?utm_source=rss"]
    with Archive.open(desk.archive) as archive:
        assert len(archive.versions(f"{paper.url}/a/2")) == 2


def test_a_feed_that_tells_when_its_entries_changed_is_believed(desk: Desk, paper: Paper) -> None:
    changed = '<updated xmlns="http://www.w3.org/2005/Atom">2025-05-{}T10:00:00Z</updated>'
    url = feed(paper, 1, 2, more=changed.format(20))
    desk.ingest(url)
    paper.forget()
    assert counts(desk.ingest(url, now=LATER)) == (0, 0, 2, 0, 0)
    assert paper.asked == ["/feed"]
    feed(paper, 1, 2, more=changed.format(21))
    assert counts(desk.ingest(url, now=LATER)) == (0, 0, 2, 0, 0)
    assert len(paper.unchanged) == 2, "asked, and as they were"


def test_a_page_that_can_be_read_again_leaves_the_list_of_failures(desk: Desk, paper: Paper) -> None:
    url = paper.put("/feed", rss(item(f"{paper.url}/1", 1)), FEED)
    assert counts(desk.ingest(url)) == (0, 0, 0, 0, 1)
    assert counts(desk.ingest(f"{paper.url}/gone")) == (0, 0, 0, 0, 1)
    assert desk.unread() == [f"{paper.url}/gone", f"{paper.url}/1"]
    paper.put("/1", page(1))
    assert counts(desk.ingest(url)) == (1, 0, 0, 0, 0)
    assert desk.unread() == [f"{paper.url}/gone"]


def test_of_many_pages_a_run_asks_for_the_newest_and_the_next_goes_on(desk: Desk, paper: Paper) -> None:
    url = feed(paper, *range(1, 8), etag='"f"')
    assert counts(desk.ingest(url, limit=3)) == (3, 0, 0, 0, 0)
    left = "4 more pages were left out, 3 are asked for at a time; fetch it again to go on"
    assert desk.notices == (f"{url}: {left}",)
    assert paper.asked[2:] == [f"/a/{n}?utm_source=rss" for n in (7, 6, 5)]
    assert counts(desk.ingest(url, limit=3)) == (3, 0, 3, 0, 0)
    assert desk.notices[0].startswith(f"{url}: 1 more page was left out")
    assert counts(desk.ingest(url, limit=3)) == (1, 0, 6, 0, 0)
    assert desk.notices == ()


def test_pages_that_come_to_nothing_do_not_keep_a_run_from_the_others(desk: Desk, paper: Paper) -> None:
    paper.put("/robots.txt", "User-agent: *\nDisallow: /video/", "text/plain")
    for n in (1, 2, 3):
        paper.put(f"/a/{n}", page(n))
    listed = (*((f"/video/{n}", n + 20) for n in range(5)), *((f"/bad/{n}", n + 10) for n in range(3)))
    articles = [item(f"{paper.url}/a/{n}", n) for n in (1, 2, 3)]
    url = paper.put("/feed", rss(*(item(paper.url + link, day) for link, day in listed), *articles), FEED)
    assert counts(desk.ingest(url, limit=3)) == (0, 0, 0, 0, 7), "one robots.txt and two pages; the rest takes no room"
    assert desk.notices == (f"{url}: 4 more pages were left out, 3 are asked for at a time; fetch it again to go on",)
    assert counts(desk.ingest(url, limit=3)) == (2, 0, 0, 0, 1)
    hour = timedelta(hours=1)
    assert counts(desk.ingest(url, limit=3, now=NOW + hour)) == (1, 0, 2, 0, 7)
    paper.forget()
    assert counts(desk.ingest(url, limit=3, now=NOW + 2 * hour)) == (0, 0, 3, 0, 8)
    assert paper.asked == ["/feed", "/robots.txt", "/bad/0", "/bad/2", "/bad/1"], "asked longest ago, asked first"


def test_a_list_whose_hosts_give_no_answer_one_after_another_is_left(
    desk: Desk, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.web.entries.UNWILLING_IN_A_ROW", 2)
    busy = [paper.put(f"/busy/{n}", "", status=429) for n in range(5)]
    url = paper.put("/feed", rss(*(item(link, 9) for link in busy), item(paper.put("/a", page(1)), 1)), FEED)
    assert counts(desk.ingest(url)) == (0, 0, 0, 0, 2)
    assert desk.notices == (f"{url}: 4 more pages were left out, 2 in a row were not answered; try again later",)
    for link in busy[2:]:
        paper.put(link.removeprefix(paper.url), "", status=404)
    assert counts(desk.ingest(url)) == (1, 0, 0, 0, 5), "what was not answered comes last"


def test_a_sitemap_and_an_index_of_packed_ones_are_read_the_newest_first(desk: Desk, paper: Paper) -> None:
    for n in range(1, 7):
        paper.put(f"/a/{n}", page(n))
    entry = "<url><loc>{}/a/{}</loc><lastmod>2025-05-0{}</lastmod></url>"
    for name, numbers in (("old", (1, 2)), ("new", (3, 4, 5))):
        body = f"<urlset>{''.join(entry.format(paper.url, n, n) for n in numbers)}</urlset>"
        paper.put(f"/{name}.xml.gz", gzip.compress(body.encode()), "application/gzip")
    part = "<sitemap><loc>{}/{}.xml.gz</loc><lastmod>{}</lastmod></sitemap>"
    parts = part.format(paper.url, "old", "2025-05-02") + part.format(paper.url, "new", "2025-05-05")
    index = paper.put("/index.xml", f"<sitemapindex>{parts}</sitemapindex>", SITEMAP)
    assert counts(desk.ingest(index, limit=2)) == (2, 0, 0, 0, 0)
    assert paper.asked == ["/index.xml", "/robots.txt", "/new.xml.gz", "/a/5", "/a/4"]
    assert [notice.removeprefix(f"{index}: ").partition(" ")[2].partition(";")[0] for notice in desk.notices] == [
        "sitemap of the index was not opened",
        "more page was left out, 2 are asked for at a time",
    ]
    assert counts(desk.ingest(index)) == (3, 0, 2, 0, 0)
    paper.forget()
    assert counts(desk.ingest(index, now=LATER)) == (0, 0, 5, 0, 0)
    assert paper.asked == ["/index.xml", "/robots.txt", "/new.xml.gz", "/old.xml.gz"], "lastmod is believed"


def test_a_run_that_is_broken_off_makes_the_next_one_miss_nothing(desk: Desk, paper: Paper) -> None:
    url = feed(paper, *range(1, 10), etag='"f"')

    def interrupt(progress: Progress) -> None:
        if progress.read == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.ingest(url, progress=interrupt)
    held = desk.count()
    summary = desk.ingest(url)
    assert (summary.added + held, desk.count(), summary.failed) == (9, 9, 0)
    paper.forget()
    assert counts(desk.ingest(url)) == (0, 0, 9, 0, 0)
    assert paper.asked == ["/feed"]


def test_a_run_that_is_stopped_keeps_what_it_read_and_says_so(desk: Desk, paper: Paper) -> None:
    url = feed(paper, *range(1, 6), etag='"f"')
    summary = desk.ingest(url, stopped=lambda: len(paper.asked) >= 4)
    assert (summary.added, desk.count()) == (2, 2)
    assert "stopped before the end" in desk.notices[0]
    assert counts(desk.ingest(url)) == (3, 0, 2, 0, 0)


def test_pages_that_come_slowly_are_stored_before_a_batch_is_full(
    desk: Desk, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.run.BATCH_SECONDS", 0.0)
    told: list[int] = []
    desk.ingest(feed(paper, 1, 2, 3), progress=lambda progress: told.append(progress.stored))
    assert told == [1, 2, 3, 3]


@pytest.mark.parametrize("written", ["", "{", '{"visits": []}', '{"visits": {"http://a/": {"pages": []}}}', "\0"])
def test_a_damaged_memory_costs_requests_and_nothing_else(desk: Desk, paper: Paper, written: str) -> None:
    url = feed(paper, 1, 2)
    desk.ingest(url)
    (desk.archive / "fetched.json").write_text(written)
    assert counts(desk.ingest(url)) == (0, 0, 2, 0, 0)
    assert desk.count() == 2
