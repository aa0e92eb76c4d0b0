"""Statements for an archive that was filled before there were any, or by an extractor that has changed since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import Settings
from ingest.preparing import Preparer

BATCH_ARTICLES = 64
"""Articles read together: what an interruption may cost."""


def backfill(
    archive_dir: Path, settings: Settings, progress: Callable[[int, int], None] = lambda done, total: None
) -> tuple[int, int]:
    """Read the stored articles whose statements the shipped extractor has not read; give how many articles and statements.

    Passages keep their vectors. What is done stays done when it is interrupted. ``progress`` takes the articles done
    and their number. Raises ArchiveLocked while another process writes.
    """
    embedder = load_embedder(settings)
    preparer = Preparer(embedder, settings)
    found = 0
    with Archive.open(archive_dir, embedder) as archive, archive.writer() as writer:
        ids = archive.without_statements(preparer.extractor.fingerprint)
        for start in range(0, len(ids), BATCH_ARTICLES):
            articles = [archive.article(article_id) for article_id in ids[start : start + BATCH_ARTICLES]]
            ledgers = preparer.ledgers(articles)
            vectors = preparer.vectors((text for ledger in ledgers for text in ledger.texts), writer.known)
            for article, ledger in zip(articles, ledgers, strict=True):
                writer.put_statements(
                    article.id,
                    ledger.statements,
                    ledger.digests,
                    {digest: vectors[digest] for digest in ledger.digests if digest in vectors},
                    preparer.extractor.fingerprint,
                )
                found += len(ledger.statements)
            progress(start + len(articles), len(ids))
    return len(ids), found
