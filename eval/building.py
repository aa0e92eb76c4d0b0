"""The archives that the named sets are asked of: built once by the real ingest, kept, and built anew when asked to.

A folder is named by all that its content depends on but the code: articles, settings of the ingest, weights. So no set
is asked of another's archive, and sets over the same articles share one. It is made aside and renamed once it is whole,
by one process at a time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from assistant.archive.embedder import load_embedder
from assistant.errors import InputError
from assistant.settings import Settings
from eval.code import code_version
from eval.datasets import Dataset, articles_digest
from ingest.pipeline import ingest
from ingest.summary import Progress

BUILD = Path("build/eval")
"""Where archives are built unless an option says otherwise."""
DIGITS = 12
NOTE, ARCHIVE = "built.json", "archive"


@dataclass(frozen=True, slots=True)
class Built:
    """An archive's folder and the version of the code that brought its articles in; unknown for the user's own."""

    folder: Path
    code: str | None


def built(
    dataset: Dataset,
    settings: Settings,
    *,
    fresh: bool = False,
    under: Path = BUILD,
    progress: Callable[[Progress], None] | None = None,
) -> Built:
    """Give the archive of a set: the user's where one was given, else one of the set's articles.

    An unfinished one is gone on with where the same code began it; ``fresh`` builds it anew. Waits where another
    process builds the same. Raises InputError where an article can't be read: a set is asked of all its articles.
    """
    if dataset.archive is not None or not dataset.sources:
        return Built(dataset.archive or settings.archive, None)
    from filelock import FileLock

    told = _made_of(dataset, settings, under)
    key = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:DIGITS]
    folder = under / f"{dataset.sources[0].name.partition('.')[0]}-{key}"
    under.mkdir(parents=True, exist_ok=True)
    with FileLock(under / f"{folder.name}.lock"):
        if fresh or not folder.exists():
            partial = _build(dataset, settings, folder.with_suffix(".partial"), told, progress)
            if folder.exists():
                shutil.rmtree(folder)
            partial.replace(folder)
        note = json.loads((folder / NOTE).read_text("utf-8"))
    return Built(folder / ARCHIVE, note["code"])


def _made_of(dataset: Dataset, settings: Settings, under: Path) -> dict[str, object]:
    """Say what decides what the ingest makes of a set, beside the code."""
    return {
        "articles": articles_digest(dataset, under),
        "weights": load_embedder(settings).fingerprint,
        "statements": settings.statements,
        "passage_words": settings.passage_words,
    }


def _build(
    dataset: Dataset,
    settings: Settings,
    partial: Path,
    told: dict[str, object],
    progress: Callable[[Progress], None] | None,
) -> Path:
    """Bring a set's articles into the folder ``partial``, beginning anew unless this code began it."""
    note, begun = partial / NOTE, {**told, "code": code_version()}
    if not note.is_file() or json.loads(note.read_text("utf-8")) != begun or code_version().endswith("-dirty"):
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        note.write_text(json.dumps(begun), "utf-8")
    sources = [str(source) for source in dataset.sources]
    done = ingest(sources, partial / ARCHIVE, settings, now=datetime.now(UTC), progress=progress)
    if done.failures:
        first = done.failures[0]
        raise InputError(
            f"{dataset.name}: {done.failed} of {done.read} articles can't be read, the first is {first.source}: "
            f"{first.reason}; mend the data"
        )
    return partial
