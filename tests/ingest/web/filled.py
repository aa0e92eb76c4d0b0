"""An archive that is filled from a site on loopback."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.domain import Article
from assistant.settings import Settings, load
from ingest import pipeline
from ingest.summary import Summary
from tests.paper import HOME, Paper, item, page, rss

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
FEED, SITEMAP = "application/rss+xml", "application/xml"


class Desk:
    """An archive that is filled from the web."""

    def __init__(self, folder: Path) -> None:
        self.archive = folder / "archive"
        self.settings: Settings = load(archive=self.archive, fetch_allow=HOME, fetch_delay_s=0, statements=False)
        self.notices: tuple[str, ...] = ()

    def ingest(self, *sources: str, now: datetime = NOW, limit: int = 200, **more: object) -> Summary:
        summary = pipeline.ingest(sources, self.archive, self.settings, now=now, limit=limit, **more)  # type: ignore[arg-type]
        self.notices = tuple(notice for notice in summary.notices if notice != pipeline.UNREAD)
        return summary

    def article(self, url: str) -> Article:
        with Archive.open(self.archive) as archive:
            return archive.article(url)

    def count(self) -> int:
        with Archive.open(self.archive) as archive:
            return len(archive.article_ids())

    def unread(self) -> list[str]:
        with Archive.open(self.archive) as archive:
            return [document.source for document in archive.unread()]


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.added, summary.updated, summary.unchanged, summary.duplicates, summary.failed


def feed(paper: Paper, *numbers: int, more: str = "", etag: str = "") -> str:
    """Put a feed of articles up, and the articles; give the feed's address."""
    for n in numbers:
        paper.at.get(f"/a/{n}") or paper.put(f"/a/{n}", page(n), etag=f'"page {n}"')
    items = [item(f"{paper.url}/a/{n}?utm_source=rss", n, more) for n in numbers]
    for n in numbers:
        paper.at[f"/a/{n}?utm_source=rss"] = paper.at[f"/a/{n}"]
    return paper.put("/feed", rss(*items), FEED, etag=etag)
