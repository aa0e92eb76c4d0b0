"""Statements for an archive that was filled before there were any, or by an extractor that has changed since."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.archive.catalogue import open_catalogue
from assistant.archive.embedder import load_embedder
from assistant.settings import Settings
from ingest.preparing import Preparer, around, digest_of, embedded_texts
from ingest.summary import Progress

BATCH_ARTICLES = 64
"""Articles read together: what an interruption may cost."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many articles were read and what they have; ``faults`` are the (article id, reason) of those that could not
    be, which keep what they had and are tried again the next time.
    """

    articles: int
    statements: int
    faults: tuple[tuple[str, str], ...] = ()


def backfill(
    archive_dir: Path, settings: Settings, progress: Callable[[Progress], None], *, publish: bool = True
) -> Filled:
    """Read the stored articles whose statements the shipped extractor has not read.

    Passages keep their vectors. What is done stays done when it is interrupted. Without ``publish`` Chroma is left as
    it is, for `repair` to build anew. Raises ArchiveMissing, and ArchiveLocked while another process writes.
    """
    with open_catalogue(archive_dir, readonly=True):
        pass  # there is one: none is made to be filled
    embedder = load_embedder(settings)
    preparer = Preparer(embedder, settings)
    begun, counted, words = time.perf_counter(), 0, 0
    faults: list[tuple[str, str]] = []
    with Archive.open(archive_dir, embedder, create=True) as archive, archive.writer(publish=publish) as writer:
        listed = {document.source for document in archive.unread() if document.stored}
        ids = archive.without_statements(preparer.fingerprint)
        for start in range(0, len(ids), BATCH_ARTICLES):
            cuts = [preparer.cut(archive.article(each), "", "") for each in ids[start : start + BATCH_ARTICLES]]
            said = preparer.statements(cut.article for cut in cuts)
            for cut, read in zip(cuts, said, strict=True):
                if read.fault:
                    faults.append((cut.article.id, read.fault))
                    continue
                texts, found = embedded_texts(cut), read.statements
                own = [texts[i] for i in around(cut, found)]
                vectors = preparer.vectors(own, writer.known)  # none, unless passages were cut otherwise
                digests = [digest_of(text) for text in own]
                writer.put_statements(cut.article.id, found, digests, vectors, preparer.fingerprint)
                if (where := cut.article.origin or cut.article.id) in listed:
                    writer.forget_failures([where])
            counted += sum(len(read.statements) for read in said)
            words += sum(len(cut.article.text.split()) for cut in cuts)
            done = start + len(cuts)
            progress(Progress(done, done, 0, words, time.perf_counter() - begun, len(ids)))
    return Filled(len(ids) - len(faults), counted, tuple(faults))
