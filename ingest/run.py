"""One ingest under way: what comes is identified, waits for its batch, and is embedded and committed with it.

An article counts once its batch is committed, so an interrupted run loses nothing it reported, and the next run goes on
where that one ended: what is stored is neither embedded nor written again.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.archive.archive import Archive
from assistant.archive.census import STORED_WITHOUT, file_of
from assistant.archive.entries import Stored
from assistant.archive.writer import ArchiveWriter
from assistant.domain import Article
from assistant.shingles import resembles
from ingest.dedupe import (
    apart,
    content_digest,
    copy_key,
    has_given_id,
    origin_key,
    record_digest,
    rewrites,
    same_outlet,
    shared_key,
)
from ingest.preparing import Cut, Preparer
from ingest.readers import Failure, Notice, Outcome, Unchanged
from ingest.tally import Tally
from ingest.urls import has_web_scheme

CUT_SHORT = "stopped before the end; what was read is kept, the same sources again go on from there"
"""What an ingest says that was stopped."""
BATCH_PASSAGES = 256
"""Passages embedded and committed together: each is embedded by itself, so this is what a kill may cost (seconds of
embedding) against the number of commits.
"""
FIRST_BATCH = 32
"""Passages of the first batch, each later one has twice as many: something is stored, and told, within two seconds."""
BATCH_ARTICLES = 256
"""Articles committed together at most, where little is new in each."""
BATCH_SECONDS = 10.0
"""The longest that an article waits for others before it is stored: pages come in one a second."""


class Run:
    """One ingest under way: what it counted so far and the articles that wait to be embedded and stored together."""

    def __init__(self, archive: Archive, writer: ArchiveWriter, number: int, preparer: Preparer, tally: Tally) -> None:
        self._archive = archive
        self._writer = writer
        self._number = number
        self._preparer = preparer
        self._tally = tally
        self._waiting: dict[str, Cut] = {}
        self._seen: dict[str, list[str]] = {}
        self._files: dict[str, str] = {}
        self._batch = FIRST_BATCH
        self._begun = 0.0
        self.files: set[str] = set()

    @property
    def is_stored(self) -> bool:
        """Tell whether everything that was taken is stored."""
        return not self._waiting

    def take(self, outcome: Outcome) -> None:
        """Count what a reader yields; an article that is new or changed waits for its batch."""
        failure: Failure | None = None
        match outcome:
            case Notice():
                self._tally.note(f"{outcome.source}: {outcome.reason}")
            case Article():
                self.files.add(file_of(outcome.origin))
                failure = self._take_article(outcome)
            case Unchanged():
                self.files.add(file_of(outcome.source))
                self._tally.count("unchanged")
                self._report()
            case Failure():
                self.files.add(file_of(outcome.source))
                failure = outcome
        if failure:
            self._tally.fail(failure)
            self._writer.record_failure(self._number, failure.source, failure.reason)

    def cut_short(self) -> None:
        """Note that not all was read: what earlier runs said of these files still stands."""
        self._tally.note(CUT_SHORT)
        self.files.clear()

    def store(self) -> None:
        """Embed and commit what waits; afterwards it is acknowledged."""
        waiting = list(self._waiting.values())
        self._waiting.clear()
        self._batch = min(2 * self._batch, BATCH_PASSAGES)
        read = self._preparer.prepare(waiting, self._writer.known)
        prepared = [item for item, _ in read]
        for item, stored in zip(prepared, self._writer.add(prepared) if prepared else (), strict=True):
            self._tally.stored(item, stored)
            if key := self._files.pop(item.article.id, None):
                self._writer.alias(item.article.id, key)
            if has_web_scheme(item.article.origin):  # found under the address that led to it too
                self._writer.alias(item.article.id, item.article.origin)
        for item, fault in read:
            if fault:
                self._without_statements(item.article, fault)
        self._report()

    def _without_statements(self, article: Article, fault: str) -> None:
        where, told = article.origin or article.id, f"{STORED_WITHOUT}{fault}; `dateline doctor --repair` tries again"
        self._tally.note(f"{where}: {told}")
        self._writer.record_failure(self._number, where, told)

    def _take_article(self, article: Article) -> Failure | None:
        """Let what is new or changed wait for its batch and count the rest; ``ingest.dedupe`` has the rules."""
        article = self._edited(article)
        if self._settled(article):
            return None
        given = has_given_id(article)
        if self._stored(article.id):
            placed = self._placed(article, given)
            if not isinstance(placed, Article):
                return placed
            article = placed
        content = content_digest(article)
        if not given and self._is_copy(article, content):
            return None
        if not self._waiting:
            self._begun = self._tally.seconds()
        self._waiting[article.id] = self._preparer.cut(article, content, self._note(article))
        if self._is_time():
            self.store()
        else:
            self._report()
        return None

    def _is_time(self) -> bool:
        """Tell whether the batch is large or old enough to be stored."""
        return (
            sum(len(item.passages) for item in self._waiting.values()) >= self._batch
            or len(self._waiting) >= BATCH_ARTICLES
            or self._tally.seconds() - self._begun >= BATCH_SECONDS
        )

    def _edited(self, article: Article) -> Article:
        """Give an article that is an edit of the one stored from its file as that one; any other as it is."""
        key = origin_key(article)
        if key is None:
            return article
        self._files[article.id] = key
        known = self._writer.find(key)
        if known in (None, article.id) or self._stored(article.id):
            return article
        stored = self._archive.article(known)
        if not resembles(article.text, stored.text):
            return article
        self._files[known] = self._files.pop(article.id)
        return replace(article, record=replace(article.record, id=known))

    def _placed(self, article: Article, given: bool) -> Article | Failure | None:
        """Give an article, whose id is stored with something else, as it is to be stored; None where it is known."""
        seen = self._seen.get(article.id, ())
        clash = bool(seen) and not any(
            resembles(article.text, version.article.text)
            for version in self._archive.versions(article.id)
            if record_digest(version.article) in seen
        )
        if given and clash:
            reason = f"the id {article.id!r} came with another text earlier in this run, which stays"
            return Failure(article.origin, f"{reason}; give each article an id of its own")
        other = apart(article)
        if (not given and self._settled(other)) or (not clash and self._is_earlier(article)):
            return None
        if given or not (clash or (not seen and self._is_another(article))):
            return article
        self._writer.alias(article.id, shared_key(article.id))
        return None if self._stored(other.id) and self._is_earlier(other) else other

    def _settled(self, article: Article) -> bool:
        """Count an article that came in this run already, or is stored as it is."""
        digest = record_digest(article)
        if digest in self._seen.get(article.id, ()):
            self._tally.count("duplicates")
            return True
        stored = self._stored(article.id)
        return stored is not None and stored.record_digest == digest and self._unchanged(article)

    def _is_earlier(self, article: Article) -> bool:
        """Count an article that equals an earlier version of the one stored under its id."""
        digest = record_digest(article)
        earlier = any(record_digest(version.article) == digest for version in self._archive.versions(article.id))
        return earlier and self._unchanged(article)

    def _is_another(self, article: Article) -> bool:
        """Tell whether the article stored by an earlier run under the same id is another one."""
        stored = self._archive.article(article.id)
        if resembles(article.text, stored.text):
            return False
        return not rewrites(article.record, stored.record) or self._writer.find(shared_key(article.id)) is not None

    def _is_copy(self, article: Article, content: str) -> bool:
        """Count an article that repeats another of its outlet word for word, and let that one be found by its URL."""
        url, key = article.record.url, copy_key(content, article.record.outlet)
        original = self._writer.find(key)
        if original is None and not self._stored(article.id):
            original = self._same_article(article, content)
        if original is None or original == article.id:
            return False
        self._tally.count("duplicates")
        for name in (key, url):
            if name and self._writer.find(name) is None:
                self._writer.alias(original, name)
        return True

    def _same_article(self, article: Article, content: str) -> str | None:
        """Find the article of the same outlet with the same words, stored or waiting."""
        for item in self._waiting.values():
            if item.content_digest == content and same_outlet(item.article.record.outlet, article.record.outlet):
                self.store()
                break
        return self._writer.find_duplicate(content, article.record.outlet)

    def _unchanged(self, article: Article) -> bool:
        self._note(article)
        self._tally.count("unchanged")
        self._report()
        return True

    def _note(self, article: Article) -> str:
        """Remember that an article came under its id in this run; give its digest."""
        digest = record_digest(article)
        self._seen.setdefault(article.id, []).append(digest)
        return digest

    def _stored(self, article_id: str) -> Stored | None:
        if article_id in self._waiting:
            self.store()
        return self._writer.existing(article_id)

    def _report(self) -> None:
        self._tally.report(len(self._waiting))
