"""Speed and memory beside the tutorial pipeline, in one run.

``python -m eval.speed ARTICLES`` ingests the same articles (a file or folder ``dateline ingest`` takes) with both
pipelines, each in a process of its own and in turn, ROUNDS times; then measures warm and cold questions. Prints
JSON; quote the ratios, machines differ.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from eval.newsqa import percentiles


def ours(sources: Sequence[str], folder: Path) -> dict[str, float]:
    """Ingest with Dateline; words per second and peak memory of this process in MB."""
    from assistant.settings import load
    from ingest.pipeline import ingest

    summary = ingest(sources, folder, load(archive=folder), now=datetime.now(UTC))
    return {
        "words_per_s": summary.words / summary.seconds,
        "seconds": summary.seconds,
        "words": summary.words,
        "peak_mb": peak_mb(),
    }


def tutorial(sources: Sequence[str], folder: Path) -> dict[str, float]:
    """Ingest with the tutorial pipeline; the clock covers what ours covers: reading, splitting, embedding, storing."""
    from assistant.adapters.embeddings import DatelineEmbeddings
    from assistant.archive.embedder import load_embedder
    from assistant.domain import Article
    from assistant.settings import load
    from eval.tutorial import build
    from ingest.readers import read

    started = time.perf_counter()
    articles = [item for source in sources for item in read(source) if isinstance(item, Article)]
    build(articles, DatelineEmbeddings(load_embedder(load())), folder)
    seconds = time.perf_counter() - started
    words = sum(len(article.text.split()) for article in articles)
    return {"words_per_s": words / seconds, "seconds": seconds, "words": words, "peak_mb": peak_mb()}


def peak_mb() -> float:
    """Give this process's peak resident memory, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def questions(archive: Path, asked: Sequence[str], as_of: datetime) -> dict[str, float]:
    """Ask warm, in one process."""
    from assistant import Assistant
    from assistant.settings import load

    with Assistant.open(archive, load(archive=archive)) as assistant:
        assistant.ask(asked[0], as_of=as_of, extractive=True)
        return percentiles(
            "warm_ask_ms", [assistant.ask(text, as_of=as_of, extractive=True).timings_ms["total"] for text in asked]
        )


def cold(archive: Path, question: str, as_of: datetime, runs: int) -> float:
    """Give the median seconds of a whole ``dateline ask`` process."""
    command = [
        sys.executable,
        "-m",
        "ui.cli.app",
        "--archive",
        str(archive),
        "ask",
        question,
        "--as-of",
        as_of.date().isoformat(),
        "--json",
    ]
    took = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - started)
    return median(took)
