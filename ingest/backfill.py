"""Statements for an archive that was filled before there were any, or by an extractor that has changed since."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import Settings
from ingest.preparing import Preparer, around, digest_of, embedded_texts
from ingest.summary import Progress

BATCH_ARTICLES = 64
"""Articles read together: what an interruption may cost."""


def backfill(archive_dir: Path, settings: Settings, progress: Callable[[Progress], None]) -> tuple[int, int]:
    """Read the stored articles whose statements the shipped extractor has not read; give how many articles and
    statements.

    Passages keep their vectors. What is done stays done when it is interrupted. Raises ArchiveLocked while another
    process writes.
    """
    embedder = load_embedder(settings)
    preparer = Preparer(embedder, settings)
    begun, counted, words = time.perf_counter(), 0, 0
    with Archive.open(archive_dir, embedder, create=True) as archive, archive.writer() as writer:
        ids = archive.without_statements(preparer.fingerprint)
        for start in range(0, len(ids), BATCH_ARTICLES):
            cuts = [preparer.cut(archive.article(each), "", "") for each in ids[start : start + BATCH_ARTICLES]]
            said = preparer.statements(cut.article for cut in cuts)
            for cut, found in zip(cuts, said, strict=True):
                texts = embedded_texts(cut)
                own = [texts[i] for i in around(cut, found)]
                vectors = preparer.vectors(own, writer.known)  # none, unless passages were cut otherwise
                digests = [digest_of(text) for text in own]
                writer.put_statements(cut.article.id, found, digests, vectors, preparer.fingerprint)
            counted += sum(map(len, said))
            words += sum(len(cut.article.text.split()) for cut in cuts)
            done = start + len(cuts)
            progress(Progress(done, done, 0, words, time.perf_counter() - begun, len(ids)))
    return len(ids), counted
