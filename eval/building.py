"""The archives that the named sets are asked of: built once by the real ingest, kept, and built anew when asked to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import Settings
from eval.code import code_version
from eval.datasets import Dataset, articles_digest
from ingest.pipeline import ingest
from ingest.summary import Progress

BUILD = Path("build/eval")
"""Where archives are built unless an option says otherwise."""


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

    It is brought up to date where it is unfinished, and built anew where its articles changed or ``fresh`` is set.
    """
    if dataset.archive is not None or not dataset.sources:
        return Built(dataset.archive or settings.archive, None)
    folder, articles = under / dataset.sources[0].name.partition(".")[0], articles_digest(dataset, under)
    note = folder / "built.json"
    if note.is_file():
        told = json.loads(note.read_text("utf-8"))
        if told["articles"] == articles and not fresh:
            return Built(folder / "archive", told["code"])
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    ingest(
        [str(source) for source in dataset.sources],
        folder / "archive",
        settings,
        now=datetime.now(UTC),
        progress=progress,
    )
    note.write_text(json.dumps({"articles": articles, "code": code_version()}), "utf-8")
    return Built(folder / "archive", code_version())
